/** The fewest dots a pattern has, as on Android. */
export const FEWEST_DOTS = 4;
const SIDE = 3;

export const DOTS: readonly string[] = ["1", "2", "3", "4", "5", "6", "7", "8", "9"];

/** Goes on to a dot; the dot in between is taken along, as phones do, and none twice. */
export function withDot(pattern: string, dot: string): string {
  if (!DOTS.includes(dot) || pattern.includes(dot)) return pattern;
  const between = middle(pattern.at(-1), dot);
  return pattern + (between && !pattern.includes(between) ? between : "") + dot;
}

/** Where a dot stands, in column and row from 0. */
export function dotPlace(dot: string): { column: number; row: number } {
  const at = Number(dot) - 1;
  return { column: at % SIDE, row: Math.floor(at / SIDE) };
}

function middle(from: string | undefined, to: string): string | undefined {
  if (from === undefined) return undefined;
  const a = dotPlace(from);
  const b = dotPlace(to);
  const column = (a.column + b.column) / 2;
  const row = (a.row + b.row) / 2;
  if (!Number.isInteger(column) || !Number.isInteger(row)) return undefined;
  return DOTS[row * SIDE + column];
}
