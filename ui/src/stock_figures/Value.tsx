import { useAnswer } from "../kit/answers";
import { yuan } from "../kit/money";
import { useWords } from "../kit/words";
import { placeWords } from "../stocktake/place";
import type { ValueRow } from "../wire/commands";
import { letter } from "./columns";
import { FigureTable } from "./FigureTable";

/** What lies where is worth, by place and class. */
export function Value() {
  const { say } = useWords();
  const value = useAnswer("stock_figures.value", {}, ["movement", "place", "part"]);
  const sum = (value.data ?? []).reduce((fen, row) => fen + row.value, 0);
  return (
    <FigureTable<ValueRow>
      name="stock-value"
      rows={value.data}
      rowKey={(row) => `${row.place} ${row.class}`}
      error={value.error}
      again={() => value.refetch()}
      empty={say("stock_figures.no_stock")}
      columns={[
        {
          title: say("stock_figures.place"),
          of: (row) => placeWords(say, { ...row, person_name: row.person_name || null }),
        },
        { title: say("stock_figures.class"), of: (row) => letter(row.class) },
        { title: say("stock_figures.parts"), of: (row) => row.parts, end: true },
        { title: say("stock_figures.pieces"), of: (row) => row.pieces, end: true },
        { title: say("stock_figures.worth"), of: (row) => yuan(row.value), end: true },
      ]}
    >
      {say("stock_figures.sum")}{" "}
      <strong className="number" data-test="stock-value-sum">
        {yuan(sum)}
      </strong>
    </FigureTable>
  );
}
