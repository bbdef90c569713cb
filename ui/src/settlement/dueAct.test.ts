import { expect, test } from "vitest";
import { settlement } from "../../test/samples/settlement";
import type { Right } from "../wire/commands";
import { dueAct } from "./dueAct";

const all = () => true;
const but = (missing: Right) => (right: Right) => right !== missing;

test("first the list, then the money, then what is over, then the machine", () => {
  expect(dueAct("ready", settlement({ id: null }), all)).toBe("make");
  expect(dueAct("ready", settlement({ owed: 1 }), all)).toBe("pay");
  expect(dueAct("ready", settlement({ owed: 0, over: 1 }), all)).toBe("give_back");
  expect(dueAct("unclaimed", settlement({ owed: 0 }), all)).toBe("hand_over");
});

test("nothing is settled before the machine is ready, nor after it went home", () => {
  expect(dueAct("repairing", settlement({ id: null }), all)).toBeNull();
  expect(dueAct("handed_over", settlement({ owed: 0 }), all)).toBeNull();
});

test("what is owed after the machine went home can still be paid", () => {
  expect(dueAct("handed_over", settlement({ owed: 500 }), all)).toBe("pay");
});

test("a settlement taken back is none", () => {
  expect(dueAct("ready", settlement({ cancelled: true, owed: 500 }), all)).toBe("make");
});

test("who may not take or give back money is offered neither", () => {
  expect(dueAct("ready", settlement({ id: null }), but("take_payments"))).toBeNull();
  expect(dueAct("ready", settlement({ owed: 5 }), but("take_payments"))).toBeNull();
  expect(dueAct("ready", settlement({ owed: 0, over: 5 }), but("give_back_payments"))).toBeNull();
});
