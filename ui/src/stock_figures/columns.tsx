import type { Say } from "../kit/words";
import type { FigureColumn } from "./FigureTable";

interface Named {
  number: string;
  name: string;
}

/** Number and name of a part, as every figure tells them. */
export function partColumns<Row extends Named>(say: Say): FigureColumn<Row>[] {
  return [
    {
      title: say("stock_figures.number"),
      of: (row) => row.number,
      shown: (row) => <span className="number">{row.number}</span>,
    },
    { title: say("stock_figures.name"), of: (row) => row.name },
  ];
}

/** A class in one letter. */
export function letter(of: string | null): string {
  return of === null ? "—" : of.toUpperCase();
}
