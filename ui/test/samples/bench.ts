import type {
  Bench,
  BenchFile,
  BenchRow,
  ChecklistItem,
  ChecklistRow,
  Checkups,
  FaultCodeRow,
  RepairSteps,
  RepairWork,
  StepRow,
} from "../../src/wire/commands";
import { NOW } from "./moment";
import { repairRow } from "./repair";

export function stepRow(to: StepRow["to"], rest: Partial<StepRow> = {}): StepRow {
  return { to, way: "plain", allowed: true, gates: [], may_override: false, asks: [], ...rest };
}

/** A machine just received: it may be looked at, put on hold, sent out or voided. */
export const steps: RepairSteps = {
  stage: "received",
  holder: null,
  primary: stepRow("diagnosing"),
  rows: [
    stepRow("diagnosing"),
    stepRow("on_hold", { asks: ["reason", "hold"] }),
    stepRow("sent_out", { way: "document" }),
    stepRow("void", { way: "document" }),
  ],
  undo: null,
  may_reopen: false,
};

export const work: RepairWork = { rows: [], minutes: 0, shares: [], assignments: [] };

export function benchRow(at: number, rest: Partial<BenchRow> = {}): BenchRow {
  const row = repairRow(at);
  return {
    ...row,
    seen_seq: 12 + at,
    symptom_short: row.symptom.slice(0, 20),
    priority: "normal",
    waiting_since: row.touched_at,
    spent_minutes: 0,
    running: false,
    note_kind: null,
    note_by: "",
    note: "",
    rework: false,
    gates: 0,
    ...rest,
  };
}

export const bench: Bench = {
  mine: [
    benchRow(0, { holder: "p-li", holder_name: "李翠", spent_minutes: 45 }),
    benchRow(7, { holder: "p-li", holder_name: "李翠", priority: "urgent", overdue: true }),
  ],
  free: [benchRow(3), benchRow(11)],
  to_test: [benchRow(4)],
  waiting: [benchRow(6, { note_kind: "step", note_by: "李翠", note: "等客户回电" })],
  handed_on: [],
  questions: [],
  clock: null,
  forgotten: [],
  counts: { mine: 2, free: 2, to_test: 1, waiting: 1 },
  figures: { mine: 3, late: 1, done_today: 4, minutes_today: 185 },
};

function item(key: string, words: string, rest: Partial<ChecklistItem> = {}): ChecklistItem {
  return { key, words, words_en: key, required: true, unit: null, low: null, high: null, ...rest };
}

export const checklist: ChecklistRow = {
  id: "cl-1",
  seen_seq: 41,
  purpose: "diagnosis",
  kind: "phone",
  version: 1,
  items: [
    item("touch", "触摸"),
    item("voltage", "电池电压", { unit: "V", low: 3_600, high: 4_400 }),
    item("wifi", "无线网络", { required: false }),
  ],
  at: NOW.toISOString(),
  by: "李翠",
};

export const checkups: Checkups = {
  rows: [],
  diagnosis: checklist,
  test: { ...checklist, id: "cl-2", purpose: "test" },
};

export const finding: BenchFile["findings"][number] = {
  id: "fi-1",
  symptom: "A01",
  cause: "C01",
  text: "屏幕排线断裂",
  level: "one",
  evidence: "none",
  agreed: null,
  signature: null,
  at: NOW.toISOString(),
  by: "王工",
  withdrawn: false,
  photos: [],
};

export const benchFile: BenchFile = { findings: [], log: [], support: [], sendings: [] };

export const faultCodes: FaultCodeRow[] = [
  {
    id: "fc-1",
    seen_seq: 51,
    axis: "cause",
    code: "C01",
    kinds: [],
    words: "摔落",
    words_en: "Dropped",
    active: true,
  },
  {
    id: "fc-2",
    seen_seq: 52,
    axis: "action",
    code: "R01",
    kinds: ["phone"],
    words: "更换屏幕",
    words_en: "Screen replaced",
    active: true,
  },
];
