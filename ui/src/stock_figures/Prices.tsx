import { useAnswer } from "../kit/answers";
import { yuan } from "../kit/money";
import { useWords } from "../kit/words";
import type { Period, PriceChangeRow } from "../wire/commands";
import { partColumns } from "./columns";
import { FigureTable, percent } from "./FigureTable";

/** What suppliers asked otherwise than the time before. */
export function Prices({ period }: { period: Period }) {
  const { say } = useWords();
  const prices = useAnswer("stock_figures.prices", period, ["receipt", "receipt_line"], {
    keep: true,
  });
  return (
    <FigureTable<PriceChangeRow>
      name={`stock-prices-${period.from}-${period.to}`}
      rows={prices.data}
      rowKey={(row) => `${row.receipt} ${row.part} ${row.now}`}
      error={prices.error}
      again={() => prices.refetch()}
      empty={say("stock_figures.no_prices")}
      columns={[
        { title: say("stock_figures.day"), of: (row) => row.day },
        ...partColumns<PriceChangeRow>(say),
        { title: say("stock_figures.supplier"), of: (row) => row.supplier_name },
        { title: say("stock_figures.receipt"), of: (row) => row.receipt },
        { title: say("stock_figures.price_before"), of: (row) => yuan(row.before), end: true },
        { title: say("stock_figures.price_now"), of: (row) => yuan(row.now), end: true },
        {
          title: say("stock_figures.change"),
          of: (row) => `${(row.change ?? 0) > 0 ? "+" : ""}${percent(row.change)}`,
          end: true,
        },
      ]}
    />
  );
}
