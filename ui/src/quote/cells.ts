import { hasWord, type Word } from "../kit/words";
import { hasDays, isChanged, type WritingLine } from "./lines";

/** Where Enter goes within a line: the kind stands before them, for Shift+Enter and Tab. */
const WAY = ["name", "quantity", "unit", "payer", "grade", "days", "changed"] as const;

interface Place {
  row: number;
  cell: string;
}

/** The cells of a line that can be written in. */
export function cellsOf(line: WritingLine): string[] {
  return WAY.filter((cell) => {
    if (cell === "payer") return line.kind !== "discount";
    if (cell === "grade") return line.kind === "part";
    if (cell === "changed") return isChanged(line);
    return cell !== "days" || hasDays(line.kind);
  });
}

/** Where Enter leads from a cell; past the last one to a new line, before the first one nowhere. */
export function nextCell(
  lines: readonly WritingLine[],
  row: number,
  cell: string,
  back: boolean,
): Place | "new" | null {
  const here = lines[row];
  if (!here) return null;
  const cells = cellsOf(here);
  const at = cells.indexOf(cell);
  const next = cells[back ? at - 1 : at + 1];
  if (next !== undefined) return { row, cell: next };
  if (back) {
    const above = lines[row - 1];
    const last = above && cellsOf(above).at(-1);
    return last === undefined ? null : { row: row - 1, cell: last };
  }
  return row + 1 < lines.length ? { row: row + 1, cell: "name" } : "new";
}

/** The words for why a line is so; the price list itself needs none. */
export function turn(why: string): Word | null {
  const key = `quote_why.${why}`;
  return why !== "price_list" && hasWord(key) ? key : null;
}
