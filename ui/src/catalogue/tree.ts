import type { SymptomRow } from "../wire/commands";

export interface Branch extends SymptomRow {
  /** How deep it lies: 0 for a group. */
  depth: number;
}

/** Symptoms in the order of the tree: each group by code, what belongs to it below. */
export function branches(rows: readonly SymptomRow[]): Branch[] {
  const known = new Set(rows.map(({ id }) => id));
  const below = new Map<string | null, SymptomRow[]>();
  for (const row of rows) {
    const parent = row.parent !== null && known.has(row.parent) ? row.parent : null;
    below.set(parent, [...(below.get(parent) ?? []), row]);
  }
  const told: Branch[] = [];
  const walk = (parent: string | null, depth: number) => {
    const here = below.get(parent) ?? [];
    below.delete(parent);
    for (const row of here.toSorted((a, b) => (a.code < b.code ? -1 : 1))) {
      told.push({ ...row, depth });
      walk(row.id, depth + 1);
    }
  };
  walk(null, 0);
  return told;
}

/** The next free code of a group: after `A09` comes `A10`. */
export function nextCode(group: SymptomRow, rows: readonly SymptomRow[]): string {
  const taken = rows
    .filter(({ code }) => code.startsWith(group.code) && code.length > group.code.length)
    .map(({ code }) => Number(code.slice(group.code.length)))
    .filter(Number.isInteger);
  const next = Math.max(0, ...taken) + 1;
  return `${group.code}${String(next).padStart(2, "0")}`;
}
