import type { RepairSteps, Stage, StepRow } from "../wire/commands";

/** The parts of an order's page. */
export type Tab =
  | "facts"
  | "diagnosis"
  | "quote"
  | "log"
  | "test"
  | "settle"
  | "hand_over"
  | "parts";

export const TABS: readonly Tab[] = [
  "facts",
  "diagnosis",
  "quote",
  "log",
  "test",
  "settle",
  "hand_over",
  "parts",
];

/** What a person does next with an order. */
export type Act =
  /** Goes on at once. */
  | { kind: "step"; row: StepRow }
  /** Asks a reason or an outcome first, or tells which gates are open. */
  | { kind: "ask"; row: StepRow }
  /** The step comes about by work on this part of the page. */
  | { kind: "tab"; tab: Tab }
  | { kind: "send" }
  | { kind: "back" };

/** Where the work of a stage is done. */
const WORK: Record<Stage, Tab> = {
  received: "facts",
  diagnosing: "diagnosis",
  quoting: "quote",
  awaiting_consent: "quote",
  awaiting_parts: "parts",
  repairing: "log",
  testing: "test",
  ready: "settle",
  handed_over: "hand_over",
  closed: "facts",
  unclaimed: "settle",
  on_hold: "facts",
  sent_out: "log",
  void: "facts",
};

/** Stages that are left by what is done on their tab, not by a mere step. */
const BY_WORK: readonly Stage[] = [
  "diagnosing",
  "quoting",
  "awaiting_consent",
  "testing",
  "ready",
  "unclaimed",
];

/** The tab on which an order in this stage is worked on. */
export function workTab(stage: Stage, rows: readonly StepRow[] = []): Tab {
  const leaves = stage === "ready" || stage === "unclaimed";
  return leaves && isSettled(rows) ? "hand_over" : WORK[stage];
}

const MONEY_GATES: readonly string[] = ["settlement_missing", "money_owed", "prepaid_open"];

function isSettled(rows: readonly StepRow[]): boolean {
  const out = rows.find(({ to }) => to === "handed_over");
  return out !== undefined && !out.gates.some(({ gate }) => MONEY_GATES.includes(gate));
}

/** How a step is carried out by whoever may take it. */
export function actOf(from: Stage, row: StepRow): Act {
  if (row.to === "sent_out") return { kind: "send" };
  if (from === "sent_out" && row.to !== "on_hold") return { kind: "back" };
  if (row.to === "handed_over") return { kind: "tab", tab: "hand_over" };
  // Whoever may pass over what is open is asked why; everybody else does the work first.
  if (row.gates.length > 0 && row.may_override) return { kind: "ask", row };
  if (from === "testing" && (row.to === "ready" || row.to === "repairing")) {
    return { kind: "tab", tab: "test" };
  }
  if (row.to === "awaiting_consent") return { kind: "tab", tab: "quote" };
  return row.gates.length > 0 || row.asks.length > 0 ? { kind: "ask", row } : { kind: "step", row };
}

/** The one act of the stage for who asks; none where it is another's turn or all is done. */
export function primaryAct({ stage, primary, rows }: RepairSteps): Act | null {
  if (primary?.allowed && primary.gates.length === 0) return actOf(stage, primary);
  if (BY_WORK.includes(stage)) return { kind: "tab", tab: workTab(stage, rows) };
  return primary?.allowed ? actOf(stage, primary) : null;
}

/** Every step but the one that stands on the button; voiding and reopening have their own place. */
export function otherSteps({ stage, primary, rows }: RepairSteps): StepRow[] {
  const elsewhere = ({ to }: StepRow) =>
    to === "void" || (stage === "handed_over" && to === "ready");
  return rows.filter((row) => row.to !== primary?.to && !elsewhere(row));
}

/** Where a gate is closed; nothing where the step itself asks for what is missing. */
const GATE_TABS: Record<string, Tab> = {
  condition_missing: "facts",
  consent_missing: "facts",
  diagnosis_open: "diagnosis",
  finding_missing: "diagnosis",
  evidence_unsigned: "diagnosis",
  quote_missing: "quote",
  quote_unanswered: "quote",
  quote_above_consent: "quote",
  cover_undecided: "quote",
  parts_open: "parts",
  parts_out: "parts",
  support_open: "log",
  sending_out: "log",
  test_open: "test",
  test_same_person: "test",
  test_failed: "test",
  settlement_missing: "settle",
  settlement_open: "settle",
  money_owed: "settle",
  prepaid_open: "settle",
  old_parts_open: "hand_over",
  hand_over_missing: "hand_over",
};

export function gateTab(gate: string): Tab | null {
  return GATE_TABS[gate] ?? null;
}

/** The stages an order usually goes through; waiting for parts is a halt within the repair. */
export const PATH: readonly Stage[] = [
  "received",
  "diagnosing",
  "quoting",
  "awaiting_consent",
  "repairing",
  "testing",
  "ready",
  "handed_over",
];

/** How far along the path an order is, from 0; past its end where it is closed. */
export function pathAt(stage: Stage, returnsTo: Stage | null): number {
  const here = returnsTo ?? stage;
  if (here === "awaiting_parts") return PATH.indexOf("repairing");
  if (here === "unclaimed") return PATH.indexOf("ready");
  if (here === "closed") return PATH.length;
  return PATH.indexOf(here);
}
