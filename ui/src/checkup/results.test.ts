import { expect, test } from "vitest";
import type { ChecklistItem, ChecklistRow, CheckupRow } from "../wire/commands";
import {
  changedResults,
  failedItems,
  judged,
  limitsText,
  linesOf,
  openItems,
  restPasses,
  resultOfKey,
  resultsOf,
  roundOf,
  thousandths,
  unreadItems,
  valueText,
} from "./results";

const item = (key: string, rest: Partial<ChecklistItem> = {}): ChecklistItem => ({
  key,
  words: key,
  words_en: key,
  required: true,
  unit: null,
  low: null,
  high: null,
  ...rest,
});
const voltage = item("voltage", { unit: "V", low: 3_600, high: 4_400 });
const list: ChecklistRow = {
  id: "cl-1",
  seen_seq: 41,
  purpose: "test",
  kind: "phone",
  version: 2,
  items: [item("touch"), voltage, item("wifi", { required: false })],
  at: "2026-11-21T06:00:00.000Z",
  by: "李翠",
};

test("values are typed as people type them and kept in thousandths", () => {
  expect(thousandths("3.85")).toBe(3_850);
  expect(thousandths("３．８")).toBe(3_800);
  expect(thousandths("-0.5")).toBe(-500);
  expect(thousandths("-0")).toBe(0);
  expect(thousandths(" ")).toBeNull();
  expect(thousandths("3.8555")).toBeUndefined();
  expect(thousandths("abc")).toBeUndefined();
  for (const value of [0, 5, -500, 3_850, 12_000])
    expect(thousandths(valueText(value))).toBe(value);
});

test("a value is judged by its limits, both of which still pass", () => {
  expect(judged(voltage, "3.6")).toBe("pass");
  expect(judged(voltage, "4.4")).toBe("pass");
  expect(judged(voltage, "3.599")).toBe("fail");
  expect(judged(voltage, "4.401")).toBe("fail");
  expect(judged(voltage, "")).toBeNull();
  expect(limitsText(voltage)).toBe("3.6–4.4 V");
  expect(limitsText(item("a", { unit: "mA", high: 200_000 }))).toBe("≤ 200 mA");
  expect(limitsText(item("a"))).toBe("");
});

test("a required item is open until it has a result, a measured one until it has its value", () => {
  const open = (lines: Parameters<typeof openItems>[1]) => openItems(list, lines).map((i) => i.key);
  expect(open({})).toEqual(["touch", "voltage"]);
  const touch = { result: "pass" as const, value: "", note: "" };
  expect(open({ touch, voltage: touch })).toEqual(["voltage"]);
  expect(open({ touch, voltage: { ...touch, value: "3.8" } })).toEqual([]);
  expect(open({ touch, voltage: { ...touch, result: "not_applicable" } })).toEqual([]);
});

test("the rest passes, but nothing that is measured or was judged already", () => {
  const lines = restPasses(list, { touch: { result: "fail", value: "", note: "裂" } });
  expect(lines.touch?.result).toBe("fail");
  expect(lines.wifi?.result).toBe("pass");
  expect(lines.voltage).toBeUndefined();
  expect(failedItems(list, lines).map(({ key }) => key)).toEqual(["touch"]);
});

test("what was written comes back as it was, and only what has a result is written", () => {
  const results = [{ key: "voltage", result: "pass" as const, value: 3_850, note: "" }];
  expect(resultsOf(list, linesOf(results))).toEqual(results);
  expect(resultsOf(list, { touch: { result: null, value: "", note: "x" } })).toEqual([]);
});

test("keys of a Chinese keyboard count as well", () => {
  expect(resultOfKey("２")).toBe("fail");
  expect(resultOfKey("4")).toBeNull();
});

test("a round under way keeps the list it was begun with", () => {
  const old = { ...list, version: 1 };
  const row: CheckupRow = {
    id: "cu-1",
    purpose: "test",
    round: 1,
    checklist: old,
    results: [],
    verdict: "open",
    reason: "",
    correction: null,
    correctable: false,
    ended_at: null,
    by: "王工",
    open_items: 2,
    out_of_range: [],
  };
  expect(roundOf({ rows: [row], diagnosis: null, test: list }, "test").list).toBe(old);
  const ended = { ...row, verdict: "fail" as const };
  const next = roundOf({ rows: [ended], diagnosis: null, test: list }, "test");
  expect(next.list).toBe(list);
  expect(next.ended).toEqual([ended]);
});

test("a correction sends only the items that say something else than before", () => {
  const before = linesOf([
    { key: "touch", result: "pass", value: null, note: "" },
    { key: "voltage", result: "pass", value: 3_850, note: "" },
  ]);
  const typed = {
    ...before,
    touch: { result: "pass" as const, value: "", note: "  " },
    voltage: { result: "pass" as const, value: "3.9", note: "" },
  };
  expect(changedResults(list, before, typed)).toEqual([
    { key: "voltage", result: "pass", value: 3_900, note: "" },
  ]);
  expect(changedResults(list, before, { ...before })).toEqual([]);
});

test("a value that cannot be kept is told, an empty one is none", () => {
  const voltage = (value: string) => ({ voltage: { result: "pass" as const, value, note: "" } });
  expect(unreadItems(list, voltage("99999999999")).map(({ key }) => key)).toEqual(["voltage"]);
  expect(unreadItems(list, voltage("3,8")).map(({ key }) => key)).toEqual(["voltage"]);
  expect(unreadItems(list, voltage(""))).toEqual([]);
  expect(unreadItems(list, voltage("999999999.999"))).toEqual([]);
});
