import { expect, test } from "vitest";
import type { RepairSteps, Stage, StepRow } from "../wire/commands";
import { actOf, gateTab, otherSteps, PATH, pathAt, primaryAct, workTab } from "./acts";

const row = (to: Stage, rest: Partial<StepRow> = {}): StepRow => ({
  to,
  way: "plain",
  allowed: true,
  gates: [],
  may_override: false,
  asks: [],
  ...rest,
});
const gate = (name: string) => ({ gate: name, params: {}, lifted_by: null });
const steps = (stage: Stage, primary: StepRow | null, rows: StepRow[] = []): RepairSteps => ({
  stage,
  holder: null,
  primary,
  rows: primary ? [primary, ...rows] : rows,
  undo: null,
  may_reopen: false,
});

test("a plain step without open gates is taken at once", () => {
  const to = row("diagnosing");
  expect(primaryAct(steps("received", to))).toEqual({ kind: "step", row: to });
});

test("a step that wants words or has open gates is asked about", () => {
  const held = row("on_hold", { asks: ["reason", "hold"] });
  expect(actOf("repairing", held)).toEqual({ kind: "ask", row: held });
  const blocked = row("testing", { gates: [gate("support_open")] });
  expect(primaryAct(steps("repairing", blocked))).toEqual({ kind: "ask", row: blocked });
});

test("work that is not done yet leads to its tab, work that is done leads on", () => {
  const blocked = row("quoting", { gates: [gate("diagnosis_open")] });
  expect(primaryAct(steps("diagnosing", blocked))).toEqual({ kind: "tab", tab: "diagnosis" });
  const free = row("quoting");
  expect(primaryAct(steps("diagnosing", free))).toEqual({ kind: "step", row: free });
});

test("a test's verdict, an offer and a hand-over come about on their tabs", () => {
  expect(actOf("testing", row("ready"))).toEqual({ kind: "tab", tab: "test" });
  expect(actOf("testing", row("repairing"))).toEqual({ kind: "tab", tab: "test" });
  const untested = row("ready", { gates: [gate("test_open")], may_override: true });
  expect(actOf("testing", untested)).toEqual({ kind: "ask", row: untested });
  expect(primaryAct(steps("testing", untested))).toEqual({ kind: "tab", tab: "test" });
  expect(actOf("quoting", row("awaiting_consent"))).toEqual({ kind: "tab", tab: "quote" });
  expect(actOf("ready", row("handed_over"))).toEqual({ kind: "tab", tab: "hand_over" });
});

test("sending out and coming back have forms of their own, a hold meanwhile does not", () => {
  expect(actOf("repairing", row("sent_out"))).toEqual({ kind: "send" });
  expect(actOf("sent_out", row("repairing"))).toEqual({ kind: "back" });
  expect(actOf("sent_out", row("on_hold")).kind).toBe("step");
});

test("a machine that is ready is settled first, then handed over", () => {
  const owing = row("handed_over", { gates: [gate("money_owed")] });
  expect(workTab("ready", [owing])).toBe("settle");
  const free = row("handed_over", { gates: [gate("hand_over_missing")] });
  expect(workTab("ready", [free])).toBe("hand_over");
  expect(workTab("ready")).toBe("settle");
});

test("who may not take the step is offered none", () => {
  expect(primaryAct(steps("received", row("diagnosing", { allowed: false })))).toBeNull();
  expect(primaryAct(steps("handed_over", null))).toBeNull();
});

test("voiding has its own place, and the button's step is not listed twice", () => {
  const rows = otherSteps(steps("received", row("diagnosing"), [row("on_hold"), row("void")]));
  expect(rows.map(({ to }) => to)).toEqual(["on_hold"]);
  const over = otherSteps(steps("handed_over", null, [row("ready"), row("closed")]));
  expect(over.map(({ to }) => to)).toEqual(["closed"]);
});

test("an order on hold stands where it will come back to", () => {
  expect(pathAt("on_hold", "repairing")).toBe(PATH.indexOf("repairing"));
  expect(pathAt("awaiting_parts", null)).toBe(PATH.indexOf("repairing"));
  expect(pathAt("closed", null)).toBe(PATH.length);
  expect(pathAt("void", null)).toBe(-1);
});

test("each gate leads where it is closed", () => {
  expect(gateTab("money_owed")).toBe("settle");
  expect(gateTab("outcome_missing")).toBeNull();
});
