import { Segmented } from "antd";
import { useState } from "react";
import { KindPicker } from "../catalogue/KindPicker";
import { useClock } from "../kit/dates";
import { useWords } from "../kit/words";
import type { ChecklistRow, Kind, Purpose } from "../wire/commands";
import { ChecklistEditor } from "./ChecklistEditor";
import "./checklist.css";

const PURPOSES: readonly Purpose[] = ["diagnosis", "test"];

/** The lists that diagnosis and test are filled in from, one for each kind of machine. */
export function ChecklistSettings({ rows }: { rows: readonly ChecklistRow[] }) {
  const { say } = useWords();
  const clock = useClock();
  const [purpose, setPurpose] = useState<Purpose>("diagnosis");
  const [kind, setKind] = useState<Kind>("phone");
  const list = rows.find((row) => row.purpose === purpose && row.kind === kind) ?? null;
  return (
    <div className="stack">
      <div className="row">
        <Segmented<Purpose>
          aria-label={say("checklist.which")}
          value={purpose}
          onChange={setPurpose}
          options={PURPOSES.map((one) => ({
            value: one,
            label: <span data-test={`checklist-${one}`}>{say(`purpose.${one}`)}</span>,
          }))}
        />
        <KindPicker
          aria-label={say("field.kind")}
          value={kind}
          change={setKind}
          data-test="checklist-kind"
        />
        <span className="quiet" data-test="checklist-version">
          {list
            ? say("checklist.version", {
                n: list.version,
                at: clock.short(list.at),
                by: list.by ?? say("checklist.by_program"),
              })
            : say("checklist.none")}
        </span>
      </div>
      <ChecklistEditor key={`${purpose} ${kind}`} purpose={purpose} kind={kind} list={list} />
    </div>
  );
}
