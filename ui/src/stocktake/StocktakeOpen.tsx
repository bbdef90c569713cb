import { ArrowLeftOutlined } from "@ant-design/icons";
import { Button, Segmented } from "antd";
import { useState } from "react";
import { useLock } from "../frame/lock";
import { useAnswer } from "../kit/answers";
import { FailureNote } from "../kit/FailureNote";
import { Key, popupOpen, useShortcut } from "../kit/shortcuts";
import { useWords } from "../kit/words";
import { useCan } from "../session/door";
import { CountView } from "./CountView";
import { ReviewView } from "./ReviewView";
import { StateTag } from "./StocktakePage";

type View = "count" | "review";

/** One stocktake: counted place by place, then looked over. */
export function StocktakeOpen({ id, back }: { id: string; back: () => void }) {
  const { say } = useWords();
  const can = useCan();
  const { locked } = useLock();
  const card = useAnswer("stocktake.card", { id }, [
    "stocktake",
    "stocktake_line",
    "stocktake_count",
  ]);
  const [chosen, setChosen] = useState<View | null>(null);
  useShortcut("Escape", () => !popupOpen() && back(), !locked);
  const { data } = card;
  if (!data) return <FailureNote reason={card.error} again={() => card.refetch()} />;
  const mayCount = data.state === "open" && can("keep_stock");
  const view = mayCount ? (chosen ?? "count") : "review";
  return (
    <>
      <div className="row-wide">
        <Button icon={<ArrowLeftOutlined aria-hidden />} onClick={back} data-test="stocktake-back">
          {say("stocktake.back")} <Key>Esc</Key>
        </Button>
        <h2 className="number stocktake-number">{data.number}</h2>
        <StateTag state={data.state} />
        {mayCount && (
          <Segmented<View>
            aria-label={data.number}
            value={view}
            onChange={setChosen}
            options={(["count", "review"] as const).map((one) => ({
              value: one,
              label: <span data-test={`stocktake-${one}`}>{say(`stocktake.view_${one}`)}</span>,
            }))}
          />
        )}
        <span className="quiet grow">
          {data.state === "open" &&
            say("stocktake.left", {
              uncounted: data.uncounted,
              recount: data.to_recount,
              unexplained: data.unexplained,
            })}
        </span>
      </div>
      {view === "count" ? (
        <CountView id={id} look={() => setChosen("review")} />
      ) : (
        <ReviewView card={data} />
      )}
    </>
  );
}
