import type {
  ChecklistItem,
  ChecklistRow,
  CheckupResult,
  Checkups,
  ItemResult,
  Language,
  Purpose,
} from "../wire/commands";

/** What is written at one item; the value as it is typed. */
export interface Line {
  result: ItemResult | null;
  value: string;
  note: string;
}

/** By the key of the item. */
export type Lines = Record<string, Line>;

const EMPTY: Line = { result: null, value: "", note: "" };

export function lineOf(lines: Lines, item: ChecklistItem): Line {
  return lines[item.key] ?? EMPTY;
}

export function itemWords(item: ChecklistItem, language: Language): string {
  return language === "en" && item.words_en !== "" ? item.words_en : item.words;
}

/** What was written before, as it is typed. */
export function linesOf(results: readonly CheckupResult[]): Lines {
  return Object.fromEntries(
    results.map(({ key, result, value, note }) => [
      key,
      { result, value: value === null ? "" : valueText(value), note },
    ]),
  );
}

/** What is written here and not yet in the core, and what stood at each of those items before. */
export interface Typed {
  mine: Lines;
  seen: Lines;
}

function isSame(one: Line | undefined, other: Line | undefined): boolean {
  const [a, b] = [one ?? EMPTY, other ?? EMPTY];
  return (
    a.result === b.result &&
    (thousandths(a.value) ?? null) === (thousandths(b.value) ?? null) &&
    a.note.trim() === b.note.trim()
  );
}

/** What is written after one more change on the screen, over what is `there` in the core. */
export function typedOn(before: Typed | null, there: Lines, shown: Lines, next: Lines): Typed {
  const mine = { ...before?.mine };
  const seen = { ...before?.seen };
  for (const [key, line] of Object.entries(next)) {
    if (JSON.stringify(line) === JSON.stringify(shown[key])) continue;
    if (!(key in mine)) seen[key] = there[key] ?? EMPTY;
    mine[key] = line;
  }
  return { mine, seen };
}

/** What goes to the core of it, with what stood there when it was begun. */
export function sentOf(list: ChecklistRow, { mine, seen }: Typed) {
  const results = resultsOf(list, mine);
  const sent = new Set(results.map(({ key }) => key));
  return { results, seen: resultsOf(list, seen).filter(({ key }) => sent.has(key)) };
}

/** What is still to be written once `sent` is in the core; a figure that is none stays until it is mended. */
export function leftAfter(
  typed: Typed | null,
  list: ChecklistRow | null,
  sent: readonly CheckupResult[],
): Typed | null {
  if (typed === null || list === null) return null;
  const arrived = linesOf(sent);
  const unread = new Set(unreadItems(list, typed.mine).map(({ key }) => key));
  const left = Object.keys(typed.mine).filter(
    (key) => unread.has(key) || (key in arrived && !isSame(typed.mine[key], arrived[key])),
  );
  const later = Object.keys(typed.mine).filter(
    (key) => !(key in arrived) && isSaid(typed.mine[key]),
  );
  const keys = [...new Set([...left, ...later])];
  if (keys.length === 0) return null;
  return {
    mine: only(typed.mine, keys),
    seen: Object.fromEntries(keys.map((key) => [key, arrived[key] ?? typed.seen[key] ?? EMPTY])),
  };
}

function isSaid(line: Line | undefined): boolean {
  return line !== undefined && line.result !== null;
}

function only(lines: Lines, keys: readonly string[]): Lines {
  return Object.fromEntries(keys.map((key) => [key, lines[key] ?? EMPTY]));
}

/** The items at which somebody else found something else than what is written here. */
export function overtakenIn({ mine, seen }: Typed, there: Lines): { key: string; theirs: Line }[] {
  return Object.keys(mine).flatMap((key) => {
    const theirs = there[key] ?? EMPTY;
    const moved = !isSame(theirs, seen[key]) && !isSame(theirs, mine[key]);
    return moved ? [{ key, theirs }] : [];
  });
}

/** After somebody said whose results count at those items. */
export function decided(typed: Typed, there: Lines, whose: "mine" | "theirs"): Typed | null {
  const keys = overtakenIn(typed, there).map(({ key }) => key);
  const stays = Object.keys(typed.mine).filter((key) => whose === "mine" || !keys.includes(key));
  if (stays.length === 0) return null;
  const seen = (key: string) => (keys.includes(key) ? there[key] : typed.seen[key]) ?? EMPTY;
  return {
    mine: only(typed.mine, stays),
    seen: Object.fromEntries(stays.map((key) => [key, seen(key)])),
  };
}

