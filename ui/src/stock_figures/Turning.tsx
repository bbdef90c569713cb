import { useAnswer } from "../kit/answers";
import { yuan } from "../kit/money";
import { useWords } from "../kit/words";
import type { Period, TurnoverRow } from "../wire/commands";
import { letter, partColumns } from "./columns";
import { FigureTable, times } from "./FigureTable";

/** How often stock turns a year, as a whole and part by part. */
export function Turning({ period }: { period: Period }) {
  const { say } = useWords();
  const turnover = useAnswer("stock_figures.turnover", period, ["movement"], { keep: true });
  const { data } = turnover;
  return (
    <FigureTable<TurnoverRow>
      name={`stock-turnover-${period.from}-${period.to}`}
      rows={data?.parts}
      rowKey={(row) => row.part}
      error={turnover.error}
      again={() => turnover.refetch()}
      empty={say("stock_figures.no_turnover")}
      columns={[
        ...partColumns<TurnoverRow>(say),
        { title: say("stock_figures.class"), of: (row) => letter(row.class) },
        { title: say("stock_figures.used_pieces"), of: (row) => row.pieces, end: true },
        { title: say("stock_figures.used"), of: (row) => yuan(row.used), end: true },
        { title: say("stock_figures.before"), of: (row) => yuan(row.before), end: true },
        { title: say("stock_figures.after"), of: (row) => yuan(row.after), end: true },
        { title: say("stock_figures.turns"), of: (row) => times(row.turns), end: true },
      ]}
    >
      {data && (
        <span data-test="stock-turnover-sum">
          {say("stock_figures.turnover_sum", {
            used: yuan(data.used),
            before: yuan(data.before),
            after: yuan(data.after),
            turns: times(data.turns),
          })}
        </span>
      )}
    </FigureTable>
  );
}
