import type { LintFinding } from "../wire/commands";

/** A stretch of a text, with the finding it belongs to, if it belongs to one. */
export interface Piece {
  text: string;
  from: number;
  rule: string | null;
}

/** A text cut at its findings, in order; findings that overlap or no longer fit are left out. */
export function pieces(text: string, findings: readonly LintFinding[]): Piece[] {
  const told: Piece[] = [];
  let at = 0;
  for (const { from, to, rule } of [...findings].sort((a, b) => a.from - b.from)) {
    if (from < at || to <= from || to > text.length) continue;
    if (from > at) told.push({ text: text.slice(at, from), from: at, rule: null });
    told.push({ text: text.slice(from, to), from, rule });
    at = to;
  }
  if (at < text.length) told.push({ text: text.slice(at), from: at, rule: null });
  return told;
}

/** The paragraph a place lies in, counted from 1. */
export function paragraphAt(text: string, place: number): number {
  return text.slice(0, place).split("\n").length;
}
