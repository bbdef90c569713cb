import { Collapse } from "antd";
import { useClock } from "../kit/dates";
import { useWords } from "../kit/words";
import type { CheckupRow } from "../wire/commands";
import { Checklist } from "./Checklist";
import { linesOf } from "./results";

/** Rounds that ended, the newest first: each opens to what was found. */
export function Rounds({ rows }: { rows: readonly CheckupRow[] }) {
  const { say } = useWords();
  const clock = useClock();
  if (rows.length === 0) return null;
  return (
    <Collapse
      size="small"
      items={rows.map((row) => ({
        key: row.id,
        label: (
          <span data-test="checkup-round">
            {say("checkup.round", { n: row.round })}{" "}
            <strong className={row.verdict === "fail" ? "tone-late" : "tone-good"}>
              {say(`verdict.${row.verdict}`)}
            </strong>{" "}
            <span className="quiet">
              {row.by}
              {row.ended_at && ` · ${clock.short(row.ended_at)}`}
              {row.reason !== "" && ` · ${row.reason}`}
            </span>
          </span>
        ),
        children: <Checklist list={row.checklist} lines={linesOf(row.results)} />,
      }))}
      data-test="checkup-rounds"
    />
  );
}
