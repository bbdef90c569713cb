import { yuan } from "../kit/money";

/** Notes and coins that cash is counted in, in fen, largest first. */
export const PIECES = [10_000, 5_000, 2_000, 1_000, 500, 200, 100, 50, 20, 10, 5, 2, 1] as const;

/** The most of one piece that the core takes. */
export const MOST = 100_000;

/** How many of each piece, by its worth in fen, as the core wants them. */
export type Pieces = Record<string, number>;

/** What the counted pieces come to, in fen. */
export function worth(pieces: Pieces): number {
  return PIECES.reduce((sum, piece) => sum + piece * (pieces[String(piece)] ?? 0), 0);
}

/** The pieces with one of them counted anew; none of it is left out. */
export function counted(pieces: Pieces, piece: number, number: number | null): Pieces {
  const { [String(piece)]: _former, ...rest } = pieces;
  return number === null || number === 0 ? rest : { ...rest, [String(piece)]: number };
}

/** As a piece is called: `¥100`, `¥0.5`. */
export function pieceName(fen: number): string {
  return `¥${fen / 100}`;
}

/** Whether more or less was counted than there should be. */
export function differs(difference: number): "even" | "over" | "short" {
  if (difference === 0) return "even";
  return difference > 0 ? "over" : "short";
}

/** A difference with its sign. */
export function differenceWords(difference: number): string {
  return difference > 0 ? `+${yuan(difference)}` : yuan(difference);
}
