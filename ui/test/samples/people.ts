import type { Me, PersonRow, Right } from "../../src/wire/commands";

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
  "work_repairs",
  "test_repairs",
  "assign_repairs",
  "quote_repairs",
  "hand_over_repairs",
  "override_gates",
  "reopen_repairs",
  "release_unpaid",
  "keep_prices",
  "remind_customers",
  "close_till",
  "close_day",
  "see_figures",
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
