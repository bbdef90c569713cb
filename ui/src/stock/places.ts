import type { Noun } from "../kit/answers";
import type { Say } from "../kit/words";
import type { PlaceChoice, PlaceKind, PlaceRow } from "../wire/commands";

/** What a look at the stock lives by. */
export const STOCK_NOUNS: readonly Noun[] = ["movement", "repair_part", "part", "place"];

/** A place in words: what it is for, and which bin or whose. */
export function placeName(say: Say, kind: PlaceKind, name: string): string {
  const words = say(`place_kind.${kind}`);
  return name ? `${words} ${name}` : words;
}

/** As lists name it. */
export function rowName(say: Say, row: PlaceRow): string {
  return placeName(say, row.kind, row.bin ?? row.person_name);
}

/** Where pieces may be laid by hand. */
export const SHELVES: readonly PlaceKind[] = ["good", "check", "bad", "doa", "salvage"];

/** Which one a box holds: the place itself, or the one of a kind that was never used. */
export function keyOf(row: PlaceRow): string {
  return row.id ?? row.kind;
}

/** What the core is told of it. */
export function choiceOf(rows: readonly PlaceRow[], key: string | null): PlaceChoice {
  const row = rows.find((one) => keyOf(one) === key);
  return { place: row?.id ?? null, kind: row && !row.id ? row.kind : null };
}
