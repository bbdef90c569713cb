import type { HistoryRow, RepairCard, RepairRow, Stage } from "../../src/wire/commands";
import { NOW } from "./moment";

const STAGES: Stage[] = [
  "diagnosing",
  "ready",
  "awaiting_parts",
  "received",
  "testing",
  "awaiting_consent",
  "on_hold",
  "repairing",
];
const CUSTOMERS = ["张伟", "王秀英", "李娜", "刘洋", "陈吉明", "赵敏", "周杰", "欧阳龚"];
const DEVICES = [
  "OPPO Reno 12 256G",
  "OPPO Find X7",
  "vivo X100",
  "HUAWEI Mate 60",
  "Xiaomi 14",
  "iPhone 15 Pro Max",
];
const SYMPTOMS = [
  "屏幕碎裂，触摸失灵",
  "进水后无声",
  "自动关机，充到 80% 就停",
  "不开机，昨天还好好的，今天早上充电没反应",
  "听筒声音小",
  "主板无信号",
];

function of<T>(list: readonly T[], at: number): T {
  return list[at % list.length] as T;
}

export function repairRow(at: number): RepairRow {
  const opened = new Date(NOW.getTime() - at * 47 * 60_000);
  return {
    id: `r-${at}`,
    seq: 1000 - at,
    number: `WX261121-${String(400 - at).padStart(4, "0")}`,
    stage: of(STAGES, at),
    customer_name: of(CUSTOMERS, at),
    phone_masked: `138****${5678 + at}`,
    kind: "phone",
    device: of(DEVICES, at),
    imei: at % 3 === 2 ? null : "869374051234564",
    symptom: of(SYMPTOMS, at),
    code_words: at % 2 ? "屏幕碎裂" : "",
    channel: at % 5 === 4 ? "courier" : "carry_in",
    warranty: at % 4 === 3 ? "claimed" : "none",
    promised_at: new Date(opened.getTime() + 3 * 3_600_000).toISOString(),
    overdue: at > 6 && at % 6 === 0,
    opened_at: opened.toISOString(),
    opened_by: at % 2 ? "王工" : "李翠",
    touched_at: new Date(NOW.getTime() - at * at * 60_000).toISOString(),
    touched_by: at % 3 ? "李翠" : "王工",
  };
}

export const card: RepairCard = {
  id: "r-0",
  seq: 1000,
  number: "WX261121-0400",
  code: "0126112104007",
  stage: "received",
  opened_at: "2026-11-21T06:02:03.004Z",
  opened_by: "李翠",
  customer_id: "c-1",
  customer_name: "张伟",
  phone_masked: "138****5678",
  wechat: "",
  address: "",
  company: "",
  company_id: null,
  customer_orders: 3,
  device_id: "d-1",
  kind: "phone",
  brand: "OPPO",
  model: "Reno 12 256G",
  colour: "幻夜紫",
  storage: "256G",
  catalogue: "m-reno12",
  imei: "869374051234564",
  imei2: null,
  serial: null,
  unreadable: null,
  former: null,
  channel: "carry_in",
  waybill: "",
  place: "",
  visit: [],
  codes: ["A01"],
  code_words: "屏幕碎裂",
  symptom: "昨晚从桌上摔落，屏幕左上角碎裂，\n触摸时好时坏。",
  reproduced: "yes",
  marks: [
    { face: "front", kind: "crack", x: 230, y: 180 },
    { face: "back", kind: "scratch", x: 620, y: 640 },
  ],
  checks: [
    { item: "power", result: "pass" },
    { item: "touch", result: "fail" },
    { item: "wifi", result: "not_tested" },
  ],
  accessories: [],
  accessory_note: "",
  backed_up: "yes",
  account_lock: "off",
  repair_mode: true,
  passcode: null,
  estimate: 58_000,
  ask_above: 60_000,
  promised_at: "2026-11-21T08:30:00.000Z",
  overdue: false,
  warranty: "none",
  warranty_basis: null,
  bought_on: null,
  consent: {
    how: "paper",
    signature: null,
    terms_version: 3,
    privacy_version: 1,
    at: "2026-11-21T06:02:03.004Z",
    by: "李翠",
  },
  payments: [],
  prepaid: 0,
  photos: 0,
  void_reason: null,
  model_note: "",
  seen_seq: 12,
  earlier: [repairRow(21), repairRow(55)],
};

export const history: HistoryRow[] = [
  {
    seq: 11,
    at: "2026-11-21T06:02:03.004Z",
    person_name: "李翠",
    command: "repair.open",
    noun: "repair",
    changes: [
      { field: "symptom", before: { kind: "none" }, after: { kind: "plain", value: "屏幕碎" } },
    ],
  },
  {
    seq: 12,
    at: "2026-11-21T06:12:43.004Z",
    person_name: "王工",
    command: "repair.correct",
    noun: "repair",
    changes: [
      {
        field: "symptom",
        before: { kind: "plain", value: "屏幕碎" },
        after: { kind: "plain", value: "昨晚从桌上摔落，屏幕左上角碎裂，\n触摸时好时坏。" },
      },
      { field: "phone", before: { kind: "hidden" }, after: { kind: "hidden" } },
    ],
  },
];
