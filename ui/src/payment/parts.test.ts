import { expect, test } from "vitest";
import { changeOf, newPart, notesFor, sentParts, sumOf } from "./parts";

const cash = { ...newPart("cash", 18_050), tendered: 20_000 };

test("change is what was handed over in cash beyond the amount", () => {
  expect(changeOf([cash, newPart("wechat", 10_000)])).toBe(1_950);
  expect(changeOf([{ ...cash, tendered: 18_050 }])).toBe(0);
  expect(changeOf([{ ...cash, tendered: 10_000 }])).toBe(0);
  expect(changeOf([{ ...cash, tendered: null }])).toBe(0);
  expect(changeOf([{ ...cash, method: "card" }])).toBe(0);
});

test("what is no amount yet counts as nothing and goes nowhere", () => {
  const open = newPart("card", null);
  expect(sumOf([cash, open, newPart("card", -1)])).toBe(18_050);
  expect(sentParts([cash, open])).toBeNull();
});

test("only cash is handed over", () => {
  expect(sentParts([cash, { ...cash, method: "alipay", reference: "88" }])).toEqual([
    { method: "cash", amount: 18_050, reference: "", tendered: 20_000 },
    { method: "alipay", amount: 18_050, reference: "88", tendered: null },
  ]);
});

test("the notes above an amount are offered once each", () => {
  expect(notesFor(18_050)).toEqual([19_000, 20_000]);
  expect(notesFor(81_055)).toEqual([82_000, 85_000, 90_000, 100_000]);
  expect(notesFor(50_000)).toEqual([]);
  expect(notesFor(10_000)).toEqual([]);
});
