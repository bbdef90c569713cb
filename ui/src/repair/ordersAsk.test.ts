import { expect, test } from "vitest";
import { settle, step } from "./Board";
import { asFind, bare, partsOf, pastedTexts } from "./ordersAsk";
import { isLate } from "./Promised";

test("numbers pasted in any mix are parted, each once", () => {
  expect(pastedTexts("WX261121-0001\n869374051234564, SN123；WX261121-0001、\t 0002")).toEqual([
    "WX261121-0001",
    "869374051234564",
    "SN123",
    "0002",
  ]);
  expect(pastedTexts(" \n ")).toEqual([]);
});

test("only what narrows is part of a filter", () => {
  const filter = { stages: [], brand: "", warranty: null, overdue: false, kinds: ["tv" as const] };
  expect(partsOf(filter)).toEqual(["kinds"]);
  expect(bare(filter)).toEqual({ kinds: ["tv"] });
  expect(asFind("all", { text: "", filter, sort: "oldest" })).toEqual({
    text: null,
    view: "all",
    filter: { kinds: ["tv"] },
    sort: "oldest",
  });
});

test("a promise is late only while somebody waits", () => {
  const now = new Date("2026-11-21T08:00:00.000Z");
  const promised_at = "2026-11-21T07:59:00.000Z";
  expect(isLate({ stage: "ready", promised_at, due_at: promised_at }, now)).toBe(true);
  expect(isLate({ stage: "handed_over", promised_at, due_at: promised_at }, now)).toBe(false);
  expect(isLate({ stage: "void", promised_at, due_at: promised_at }, now)).toBe(false);
  expect(isLate({ stage: "received", promised_at: null, due_at: null }, now)).toBe(false);
  const later = "2026-11-21T08:00:00.000Z";
  expect(isLate({ stage: "received", promised_at: later, due_at: later }, now)).toBe(false);
  // What is waited for the customer puts the promise off; while it is waited for, nothing becomes late.
  expect(isLate({ stage: "repairing", promised_at, due_at: later }, now)).toBe(false);
  expect(isLate({ stage: "awaiting_consent", promised_at, due_at: null }, now)).toBe(false);
});

test("arrows move between cards, and over empty columns", () => {
  const column = (rows: number) => ({
    stage: "received" as const,
    count: rows,
    rows: Array.from({ length: rows }) as never,
  });
  const board = [column(3), column(0), column(1)];
  expect(step(board, { column: 0, card: 2 }, "ArrowDown")).toEqual({ column: 0, card: 2 });
  expect(step(board, { column: 0, card: 2 }, "ArrowUp")).toEqual({ column: 0, card: 1 });
  expect(step(board, { column: 0, card: 2 }, "ArrowRight")).toEqual({ column: 2, card: 0 });
  expect(step(board, { column: 2, card: 0 }, "ArrowRight")).toBeNull();
  expect(step(board, { column: 0, card: 0 }, "x")).toBeNull();
  expect(settle(board, { column: 1, card: 0 })).toEqual({ column: 0, card: 0 });
  expect(settle([column(0)], { column: 0, card: 0 })).toBeNull();
});
