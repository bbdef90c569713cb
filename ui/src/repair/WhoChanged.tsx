import { useClock } from "../kit/dates";
import { useWords } from "../kit/words";
import type { HistoryRow } from "../wire/commands";
import { ChangeLine } from "./History";
import { telling } from "./historyWords";

/** Who changed what of an order, entry by entry. */
export function WhoChanged({ rows }: { rows: readonly HistoryRow[] }) {
  const { say } = useWords();
  const clock = useClock();
  return rows.map((row) => (
    <div key={row.seq}>
      <div>{say("conflict.who", { name: row.person_name, at: clock.short(row.at) })}</div>
      {telling(row).map((change) => (
        <ChangeLine key={change.field} noun={row.noun} change={change} />
      ))}
    </div>
  ));
}
