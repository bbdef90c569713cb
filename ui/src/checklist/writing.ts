import { thousandths, valueText } from "../checkup/results";
import type { Meanwhile } from "../kit/StaleNote";
import type { Say } from "../kit/words";
import type { ChecklistItem, ChecklistRow } from "../wire/commands";

/** An item as it is typed; `row` is only this page's name for it. */
export interface ItemWriting {
  row: number;
  key: string;
  words: string;
  words_en: string;
  required: boolean;
  unit: string;
  low: string;
  high: string;
}

/** A list as it is typed, and what of it was seen when the typing began. */
export interface ListWriting {
  seen_seq: number;
  items: ItemWriting[];
}

/** A list to be put right; an empty line where there is none yet. */
export function writingOf(list: ChecklistRow | null): ListWriting {
  return { seen_seq: list?.seen_seq ?? 0, items: list ? written(list.items) : withBlank([]) };
}

export function written(items: readonly ChecklistItem[]): ItemWriting[] {
  return items.map(({ key, words, words_en, required, unit, low, high }, row) => ({
    row,
    key,
    words,
    words_en,
    required,
    unit: unit ?? "",
    low: low === null ? "" : valueText(low),
    high: high === null ? "" : valueText(high),
  }));
}

/** A further item below the others. */
export function withBlank(items: readonly ItemWriting[]): ItemWriting[] {
  const row = Math.max(-1, ...items.map((item) => item.row)) + 1;
  return [
    ...items,
    { row, key: "", words: "", words_en: "", required: true, unit: "", low: "", high: "" },
  ];
}

/** The item one place up or down; at an end it stays. */
export function moved(items: readonly ItemWriting[], row: number, by: -1 | 1): ItemWriting[] {
  const at = items.findIndex((item) => item.row === row);
  const to = at + by;
  const item = items[at];
  if (item === undefined || to < 0 || to >= items.length) return [...items];
  const rest = items.filter((one) => one.row !== row);
  return [...rest.slice(0, to), item, ...rest.slice(to)];
}

/** The rows whose limits are no numbers: the core is not asked before they are. */
export function badLimits(items: readonly ItemWriting[]): number[] {
  const isBad = (typed: string) => thousandths(typed) === undefined;
  return items.filter(({ low, high }) => isBad(low) || isBad(high)).map(({ row }) => row);
}

/** As the core wants them; rows in which nothing is typed are left out. */
export function itemsOf(items: readonly ItemWriting[]): ChecklistItem[] {
  return items
    .filter(({ words, words_en }) => words.trim() !== "" || words_en.trim() !== "")
    .map(({ key, words, words_en, required, unit, low, high }) => ({
      key,
      words: words.trim(),
      words_en: words_en.trim(),
      required,
      unit: unit.trim() === "" ? null : unit.trim(),
      low: thousandths(low) ?? null,
      high: thousandths(high) ?? null,
    }));
}

/** The items that somebody else added, changed or took out, as people read them. */
export function meanwhile(
  say: Say,
  began: readonly ChecklistItem[],
  now: readonly ChecklistItem[],
): Meanwhile[] {
  const told = (item: ChecklistItem | undefined): string => {
    if (!item) return "";
    const { words, words_en, required, unit, low, high } = item;
    const limits = [low, high].map((limit) => (limit === null ? "" : valueText(limit))).join("–");
    return [words, words_en, required && say("checklist.required"), unit && `${limits} ${unit}`]
      .filter(Boolean)
      .join(" · ");
  };
  const keys = new Set([...began, ...now].map(({ key }) => key));
  return Array.from(keys, (key) => {
    const [before, after] = [began, now].map((items) => items.find((item) => item.key === key));
    const name = (after ?? before)?.words ?? key;
    return { name, before: told(before), after: told(after) };
  }).filter(({ before, after }) => before !== after);
}