/** What goes to the core: items with a result, in the order of the list. */
export function resultsOf(list: ChecklistRow, lines: Lines): CheckupResult[] {
  return list.items.flatMap((item) => {
    const { result, value, note } = lineOf(lines, item);
    if (result === null) return [];
    return [{ key: item.key, result, value: thousandths(value) ?? null, note: note.trim() }];
  });
}

/**
 * A measured value in thousandths of its unit, as the core has it: `3.85`, `３.85`, `-12`. `null`
 * where nothing is typed, `undefined` where it is no number.
 */
export function thousandths(typed: string): number | null | undefined {
  const text = typed.normalize("NFKC").replace(/\s/g, "").replace("。", ".").replace("−", "-");
  if (text === "") return null;
  const parts = /^(-?)(\d{1,9})(?:\.(\d{0,3}))?$/.exec(text);
  if (!parts) return undefined;
  const amount = Number(parts[2]) * 1000 + Number((parts[3] ?? "").padEnd(3, "0"));
  return parts[1] === "-" && amount !== 0 ? -amount : amount;
}

export function valueText(value: number): string {
  const rest = String(Math.abs(value) % 1000)
    .padStart(3, "0")
    .replace(/0+$/, "");
  const whole = Math.floor(Math.abs(value) / 1000);
  return `${value < 0 ? "-" : ""}${whole}${rest === "" ? "" : `.${rest}`}`;
}

/** What a value says by itself: within its limits or not; nothing where it is no number. */
export function judged(item: ChecklistItem, typed: string): ItemResult | null {
  const value = thousandths(typed);
  if (value === null || value === undefined) return null;
  if (item.low !== null && value < item.low) return "fail";
  if (item.high !== null && value > item.high) return "fail";
  return "pass";
}

/** `3.6–4.4 V`, `≤ 200 mA`. */
export function limitsText({ unit, low, high }: ChecklistItem): string {
  if (unit === null) return "";
  if (low !== null && high !== null) {
    // Beside the sign of a negative figure a dash cannot be read.
    const to = low < 0 || high < 0 ? " … " : "–";
    return `${valueText(low)}${to}${valueText(high)} ${unit}`;
  }
  if (low !== null) return `≥ ${valueText(low)} ${unit}`;
  if (high !== null) return `≤ ${valueText(high)} ${unit}`;
  return unit;
}

/** Required items that still want a result or a value. */
export function openItems(list: ChecklistRow, lines: Lines): ChecklistItem[] {
  return list.items.filter((item) => item.required && isOpen(item, lineOf(lines, item)));
}

export function isOpen(item: ChecklistItem, { result, value }: Line): boolean {
  if (result === null) return true;
  if (result === "not_applicable" || item.unit === null) return false;
  return typeof thousandths(value) !== "number";
}

/** Items whose value is typed but is no figure that can be kept. */
export function unreadItems(list: ChecklistRow, lines: Lines): ChecklistItem[] {
  return list.items.filter((item) => thousandths(lineOf(lines, item).value) === undefined);
}

/** Of what is written now, the items that say something else than before. */
export function changedResults(list: ChecklistRow, before: Lines, now: Lines): CheckupResult[] {
  const same = (item: ChecklistItem) => {
    const [one, other] = [lineOf(before, item), lineOf(now, item)];
    return (
      one.result === other.result &&
      thousandths(one.value) === thousandths(other.value) &&
      one.note.trim() === other.note.trim()
    );
  };
  const changed = list.items.filter((item) => !same(item)).map(({ key }) => key);
  return resultsOf(list, now).filter(({ key }) => changed.includes(key));
}

export function failedItems(list: ChecklistRow, lines: Lines): ChecklistItem[] {
  return list.items.filter((item) => lineOf(lines, item).result === "fail");
}

/** All that is not yet looked at passes; what is measured wants its value. */
export function restPasses(list: ChecklistRow, lines: Lines): Lines {
  const rest = list.items.filter(
    (item) => item.unit === null && lineOf(lines, item).result === null,
  );
  const passed = rest.map((item) => [item.key, { ...lineOf(lines, item), result: "pass" }]);
  return { ...lines, ...Object.fromEntries(passed) };
}

const KEYS: Record<string, ItemResult> = { "1": "pass", "2": "fail", "3": "not_applicable" };

export function resultOfKey(key: string): ItemResult | null {
  return KEYS[key.normalize("NFKC")] ?? null;
}

/** The round under way and the list it follows, or the list that the next round will follow. */
export function roundOf(checkups: Checkups, purpose: Purpose) {
  const rounds = checkups.rows.filter((row) => row.purpose === purpose);
  const open = rounds.find(({ verdict }) => verdict === "open") ?? null;
  return {
    open,
    list: open?.checklist ?? checkups[purpose],
    ended: rounds.filter((row) => row !== open),
  };
}
