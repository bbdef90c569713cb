import type {
  Cover,
  Level,
  LineKind,
  Payer,
  PriceRow,
  QuoteCard,
  QuoteLine,
  Quotes,
  Suggestion,
} from "../wire/commands";

/** A line while it is written: an amount may still be missing. What is let off is typed as it is said, above zero. */
export interface WritingLine {
  /** Tells rows of the screen apart; the core never sees it. */
  key: string;
  id: string | null;
  kind: LineKind;
  name: string;
  quantity: number | null;
  /** In fen. */
  unit: number | null;
  payer: Payer;
  grade: QuoteLine["grade"];
  days: number | null;
  level: Level | null;
  price: string | null;
  rule: string | null;
  /** What the list says one costs, in fen; nothing for what is in no list. */
  listed: number | null;
  /** Why it costs something else. */
  changed: string;
  /** Why the shop's rules made it so; the key of its words. */
  why: string | null;
}

/** A version while it is written, and what it was begun from. */
export interface Writing {
  lines: WritingLine[];
  words: string;
  valid_to: string | null;
  seen_seq: number;
  /** What the quotes were when this was begun. */
  base: string;
}

export type Totals = QuoteCard["totals"];

export const KINDS: readonly LineKind[] = ["labour", "part", "fee", "discount"];
export const PAYERS: readonly Payer[] = ["customer", "maker", "extended", "shop"];
export const GRADES: readonly NonNullable<QuoteLine["grade"]>[] = [
  "original",
  "branded",
  "third_party",
  "salvaged",
  "refurbished",
];

/** The days a line is answered for where nothing else was said. */
export const USUAL_DAYS = 90;

let keys = 0;

function newKey(): string {
  keys += 1;
  return `line-${keys}`;
}

export function hasDays(kind: LineKind): boolean {
  return kind === "labour" || kind === "part";
}

/** An empty line, of the kind and payer of the one above it. */
export function blankLine(above?: WritingLine): WritingLine {
  const kind = above && above.kind !== "discount" ? above.kind : "labour";
  return {
    key: newKey(),
    id: null,
    kind,
    name: "",
    quantity: 1,
    unit: null,
    payer: above?.payer ?? "customer",
    grade: kind === "part" ? "original" : null,
    days: hasDays(kind) ? USUAL_DAYS : null,
    level: null,
    ...FREE,
  };
}

/** What a line is that comes from no list and no rule. */
export const FREE = { price: null, rule: null, listed: null, changed: "", why: null } as const;

/** Whether a line asks something else than the list; what a rule of the shop made of it says so itself. */
export function isChanged({ listed, unit, rule }: WritingLine): boolean {
  return listed !== null && unit !== null && unit >= 0 && rule === null && unit !== listed;
}

/** Whether a line stands in no list: somebody named its price. */
export function isFree(line: WritingLine): boolean {
  return line.kind !== "discount" && line.price === null && !isBlank(line);
}

/** Whether a line asks for something, but not yet for how much: no sum that it stands in is the whole one. */
export function isUnpriced(line: WritingLine): boolean {
  const { quantity, unit } = line;
  return !isBlank(line) && (quantity === null || unit === null || unit < 0);
}

export function isBlank(line: WritingLine): boolean {
  return line.name.trim() === "" && line.unit === null;
}

/** The line turned into one of another kind, with what that kind needs. */
export function ofKind(line: WritingLine, kind: LineKind): WritingLine {
  return {
    ...line,
    kind,
    payer: kind === "discount" ? "customer" : line.payer,
    grade: kind === "part" ? (line.grade ?? "original") : null,
    days: hasDays(kind) ? (line.days ?? USUAL_DAYS) : null,
    level: kind === "labour" ? line.level : null,
    ...FREE,
  };
}

/** The line as the price list has it; who pays stays as chosen. */
export function ofPrice(line: WritingLine, price: PriceRow): WritingLine {
  const of = ofKind(line, price.line);
  return {
    ...of,
    name: price.name,
    unit: price.amount,
    grade: price.line === "part" ? (price.grade ?? of.grade) : null,
    days: hasDays(price.line) ? (price.days ?? of.days) : null,
    level: price.line === "labour" ? price.level : null,
    price: price.id,
    listed: price.amount,
  };
}

/** Whom a new line is likely for: what is covered, the maker pays. */
export function payerUnder(cover: Cover | null): Payer {
  return cover === "in_warranty" ? "maker" : "customer";
}

