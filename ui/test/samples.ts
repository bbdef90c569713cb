import type {
  BackupRow,
  Door,
  HistoryRow,
  Me,
  PersonRow,
  RepairCard,
  RepairRow,
  Right,
  Stage,
} from "../src/wire/commands";

/** The moment the samples are told from. */
export const NOW = new Date("2026-11-21T06:40:00.000Z");

export const ALL_RIGHTS: Right[] = [
  "signed_in",
  "see_repairs",
  "open_repairs",
  "correct_repairs",
  "see_phones",
  "print_papers",
  "keep_people",
  "keep_shop",
  "keep_backups",
];

export const li: Me = {
  id: "p-li",
  name: "李翠",
  badge: "001",
  roles: ["front_desk", "manager"],
  rights: ALL_RIGHTS,
  has_pin: true,
  has_badge_code: true,
  has_recovery: true,
  language: null,
  theme: null,
};

export const wang: Me = {
  ...li,
  id: "p-wang",
  name: "王工",
  badge: "002",
  roles: ["technician"],
  rights: ["signed_in", "see_repairs", "open_repairs", "print_papers"],
};

export function doorFor(me: Me | null, rest: Partial<Door> = {}): Door {
  return {
    state: "ready",
    shop: {
      name: "朝阳门服务中心",
      demo: false,
      language: "zh-CN",
      zone: "Asia/Shanghai",
      idle_minutes: 10,
      today: "2026-11-21",
    },
    trouble: null,
    me,
    locked: false,
    quick: [
      {
        id: li.id,
        name: li.name,
        badge: li.badge,
        has_pin: true,
        has_badge_code: true,
        pin_locked: false,
      },
      {
        id: wang.id,
        name: wang.name,
        badge: wang.badge,
        has_pin: true,
        has_badge_code: false,
        pin_locked: false,
      },
    ],
    demo_people: [],
    version: "0.1.0",
    ...rest,
  };
}

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
    device: of(DEVICES, at),
    imei: at % 3 === 2 ? null : "869374051234564",
    symptom: of(SYMPTOMS, at),
    opened_at: opened.toISOString(),
    opened_by: at % 2 ? "王工" : "李翠",
    touched_at: new Date(NOW.getTime() - at * at * 60_000).toISOString(),
  };
}

export const card: RepairCard = {
  id: "r-0",
  number: "WX261121-0400",
  code: "0126112104007",
  stage: "received",
  opened_at: "2026-11-21T06:02:03.004Z",
  opened_by: "李翠",
  customer_id: "c-1",
  customer_name: "张伟",
  phone_masked: "138****5678",
  device_id: "d-1",
  brand: "OPPO",
  model: "Reno 12 256G",
  imei: "869374051234564",
  serial: null,
  symptom: "昨晚从桌上摔落，屏幕左上角碎裂，\n触摸时好时坏。",
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

export const people: PersonRow[] = [
  {
    id: li.id,
    name: li.name,
    badge: li.badge,
    roles: li.roles,
    active: true,
    has_pin: true,
    has_badge_code: true,
    seen_seq: 3,
  },
  {
    id: wang.id,
    name: wang.name,
    badge: wang.badge,
    roles: wang.roles,
    active: true,
    has_pin: true,
    has_badge_code: false,
    seen_seq: 4,
  },
];

export const backups: BackupRow[] = [0, 1, 2].map((at) => ({
  name: `2026-11-2${1 - (at > 0 ? 1 : 0)}T0${6 - at}2800Z`,
  made_at: new Date(NOW.getTime() - at * 7 * 3_600_000).toISOString(),
  reason: (["asked", "close", "daily"] as const)[at] ?? "daily",
  bytes: 4_321_000 - at * 52_000,
  repairs: 400 - at * 9,
  verified: at !== 2,
}));
