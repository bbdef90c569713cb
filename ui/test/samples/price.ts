import type { PriceRow, Prices } from "../../src/wire/commands";

function price(id: string, name: string, rest: Partial<PriceRow> = {}): PriceRow {
  return {
    id,
    line: "labour",
    name,
    kind: null,
    brand: null,
    model: null,
    brand_name: "",
    model_name: "",
    level: null,
    inspection: false,
    amount: 10_000,
    grade: null,
    days: 90,
    valid_from: "2026-01-01",
    valid_to: null,
    active: true,
    in_force: true,
    seen_seq: 5,
    used: false,
    ...rest,
  };
}

export const prices: Prices = {
  prices: [
    price("p-fee", "检测费", { line: "fee", inspection: true, amount: 5_000, days: null }),
    price("p-screen", "屏幕总成", {
      line: "part",
      kind: "phone",
      brand: "b-oppo",
      model: "m-reno12",
      brand_name: "OPPO",
      model_name: "Reno 12",
      grade: "original",
      amount: 68_000,
    }),
    price("p-screen-work", "换屏工时", { kind: "phone", level: "one", amount: 8_000 }),
    price("p-old", "换屏工时", { kind: "phone", valid_to: "2025-12-31", in_force: false }),
  ],
  rules: [
    {
      id: "ru-further",
      rule: "further_faults",
      figures: { percent: 50 },
      valid_from: "2026-01-01",
      valid_to: null,
      active: true,
      in_force: true,
      seen_seq: 5,
      used: false,
    },
    {
      id: "ru-once",
      rule: "labour_once",
      figures: {},
      valid_from: "2026-01-01",
      valid_to: null,
      active: true,
      in_force: true,
      seen_seq: 5,
      used: false,
    },
  ],
};
