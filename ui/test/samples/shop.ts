import type { BackupRow, ShopCard, TermsRow } from "../../src/wire/commands";
import { NOW } from "./moment";

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
    quote_sheet: "a4",
    settlement_sheet: "a4",
    service_voucher: "a4",
    close_sheet: "a4",
    reminder_notice: "a4",
    report: "a4",
    stock_label: "40x30",
  },
  number_prefix: "WX",
  number_period: "day",
  number_width: 4,
  number_from: 1,
  rounding: "none",
  lawful_days: 60,
  next_number: "WX261121-0401",
  seen_seq: 2,
};

export const backups: BackupRow[] = [0, 1, 2].map((at) => ({
  name: `2026-11-2${1 - (at > 0 ? 1 : 0)}T0${6 - at}2800Z`,
  made_at: new Date(NOW.getTime() - at * 7 * 3_600_000).toISOString(),
  reason: (["asked", "close", "daily"] as const)[at] ?? "daily",
  bytes: 4_321_000 - at * 52_000,
  repairs: 400 - at * 9,
  verified: at !== 2,
}));
