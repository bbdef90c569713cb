import { expect, test } from "vitest";
import { card } from "../../test/samples";
import { asCorrection, basisOf, merge, mustSayWhom, sameCorrection } from "./correction";

const basis = basisOf(card, "13812345678");
const mine = basis.written;

test("what only they changed is taken over, what only I changed stays", () => {
  const theirs = basisOf({ ...card, customer_name: "张玮", seen_seq: 14 }, "13812345678");
  const { values, taken, both } = merge(basis, { ...mine, model: "Reno 12 Pro" }, theirs);
  expect(values.name).toBe("张玮");
  expect(values.model).toBe("Reno 12 Pro");
  expect(taken).toEqual(["name"]);
  expect(both).toEqual([]);
});

test("what both changed differently is left to choose, and mine stands until then", () => {
  const theirs = basisOf({ ...card, model: "Reno 13", codes: ["B01"] }, "13812345678");
  const { values, taken, both } = merge(basis, { ...mine, model: "Reno 12 Pro" }, theirs);
  expect(both).toEqual(["model"]);
  expect(values.model).toBe("Reno 12 Pro");
  expect(taken).toEqual(["codes"]);
  expect(values.codes).toEqual(["B01"]);
});

test("what both changed to the same is no question", () => {
  const theirs = basisOf({ ...card, estimate: 9_900 }, "13812345678");
  const merged = merge(basis, { ...mine, estimate: 9_900 }, theirs);
  expect(merged.both).toEqual([]);
  expect(merged.taken).toEqual([]);
});

test("a number changed unseen is told by its mask", () => {
  const unseen = basisOf(card, "");
  const theirs = basisOf({ ...card, phone_masked: "139****1111" }, "");
  const typed = { ...unseen.written, phone: "13700002222" };
  expect(merge(unseen, typed, theirs).both).toEqual(["phone"]);
});

test("a phone nobody touched stays as it is, seen or unseen", () => {
  expect(asCorrection(mine, basis).phone).toBeNull();
  const unseen = basisOf(card, "");
  expect(asCorrection(unseen.written, unseen).phone).toBeNull();
  expect(asCorrection({ ...mine, phone: "13900001111" }, basis).phone).toBe("13900001111");
  // A seen number taken out is a fault for the core to tell, not "as it is".
  expect(asCorrection({ ...mine, phone: "" }, basis).phone).toBe("");
});

test("empty numbers are none", () => {
  const input = asCorrection({ ...mine, imei: " ", serial: "", unreadable: "主板坏" }, basis);
  expect(input.imei).toBeNull();
  expect(input.serial).toBeNull();
  expect(input.unreadable).toBe("主板坏");
});

test("whose data changes is known by the fields of the person", () => {
  expect(mustSayWhom({ ...mine, model: "A3" }, basis, 2)).toBe(false);
  expect(mustSayWhom({ ...mine, wechat: "new" }, basis, 2)).toBe(true);
  expect(sameCorrection(mine, { ...mine, codes: [...mine.codes] })).toBe(true);
});

test("with one order it is asked only where name and phone both become others", () => {
  expect(mustSayWhom({ ...mine, name: "张玮" }, basis, 1)).toBe(false);
  expect(mustSayWhom({ ...mine, phone: "13900001111" }, basis, 1)).toBe(false);
  expect(mustSayWhom({ ...mine, name: "王芳", phone: "13900001111" }, basis, 1)).toBe(true);
  // Also to those who may not see the number that stands there.
  const unseen = basisOf(card, "");
  const typed = { ...unseen.written, name: "王芳", phone: "13900001111" };
  expect(mustSayWhom(typed, unseen, 1)).toBe(true);
});
