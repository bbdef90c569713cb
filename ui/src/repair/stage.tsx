import { useWords } from "../kit/words";
import type { Stage } from "../wire/commands";

/** Colour means state: who or what an order waits for. */
const TONES: Record<Stage, "quiet" | "waiting" | "work" | "good" | "held" | "late" | "done"> = {
  received: "quiet",
  diagnosing: "work",
  quoting: "waiting",
  awaiting_consent: "waiting",
  awaiting_parts: "waiting",
  repairing: "work",
  testing: "work",
  ready: "good",
  handed_over: "done",
  closed: "done",
  unclaimed: "late",
  on_hold: "held",
  sent_out: "held",
  void: "done",
};

/** A stage as dot, colour and word. */
export function StageMark({ stage, test }: { stage: Stage; test?: string }) {
  const { say } = useWords();
  return (
    <span className={`stage tone-${TONES[stage]}`} data-test={test} data-stage={stage}>
      {say(`stage.${stage}`)}
    </span>
  );
}
