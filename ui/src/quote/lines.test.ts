import { expect, test } from "vitest";
import { price, quoteLine, quotes, version } from "../../test/samples/quote";
import { changedLines } from "./changed";
import {
  amountOf,
  baseOf,
  beginning,
  blankLine,
  holdsMore,
  isBlank,
  meant,
  ofKind,
  ofPrice,
  sent,
  totalsOf,
  written,
} from "./lines";

test("each payer's sum is told, a discount takes off the customer's", () => {
  const lines = [
    { ...blankLine(), name: "屏幕", kind: "part" as const, unit: 58_000, quantity: 2 },
    { ...blankLine(), name: "主板", payer: "maker" as const, unit: 90_000 },
    { ...ofKind(blankLine(), "discount"), name: "会员日", unit: 1_601 },
    blankLine(),
  ];
  expect(totalsOf(lines)).toEqual({
    customer: 114_399,
    maker: 90_000,
    extended: 0,
    shop: 0,
    all: 204_399,
  });
});

test("what is let off is typed above zero and goes to the core below it", () => {
  const discount = { ...ofKind(blankLine(), "discount"), name: "抹掉", unit: 500 };
  expect(sent(discount)?.unit).toBe(-500);
  expect(written(quoteLine({ kind: "discount", unit: -500 }), false).unit).toBe(500);
  expect(Object.is(amountOf({ ...discount, unit: 0 }), 0)).toBe(true);
});

test("a line without an amount goes nowhere, an empty one is not counted", () => {
  expect(sent({ ...blankLine(), name: "换屏" })).toBeNull();
  expect(sent({ ...blankLine(), unit: 0, quantity: null })).toBeNull();
  expect(sent({ ...blankLine(), unit: 0 })?.unit).toBe(0);
  expect(isBlank(blankLine())).toBe(true);
  expect(isBlank({ ...blankLine(), unit: 0 })).toBe(false);
});

test("a line of another kind has what that kind needs and nothing else", () => {
  const part = ofKind(blankLine(), "part");
  expect(part).toMatchObject({ grade: "original", days: 90 });
  expect(ofKind(part, "fee")).toMatchObject({ grade: null, days: null });
  expect(ofKind({ ...part, payer: "maker" }, "discount").payer).toBe("customer");
});

test("a picked price brings its grade and days, and who pays stays", () => {
  const line = ofPrice({ ...blankLine(), payer: "extended" }, price);
  expect(line).toMatchObject({
    kind: "part",
    name: price.name,
    unit: price.amount,
    grade: "third_party",
    days: 180,
    payer: "extended",
    price: price.id,
  });
});

test("a supplement begins with what was agreed, as new lines", () => {
  const agreed = version({ state: "agreed" });
  const begun = beginning(quotes({ rows: [agreed], agreed }));
  expect(begun.lines.map(({ id, name }) => [id, name])).toEqual(
    agreed.lines.map(({ name }) => [null, name]),
  );
});

test("a draft goes on under its own lines; with nothing yet one empty line waits", () => {
  const draft = version({ state: "draft" });
  const begun = beginning(quotes({ rows: [draft], open: draft }));
  expect(begun.lines[0]?.id).toBe(draft.lines[0]?.id);
  expect(beginning(quotes({})).lines).toHaveLength(1);
  expect(beginning(quotes({ cover: "in_warranty" })).lines[0]?.payer).toBe("maker");
});

test("what was typed is told from what was there; an empty line more is nothing", () => {
  const draft = version({ state: "draft" });
  const begun = beginning(quotes({ rows: [draft], open: draft }));
  expect(holdsMore({ ...begun, lines: [...begun.lines, blankLine()] }, begun)).toBe(false);
  expect(holdsMore({ ...begun, words: "含运费" }, begun)).toBe(true);
});

test("another's offer changes what one's writing rests on, another number does not", () => {
  const draft = version({ state: "draft" });
  const one = quotes({ rows: [draft], open: draft });
  const offered = { ...draft, state: "offered" as const };
  expect(baseOf({ ...one, seen_seq: 99 })).toBe(baseOf(one));
  expect(baseOf({ ...one, rows: [offered], open: offered })).not.toBe(baseOf(one));
});

test("who was slower reads which line and price the other one changed", () => {
  const draft = version({ state: "draft" });
  const base = baseOf(quotes({ rows: [draft], open: draft }));
  const [first, second] = draft.lines;
  if (!first || !second) throw new Error("the sample has two lines");
  const lines = [{ ...first, unit: 12_050, amount: 12_050 }];
  const theirs = { ...draft, lines, totals: { ...draft.totals, all: 12_050 } };
  const now = quotes({ rows: [theirs], open: theirs });
  const told = changedLines((key) => key, base, now);
  expect(told.map(({ name }) => name)).toEqual([first.name, second.name, "quote.line_amount"]);
  expect(told[0]?.before).toContain("1 × ¥100.00");
  expect(told[0]?.after).toContain("1 × ¥120.50");
  expect(told[1]?.after).toBe("");
  expect(told[2]).toMatchObject({ before: "¥580.00", after: "¥120.50" });
  expect(changedLines((key) => key, baseOf(now), now)).toEqual([]);
});

test("prices are found by name, brand and model", () => {
  expect(meant([price], "reno")).toEqual([price]);
  expect(meant([price], " ")).toEqual([]);
});
