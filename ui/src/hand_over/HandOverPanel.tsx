import { useState } from "react";
import { useAnswer } from "../kit/answers";
import { FailureNote } from "../kit/FailureNote";
import { useWords } from "../kit/words";
import { useCan } from "../session/door";
import type { RepairCard } from "../wire/commands";
import { HandOverDone } from "./HandOverDone";
import { HandOverForm } from "./HandOverForm";
import "./hand_over.css";

/** The machine goes home: against proof, with all that was left with it, signed for. */
export function HandOverPanel({ repair }: { repair: RepairCard }) {
  const { say } = useWords();
  const can = useCan();
  const [fresh, setFresh] = useState(false);
  const card = useAnswer("hand_over.card", { id: repair.id }, [
    "hand_over",
    "repair",
    "settlement",
    "payment",
    "posting",
    "quote",
    "reminder",
  ]);
  if (!card.data) return <FailureNote reason={card.error} again={() => card.refetch()} />;
  const { prepared, done } = card.data;
  const waits = repair.stage === "ready" || repair.stage === "unclaimed";
  return (
    <div className="stack hand-over" data-test="hand-over-panel">
      {done && <HandOverDone key={done.at} repair={repair} done={done} fresh={fresh} />}
      {waits && can("hand_over_repairs") && (
        <HandOverForm repair={repair} prepared={prepared} done={() => setFresh(true)} />
      )}
      {!done && !(waits && can("hand_over_repairs")) && (
        <div className="card empty" data-test="hand-over-not-yet">
          <strong>{say("hand_over.not_yet")}</strong>
          <span>
            {waits
              ? say("hand_over.no_right", { right: say("right.hand_over_repairs") })
              : say("hand_over.not_yet_told", { stage: say("stage.ready") })}
          </span>
        </div>
      )}
    </div>
  );
}
