import type { PriceRow, QuoteCard, QuoteLine, Quotes } from "../../src/wire/commands";

export function quoteLine(own: Partial<QuoteLine> = {}): QuoteLine {
  return {
    id: "l-1",
    kind: "labour",
    name: "更换屏幕",
    quantity: 1,
    unit: 10_000,
    payer: "customer",
    grade: null,
    days: 90,
    level: "two",
    price: null,
    rule: null,
    listed: null,
    changed: "",
    ...own,
  };
}

export const partLine = quoteLine({
  id: "l-2",
  kind: "part",
  name: "屏幕总成 Reno 12",
  unit: 48_000,
  grade: "original",
  level: null,
});

export const price: PriceRow = {
  id: "p-1",
  line: "part",
  name: "屏幕总成",
  kind: "phone",
  brand: "b-oppo",
  model: "m-reno12",
  brand_name: "OPPO",
  model_name: "Reno 12",
  level: null,
  inspection: false,
  amount: 42_000,
  grade: "third_party",
  days: 180,
  valid_from: "2026-01-01",
  valid_to: null,
  active: true,
  in_force: true,
  seen_seq: 5,
  used: false,
};

export function version(own: Partial<QuoteCard> = {}): QuoteCard {
  const lines = [quoteLine(), partLine].map((line) => ({
    ...line,
    amount: line.unit * line.quantity,
  }));
  return {
    id: "q-1",
    version: 1,
    state: "draft",
    words: "",
    valid_to: null,
    offered_at: null,
    at: "2026-11-21T06:30:00.000Z",
    by: "李翠",
    lines,
    totals: { customer: 58_000, maker: 0, extended: 0, shop: 0, all: 58_000 },
    answer: null,
    ...own,
  };
}

export function quotes(own: Partial<Quotes> = {}): Quotes {
  return {
    repair: "r-0",
    rows: [],
    agreed: null,
    open: null,
    ask_above: null,
    estimate: 58_000,
    cover: null,
    seen_seq: 20,
    ...own,
  };
}
