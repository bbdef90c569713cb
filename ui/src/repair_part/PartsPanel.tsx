import { Alert, Button, Skeleton } from "antd";
import { useState } from "react";
import { useLock } from "../frame/lock";
import { useAnswer } from "../kit/answers";
import { FailureNote } from "../kit/FailureNote";
import { popupOpen, useShortcut } from "../kit/shortcuts";
import { useWords } from "../kit/words";
import { OldPartLine } from "../old_part/OldPartLine";
import { FactCard } from "../repair/Facts";
import { isOver } from "../repair/Promised";
import { useCan } from "../session/door";
import type { QuotedPart, RepairCard, RepairPartRow } from "../wire/commands";
import { type Asked, DeedForm } from "./DeedForm";
import { LineRow } from "./LineRow";
import { ScanPart } from "./ScanPart";
import "./parts.css";

/** The parts on an order: asked for, put aside, taken, and what became of them. */
export function PartsPanel({ card }: { card: RepairCard }) {
  const { say } = useWords();
  const can = useCan();
  const [asked, setAsked] = useState<{ row: RepairPartRow; what: Asked } | null>(null);
  const [forLine, setForLine] = useState<QuotedPart | null>(null);
  const parts = useAnswer("repair_part.of", { id: card.id }, [
    "repair_part",
    "old_part",
    "movement",
    "part",
    "quote",
    "repair",
  ]);
  const may = can("take_parts");
  if (!parts.data) {
    return parts.error ? (
      <FailureNote reason={parts.error} again={() => parts.refetch()} />
    ) : (
      <Skeleton active />
    );
  }
  const { rows, quoted, old, may_plan, may_take, may_use } = parts.data;
  const toUse = may && may_use ? (rows.find((row) => row.deeds.includes("use")) ?? null) : null;
  return (
    <div className="stack" data-test="parts">
      {may && (may_plan || may_take) && (
        <ScanPart
          key={forLine?.id ?? ""}
          repair={card.id}
          mayTake={may_take}
          mayPlan={may_plan}
          forLine={forLine}
          done={() => setForLine(null)}
        />
      )}
      {toUse && !asked && <UseKey act={() => setAsked({ row: toUse, what: "use" })} />}
      <FactCard title={say("parts.all")} test="part-lines">
        {rows.length === 0 ? (
          <p className="quiet">{say(may && may_plan ? "parts.none" : "parts.none_told")}</p>
        ) : (
          <ul className="part-lines">
            {rows.map((row) => (
              <LineRow
                key={row.id}
                row={row}
                may={may}
                mayPlan={may_plan}
                mayTake={may_take}
                mayUse={may_use}
                repair={card.id}
                keyed={row === toUse}
                ask={(what) => setAsked({ row, what })}
              />
            ))}
          </ul>
        )}
      </FactCard>
      {may && may_plan && quoted.length > 0 && !isOver(card.stage) && (
        <FactCard title={say("parts.quoted")} test="parts-quoted">
          <ul className="part-lines">
            {quoted.map((line) => (
              <li key={line.id} className="row-wide">
                <span className="grow cut">
                  <bdi>{line.name}</bdi> <span className="number">×{line.quantity}</span>
                </span>
                <Button size="small" onClick={() => setForLine(line)} data-test="parts-quoted-plan">
                  {say("parts.choose")}
                </Button>
              </li>
            ))}
          </ul>
        </FactCard>
      )}
      {old.length > 0 && (
        <FactCard title={say("old_part.all")} test="order-old-parts">
          <ul className="part-lines">
            {old.map((row) => (
              <OldPartLine key={row.id} row={row} />
            ))}
          </ul>
        </FactCard>
      )}
      {isOver(card.stage) && rows.some(({ state }) => state === "issued") && (
        <Alert type="warning" showIcon title={say("parts.still_out")} data-test="parts-still-out" />
      )}
      {asked && (
        <DeedForm
          key={`${asked.row.id} ${asked.what}`}
          row={asked.row}
          what={asked.what}
          close={() => setAsked(null)}
        />
      )}
    </div>
  );
}

/** Says of the first part that was taken that it is in the machine now. */
function UseKey({ act }: { act: () => void }) {
  const { locked } = useLock();
  useShortcut("Alt+U", () => !popupOpen() && act(), !locked);
  return null;
}
