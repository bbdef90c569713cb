import type {
  BackupRow,
  Catalogue,
  CustomerCard,
  CustomerRow,
  Door,
  HistoryRow,
  Me,
  ModelRow,
  NoteRow,
  Passport,
  PersonRow,
  RepairCard,
  RepairRow,
  Right,
  ShopCard,
  Stage,
  TermsRow,
} from "../src/wire/commands";

/** The moment the samples are told from. */
export const NOW = new Date("2026-11-21T06:40:00.000Z");

export const ALL_RIGHTS: Right[] = [
  "signed_in",
  "see_repairs",
  "open_repairs",
  "correct_repairs",
  "void_repairs",
  "add_notes",
  "merge_records",
  "see_passcodes",
  "take_payments",
  "give_back_payments",
  "export_lists",
  "see_phones",
  "print_papers",
  "keep_people",
  "keep_shop",
  "keep_catalogue",
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

export const debtNote: NoteRow = {
  id: "n-1",
  about: "customer",
  subject: "c-1",
  kind: "debt",
  text: "上次还欠 80 元",
  at: "2026-08-02T03:00:00.000Z",
  by: "王工",
  withdrawn: false,
};

export const customers: CustomerRow[] = [
  {
    id: "c-1",
    name: "张伟",
    phone_masked: "138****5678",
    wechat: "zhangwei88",
    address: "",
    company: "",
    repairs: 3,
    last_device: "OPPO Reno 12 256G",
    last_device_id: "d-1",
    consented: true,
    notes: [],
  },
  {
    id: "c-2",
    name: "张小雨",
    phone_masked: "138****5678",
    wechat: "",
    address: "",
    company: "",
    repairs: 1,
    last_device: "Xiaomi 14",
    last_device_id: "d-2",
    consented: false,
    notes: [],
  },
];

export const customerCard: CustomerCard = {
  id: "c-1",
  name: "张伟",
  phone_masked: "138****5678",
  phones: [{ id: "cp-1", phone_masked: "010****0000" }],
  wechat: "zhangwei88",
  address: "北京市朝阳区工体北路 8 号",
  company: "远景物业",
  seen_seq: 7,
  orders: [repairRow(0), repairRow(21), repairRow(55)],
  devices: [
    {
      id: "d-1",
      kind: "phone",
      brand: "OPPO",
      model: "Reno 12",
      imei: "869374051234564",
      serial: null,
      orders: 3,
      last_at: "2026-11-21T06:02:03.004Z",
    },
  ],
  consents: [
    {
      repair: "r-0",
      number: "WX261121-0400",
      how: "paper",
      terms_version: 3,
      privacy_version: 1,
      at: "2026-11-21T06:02:03.004Z",
    },
  ],
  notes: [debtNote],
  merged: [],
  same_phone: customers.slice(1),
};

export const passport: Passport = {
  id: "d-1",
  kind: "phone",
  brand: "OPPO",
  model: "Reno 12",
  colour: "幻夜紫",
  storage: "256G",
  catalogue: "m-reno12",
  imei: "869374051234564",
  imei2: null,
  serial: null,
  unreadable: null,
  former: null,
  open_order: null,
  orders: [repairRow(21), repairRow(55)],
  customers: [customers[0] as CustomerRow],
  notes: [],
  model_note: "",
};

function model(
  id: string,
  brand: string,
  name: string,
  keys: string,
  rest: Partial<ModelRow> = {},
): ModelRow {
  return {
    id,
    seen_seq: 1,
    brand,
    kind: "phone",
    name,
    colours: [],
    storages: [],
    note: "",
    active: true,
    keys,
    ...rest,
  };
}

export const catalogue: Catalogue = {
  brands: [
    { id: "b-oppo", seen_seq: 1, name: "OPPO", alias: "", active: true, keys: "oppo" },
    {
      id: "b-mi",
      seen_seq: 1,
      name: "小米",
      alias: "Xiaomi",
      active: true,
      keys: "小米 xiaomi xm",
    },
    {
      id: "b-gree",
      seen_seq: 1,
      name: "格力",
      alias: "Gree",
      active: true,
      keys: "格力 gree geli gl",
    },
  ],
  models: [
    model("m-reno12", "b-oppo", "Reno 12", "reno 12 reno12", {
      colours: ["幻夜紫", "星夜黑"],
      storages: ["256G", "512G"],
      note: "后盖易碎，拆前加热到 80 ℃",
    }),
    model("m-findx7", "b-oppo", "Find X7", "find x7 findx7"),
    model("m-mi14", "b-mi", "14", "14", { colours: ["黑", "白"], storages: ["256G"] }),
    model("m-yunjia", "b-gree", "云佳 1.5 匹", "云佳 1.5 匹 yunjia yj", {
      kind: "air_conditioner",
    }),
  ],
  symptoms: [
    {
      id: "s-a",
      seen_seq: 1,
      code: "A",
      parent: null,
      kinds: ["phone"],
      words: "屏幕",
      words_en: "Screen",
      active: true,
      keys: "a 屏幕 pingmu pm screen",
    },
    {
      id: "s-a01",
      seen_seq: 1,
      code: "A01",
      parent: "s-a",
      kinds: ["phone"],
      words: "屏幕碎裂",
      words_en: "Cracked screen",
      active: true,
      keys: "a01 屏幕碎裂 pingmusuilie pmsl cracked screen",
    },
    {
      id: "s-b01",
      seen_seq: 1,
      code: "B01",
      parent: null,
      kinds: ["phone"],
      words: "不开机",
      words_en: "Does not turn on",
      active: true,
      keys: "b01 不开机 bukaiji bkj does not turn on",
    },
    {
      id: "s-k01",
      seen_seq: 1,
      code: "K01",
      parent: null,
      kinds: ["air_conditioner"],
      words: "不制冷",
      words_en: "Does not cool",
      active: true,
      keys: "k01 不制冷 buzhileng bzl does not cool",
    },
  ],
};

export const terms: TermsRow[] = [
  {
    id: "t-1",
    kind: "repair",
    language: "zh-CN",
    version: 3,
    text: "维修前请备份数据。\n旧件归客户所有。",
    at: "2026-10-01T02:00:00.000Z",
    by: "李翠",
    in_force: true,
  },
  {
    id: "t-2",
    kind: "privacy",
    language: "zh-CN",
    version: 1,
    text: "姓名和电话只用于本次维修与回访。",
    at: "2026-01-01T02:00:00.000Z",
    by: "李翠",
    in_force: true,
  },
];

export const shopCard: ShopCard = {
  name: "朝阳门服务中心",
  address: "北京市朝阳区朝阳门外大街 1 号",
  phone: "010-65551234",
  complaint_phone: "12315",
  language: "zh-CN",
  zone: "Asia/Shanghai",
  idle_minutes: 10,
  backup_folder: "/mnt/backup/xiutai",
  logo: null,
  hours: [
    ["09:00", "18:30"],
    ["09:00", "18:30"],
    ["09:00", "18:30"],
    ["09:00", "18:30"],
    ["09:00", "18:30"],
    ["10:00", "17:00"],
    null,
  ],
  norms: {
    carry_in: { minutes: 60 },
    courier: { days: 3 },
    on_site: { days: 1 },
    pick_up_point: { days: 3 },
  },
  sizes: {
    job_card: "a4",
    device_label: "40x30",
    accessory_label: "40x30",
    prepayment_receipt: "80",
  },
  number_prefix: "WX",
  number_period: "day",
  number_width: 4,
  number_from: 1,
  next_number: "WX261121-0401",
  seen_seq: 2,
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
