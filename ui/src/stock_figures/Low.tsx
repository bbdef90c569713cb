import { Tag } from "antd";
import { useAnswer } from "../kit/answers";
import { useWords } from "../kit/words";
import type { LowRow } from "../wire/commands";
import { partColumns } from "./columns";
import { FigureTable } from "./FigureTable";

/** What there is too little of, what waits for it first. */
export function Low() {
  const { say } = useWords();
  const low = useAnswer("stock_figures.low", {}, [
    "movement",
    "part",
    "repair_part",
    "purchase",
    "purchase_line",
  ]);
  return (
    <FigureTable<LowRow>
      name="stock-low"
      rows={low.data}
      rowKey={(row) => row.part}
      error={low.error}
      again={() => low.refetch()}
      empty={say("stock_figures.no_low")}
      columns={[
        ...partColumns<LowRow>(say),
        {
          title: say("stock_figures.because"),
          of: (row) => say(`stock_low.${row.because}`),
          shown: (row) => (
            <Tag className={row.because === "waited" ? "tone-late" : ""}>
              {say(`stock_low.${row.because}`)}
            </Tag>
          ),
        },
        { title: say("stock_figures.available"), of: (row) => row.available, end: true },
        { title: say("stock_figures.waiting"), of: (row) => row.waiting, end: true },
        { title: say("stock_figures.on_order"), of: (row) => row.on_order, end: true },
        { title: say("stock_figures.safety"), of: (row) => row.safety, end: true },
        { title: say("stock_figures.reorder_at"), of: (row) => row.reorder_at, end: true },
        { title: say("stock_figures.unit"), of: (row) => row.unit },
      ]}
    />
  );
}
