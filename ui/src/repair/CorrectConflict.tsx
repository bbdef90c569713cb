import { Alert, Radio } from "antd";
import { useClock } from "../kit/dates";
import { type Say, useWords, type Word } from "../kit/words";
import type { HistoryRow } from "../wire/commands";
import type { Correction, CorrectionField } from "./correction";
import { readable } from "./historyWords";
import { WhoChanged } from "./WhoChanged";

/** What others changed since the form was begun, and what of it both changed. */
export interface Faster {
  rows: HistoryRow[];
  theirs: Correction;
  /** Mine as it was typed, so that choosing theirs can be taken back. */
  mine: Correction;
  taken: CorrectionField[];
  both: CorrectionField[];
}

interface ConflictProps {
  faster: Faster;
  values: Correction;
  choose: (field: CorrectionField, whose: "mine" | "theirs") => void;
}

/** Somebody was faster: who changed what, what was taken over, and what is left to choose. */
export function CorrectConflict({ faster, values, choose }: ConflictProps) {
  const { say } = useWords();
  const clock = useClock();
  const names = (fields: readonly CorrectionField[]) =>
    fields.map((field) => say(`field.${field}` as Word)).join(say("text.list_mark"));
  return (
    <Alert
      type="warning"
      showIcon
      data-test="correct-conflict"
      title={say("conflict.title")}
      description={
        <div className="stack">
          <WhoChanged rows={faster.rows} />
          {faster.taken.length > 0 && (
            <div data-test="conflict-taken">
              {say("conflict.taken", { what: names(faster.taken) })}
            </div>
          )}
          {faster.both.map((field) => {
            const theirs = asWords(say, clock.short, field, faster.theirs);
            const mine = asWords(say, clock.short, field, faster.mine);
            const isTheirs = JSON.stringify(values[field]) === JSON.stringify(faster.theirs[field]);
            return (
              <div key={field} className="conflict-choice" data-test={`conflict-${field}`}>
                <span className="quiet">{say(`field.${field}` as Word)}</span>
                <Radio.Group
                  aria-label={say(`field.${field}` as Word)}
                  value={isTheirs ? "theirs" : "mine"}
                  onChange={(event) => choose(field, event.target.value)}
                >
                  <Radio value="mine" data-test={`conflict-${field}-mine`}>
                    {say("conflict.mine", { value: mine })}
                  </Radio>
                  <Radio value="theirs" data-test={`conflict-${field}-theirs`}>
                    {say("conflict.theirs", { value: theirs })}
                  </Radio>
                </Radio.Group>
              </div>
            );
          })}
          <div>{say("conflict.save_again")}</div>
        </div>
      }
    />
  );
}

function asWords(
  say: Say,
  told: (moment: string) => string,
  field: CorrectionField,
  of: Correction,
): string {
  const value = of[field];
  if (value === null || value === "") return say("value.none");
  const text = typeof value === "string" ? value : JSON.stringify(value);
  return readable(say, told, field === "kind" ? "device" : "repair", field, text).slice(0, 200);
}
