import type { ClosePreview, CloseRow, Debts, Figures, Unclaimed } from "../../src/wire/commands";

export const closePreview: ClosePreview = {
  scope: "person",
  day: "2026-11-21",
  upto: 41,
  opening: 20_000,
  totals: [
    { method: "cash", taken: 86_000, given: 2_000, net: 84_000 },
    { method: "wechat", taken: 156_000, given: 0, net: 156_000 },
    { method: "alipay", taken: 42_000, given: 0, net: 42_000 },
    { method: "card", taken: 0, given: 0, net: 0 },
    { method: "transfer", taken: 0, given: 0, net: 0 },
  ],
  booked: 0,
  expected: 104_000,
  payments: 17,
  prepaid_held: 30_000,
  receivable: 18_000,
  open_shifts: ["王工"],
  last: "2026-11-20T11:02:00.000Z",
};

export const closeRow: CloseRow = {
  id: "c-1",
  number: "JB261120-0001",
  scope: "person",
  person_name: "李翠",
  day: "2026-11-20",
  expected: 84_500,
  counted: 84_000,
  difference: -500,
  stays: 20_000,
  reason: "找零多给 5 元",
  at: "2026-11-20T11:02:00.000Z",
  by: "李翠",
  totals: closePreview.totals,
  head_row: 1893,
  head_hash: "9f".repeat(32),
};

export const unclaimed: Unclaimed = {
  next: null,
  count: 2,
  due: 2,
  due_more: false,
  lawful_days: 60,
  rows: [
    {
      repair: "r-2",
      number: "WX260801-0001",
      customer_name: "张伟",
      phone_masked: "139****0002",
      device: "小米 14",
      ready_on: "2026-08-03",
      days: 110,
      owed: 38_000,
      told: [{ what: "notice", how: "letter", day: "2026-09-10" }],
      next: "lawful",
      next_on: "2026-11-09",
    },
    {
      repair: "r-1",
      number: "WX261110-0003",
      customer_name: "李建国",
      phone_masked: "138****5678",
      device: "OPPO Reno 12",
      ready_on: "2026-11-14",
      days: 7,
      owed: 0,
      told: [{ what: "day_3", how: "phone", day: "2026-11-17" }],
      next: "day_7",
      next_on: "2026-11-21",
    },
  ],
};

export const debts: Debts = {
  count: 1,
  total: 18_000,
  next: null,
  companies: [{ company_name: "朝阳物业", count: 1, owed: 18_000 }],
  rows: [
    {
      repair: "r-9",
      number: "WX261001-0002",
      customer_id: "c-9",
      customer_name: "吴经理",
      company_name: "朝阳物业",
      phone_masked: "136****1188",
      owed: 18_000,
      since: "2026-10-12",
      days: 40,
      released_by: "李翠",
      reason: "月结客户，25 号统一付",
    },
  ],
};

export const figures: Figures = {
  test: { sent: 48, passed_first: 44 },
  rework: [
    { window_days: 30, handed_over: 120, returned: 3 },
    { window_days: 90, handed_over: 120, returned: 5 },
  ],
  by_phone: 2,
  gone_by_phone: [
    { repair: "r-9", number: "WX261001-0002", at: "2026-10-12T08:20:00.000Z", by: "李翠" },
    { repair: "r-8", number: "WX261001-0001", at: "2026-10-11T02:05:00.000Z", by: "周明远" },
  ],
  clocks: [
    { person_name: "王工", minutes: 4_225, orders: 51 },
    { person_name: "赵师傅", minutes: 3_790, orders: 47 },
  ],
};
