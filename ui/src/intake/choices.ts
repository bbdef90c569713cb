import type {
  Accessory,
  AccountLock,
  BackedUp,
  Channel,
  Reproduced,
  Warranty,
  WarrantyBasis,
} from "../wire/commands";

/** What an order's facts are chosen from, in the order they are offered wherever they are asked. */
export const CHANNELS: readonly Channel[] = ["carry_in", "courier", "on_site", "pick_up_point"];
export const REPRODUCED: readonly Reproduced[] = ["yes", "no", "not_tried"];
export const BACKED_UP: readonly BackedUp[] = ["yes", "no", "not_needed", "unknown"];
export const ACCOUNT_LOCKS: readonly AccountLock[] = ["off", "on", "none", "unknown"];
export const WARRANTIES: readonly Warranty[] = ["none", "claimed"];
export const BASES: readonly WarrantyBasis[] = [
  "invoice",
  "e_voucher",
  "delivery",
  "stub",
  "factory_date",
  "other",
];
export const ACCESSORIES: readonly Accessory[] = [
  "sim",
  "memory_card",
  "case",
  "charger",
  "cable",
  "earphones",
  "stylus",
  "keyboard",
  "remote",
  "adapter",
  "box",
  "invoice",
];
