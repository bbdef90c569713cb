import type {
  KeepPrice,
  KeepPriceRule,
  PriceRow,
  PriceRuleKind,
  PriceRuleRow,
  RuleFigures,
} from "../wire/commands";

/** What a line of the price list may be; a discount is a rule's, not a price. */
export const PRICE_LINES = ["labour", "part", "fee"] as const;

/** 默认质保: what a shop answers for where it says nothing else (`domain.md` 2). */
export const USUAL_DAYS = 90;

export const RULES: readonly PriceRuleKind[] = [
  "labour_once",
  "further_faults",
  "declined_fee",
  "free_when_nothing",
  "flat_battery",
  "member_day",
];

/** Which figures a rule has. */
export const FIGURES: Record<PriceRuleKind, readonly (keyof RuleFigures)[]> = {
  labour_once: [],
  further_faults: ["percent"],
  declined_fee: ["percent"],
  free_when_nothing: [],
  flat_battery: ["amount", "kinds"],
  member_day: ["percent", "weekdays", "monthdays"],
};

/** A line as its form begins. */
export function blankPrice(today: string): KeepPrice {
  return {
    id: null,
    seen_seq: 0,
    line: "labour",
    name: "",
    kind: null,
    brand: null,
    model: null,
    level: null,
    inspection: false,
    amount: 0,
    grade: null,
    days: USUAL_DAYS,
    valid_from: today,
    valid_to: null,
    active: true,
  };
}

/** A known line as its form begins. */
export function keptPrice(row: PriceRow): KeepPrice {
  const {
    brand_name: _brand,
    model_name: _model,
    in_force: _now,
    used: _used,
    line,
    ...rest
  } = row;
  return { ...rest, line };
}

/** What is sent of a line: what its kind does not have is left out. */
export function pricedAs(values: KeepPrice): KeepPrice {
  const { line } = values;
  return {
    ...values,
    level: line === "labour" ? values.level : null,
    grade: line === "part" ? values.grade : null,
    days: line === "fee" ? null : values.days,
    inspection: line === "fee" && values.inspection === true,
  };
}

/** What is sent of a rule: only its own figures. */
export function ruledAs(values: KeepPriceRule): KeepPriceRule {
  const own = FIGURES[values.rule];
  const figures = Object.fromEntries(
    Object.entries(values.figures).filter(
      ([name, value]) => own.includes(name as keyof RuleFigures) && value !== null,
    ),
  ) as RuleFigures;
  return { ...values, figures };
}

/** Lines in the order people look for them: what, then for which machine, newest first. */
export function inOrder(rows: readonly PriceRow[]): PriceRow[] {
  const lines: readonly string[] = PRICE_LINES;
  const rank = (row: PriceRow) => lines.indexOf(row.line);
  return rows.toSorted(
    (a, b) =>
      rank(a) - rank(b) ||
      a.name.localeCompare(b.name, "zh") ||
      a.brand_name.localeCompare(b.brand_name, "zh") ||
      a.model_name.localeCompare(b.model_name, "zh") ||
      b.valid_from.localeCompare(a.valid_from),
  );
}

export function rulesInOrder(rows: readonly PriceRuleRow[]): PriceRuleRow[] {
  return rows.toSorted(
    (a, b) =>
      RULES.indexOf(a.rule) - RULES.indexOf(b.rule) || b.valid_from.localeCompare(a.valid_from),
  );
}

/** What a search finds a line by: every word's every tail, so that Han finds from its middle. */
export function searchKeys(...texts: readonly string[]): string {
  const words = texts.flatMap((text) => text.toLowerCase().split(/\s+/)).filter(Boolean);
  return words.flatMap((word) => [...word].map((_, at) => word.slice(at))).join(" ");
}
