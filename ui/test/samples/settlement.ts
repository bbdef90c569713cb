import type { HandOverCard, SettlementCard } from "../../src/wire/commands";
import { version } from "./quote";

export function settlement(own: Partial<SettlementCard> = {}): SettlementCard {
  const { lines, totals } = version();
  return {
    id: "s-1",
    number: "JS261121-0003",
    at: "2026-11-21T09:10:00.000Z",
    by: "李翠",
    lines: lines.map((line, at) => ({ ...line, id: line.id ?? `l-${at}` })),
    totals,
    rounding: 0,
    due: 58_000,
    prepaid: 0,
    set_off: 0,
    paid: 0,
    refunded: 0,
    written_off: 0,
    let_off: 0,
    owed: 58_000,
    over: 0,
    cancelled: false,
    ...own,
  };
}

export function handOver(own: Partial<HandOverCard["prepared"]> = {}): HandOverCard {
  return {
    prepared: {
      accessories: ["sim", "case"],
      accessory_note: "",
      owed: 0,
      prepaid: 0,
      outcome: "repaired",
      old_parts: true,
      waits_days: 0,
      own_voucher: true,
      gates: [],
      ...own,
    },
    done: null,
  };
}