/** A kept line as it is written; under a new version it is a new one. */
export function written(line: QuoteLine, anew: boolean, why: string | null = null): WritingLine {
  const { kind, name, quantity, unit, payer, grade, days, level, price, rule, listed, changed } =
    line;
  return {
    key: newKey(),
    id: anew ? null : line.id,
    kind,
    name,
    quantity,
    unit: kind === "discount" ? -unit : unit,
    payer,
    grade,
    days,
    level,
    price,
    rule,
    listed,
    changed,
    why,
  };
}

/** What the rules made of it. A line in no list has no price: it is still to be named. */
export function suggested({ lines }: Suggestion): WritingLine[] {
  return lines.map((line) => {
    const one = written(line, true, line.why);
    return line.why === "no_price" ? { ...one, unit: null } : one;
  });
}

/** What the core is handed; nothing where an amount or a quantity is missing or is none. */
export function sent(line: WritingLine): QuoteLine | null {
  const { key: _key, why: _why, ...rest } = line;
  const { quantity, unit } = line;
  if (quantity === null || unit === null || unit < 0) return null;
  return { ...rest, quantity, unit: line.kind === "discount" && unit > 0 ? -unit : unit };
}

/** In fen; what is missing counts as nothing. */
export function amountOf(line: WritingLine): number {
  const amount = (line.quantity ?? 0) * Math.max(0, line.unit ?? 0);
  return line.kind === "discount" && amount > 0 ? -amount : amount;
}

/** What each would pay as it stands. */
export function totalsOf(lines: readonly WritingLine[]): Totals {
  const totals: Totals = { customer: 0, maker: 0, extended: 0, shop: 0, all: 0 };
  for (const line of lines) {
    const amount = amountOf(line);
    totals[line.payer] += amount;
    totals.all += amount;
  }
  return totals;
}

type BaseRow = [
  id: QuoteCard["id"],
  state: QuoteCard["state"],
  words: string,
  valid_to: string | null,
  lines: QuoteCard["lines"],
];

/** What one version rests on: as long as this is the same, nobody else wrote meanwhile. */
export function baseOf({ rows, cover }: Quotes): string {
  const told = rows.map(
    ({ id, state, words, valid_to, lines }): BaseRow => [id, state, words, valid_to, lines],
  );
  return JSON.stringify([cover, told]);
}

/** The versions as they were when this was what writing rested on. */
export function rowsOf(base: string): BaseRow[] {
  const [, rows]: [Cover | null, BaseRow[]] = JSON.parse(base);
  return rows;
}

/** Where writing begins: the draft, else what was agreed as the ground of a supplement, else one empty line. */
export function beginning(quotes: Quotes): Writing {
  const { open, agreed, cover, seen_seq } = quotes;
  const draft = open?.state === "draft" ? open : null;
  const from = draft ?? agreed;
  const lines = from?.lines.map((line) => written(line, draft === null)) ?? [];
  return {
    lines: lines.length > 0 ? lines : [{ ...blankLine(), payer: payerUnder(cover) }],
    words: draft?.words ?? "",
    valid_to: draft?.valid_to ?? null,
    seen_seq,
    base: baseOf(quotes),
  };
}

/** The writing after it was kept: its lines are now those of the draft, and nothing else was changed by anybody. */
export function adopted(writing: Writing, quotes: Quotes): Writing {
  const kept = quotes.open?.state === "draft" ? quotes.open.lines : [];
  let at = -1;
  const lines = writing.lines.map((line) => {
    if (isBlank(line)) return line;
    at += 1;
    return { ...line, id: kept[at]?.id ?? line.id };
  });
  return { ...writing, lines, seen_seq: quotes.seen_seq, base: baseOf(quotes) };
}

/** Whether there is anything in it that would be lost. */
export function holdsMore(writing: Writing, begun: Writing): boolean {
  const content = ({ lines, words, valid_to }: Writing) =>
    JSON.stringify([lines.filter((line) => !isBlank(line)).map(sent), words, valid_to]);
  return content(writing) !== content(begun);
}

/** The prices that a line's typed name may mean, those that fit the machine first. */
export function meant(prices: readonly PriceRow[], typed: string): PriceRow[] {
  const words = typed.trim().toLowerCase();
  if (words === "") return [];
  return prices.filter((row) => nameOf(row).toLowerCase().includes(words));
}

/** A price by all its names, as it is searched. */
export function nameOf(row: PriceRow): string {
  return [row.name, row.brand_name, row.model_name].filter(Boolean).join(" ");
}
