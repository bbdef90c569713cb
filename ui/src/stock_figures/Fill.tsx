import { useAnswer } from "../kit/answers";
import { useWords } from "../kit/words";
import type { FillRow, Period } from "../wire/commands";
import { partColumns } from "./columns";
import { FigureTable, percent } from "./FigureTable";

/** How often a part was there when an order asked for it, the worst first. */
export function Fill({ period }: { period: Period }) {
  const { say } = useWords();
  const fill = useAnswer("stock_figures.fill", period, ["movement", "repair_part"], { keep: true });
  const { data } = fill;
  return (
    <FigureTable<FillRow>
      name={`stock-fill-${period.from}-${period.to}`}
      rows={data?.parts}
      rowKey={(row) => row.part}
      error={fill.error}
      again={() => fill.refetch()}
      empty={say("stock_figures.no_fill")}
      columns={[
        ...partColumns<FillRow>(say),
        { title: say("stock_figures.asked"), of: (row) => row.asked, end: true },
        { title: say("stock_figures.waited"), of: (row) => row.waited, end: true },
        { title: say("stock_figures.rate"), of: (row) => percent(row.rate), end: true },
      ]}
    >
      {data && (
        <span data-test="stock-fill-sum">
          {say("stock_figures.fill_sum", {
            asked: data.asked,
            there: data.asked - data.waited,
            rate: percent(data.rate),
          })}
        </span>
      )}
    </FigureTable>
  );
}
