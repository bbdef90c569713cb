import { useAnswer } from "../kit/answers";
import type { Word } from "../kit/words";
import { useCan, useDoor, useMe } from "../session/door";
import type { PaperName, Stage } from "../wire/commands";

/** What a paper's preview shows, or why there is nothing to show yet. */
export type Sample = { id: string; what?: string } | { none: Word };

/** Where an order has been quoted, as a rule. */
const QUOTED: Stage[] = [
  "awaiting_consent",
  "awaiting_parts",
  "repairing",
  "testing",
  "ready",
  "unclaimed",
  "handed_over",
  "closed",
];
const HANDED_OVER: Stage[] = ["handed_over", "closed"];
/** Debts of so many days and more are reported. */
const OLD = "30";

/** The newest of its kind in the shop for each paper. */
export function useSamples(): { of: (paper: PaperName) => Sample } {
  const can = useCan();
  const me = useMe();
  const { shop } = useDoor();
  const today = shop?.today ?? "";
  const newest = useNewest(null);
  const quoted = useNewest(QUOTED);
  const handed = useNewest(HANDED_OVER);
  const payment = usePayment(newest, handed);
  const month = `${today.slice(0, 8)}01`;
  const closes = useAnswer("close.list", { from: month, to: today }, ["close"], {
    enabled: can("close_till") && today !== "",
  });
  const waiting = useAnswer("reminder.unclaimed", { view: "due", limit: 1 }, ["repair"], {
    enabled: can("remind_customers"),
  });
  const close = closes.data?.reduce<{ id: string; at: string } | undefined>(
    (last, one) => (last && last.at > one.at ? last : one),
    undefined,
  );
  const found = (id: string | undefined, none: Word): Sample =>
    id === undefined ? { none } : { id };
  return {
    of: (paper) => {
      switch (paper) {
        case "repair.job_card":
        case "repair.device_label":
        case "repair.accessory_label":
          return found(newest, "printer.no_sample");
        case "payment.receipt":
          return found(payment, "printer.no_payment");
        case "quote.sheet":
          return found(quoted, "printer.no_quote");
        case "settlement.sheet":
        case "hand_over.voucher":
          return found(handed, "printer.no_hand_over");
        case "close.sheet":
          return found(close?.id, "printer.no_close");
        case "reminder.notice":
          return found(waiting.data?.rows[0]?.repair, "printer.no_waiting");
        case "repair.figures_report":
        case "repair.overrides_report":
          return can("see_figures")
            ? { id: me.id, what: `${month}~${today}` }
            : { none: "printer.no_right" };
        case "close.report":
          return can("close_till")
            ? { id: me.id, what: `${month}~${today}` }
            : { none: "printer.no_right" };
        case "reminder.unclaimed_report":
          return can("remind_customers")
            ? { id: me.id, what: "all" }
            : { none: "printer.no_right" };
        case "payment.debts_report":
          return can("take_payments") ? { id: me.id, what: OLD } : { none: "printer.no_right" };
      }
    },
  };
}

/** The newest order at one of these stages, or at any. */
function useNewest(stages: Stage[] | null): string | undefined {
  const can = useCan();
  const filter = stages && { stages };
  const answer = useAnswer("repair.find", { view: "all", filter, limit: 1 }, ["repair"], {
    enabled: can("see_repairs"),
  });
  return answer.data?.rows[0]?.id;
}

/** A payment of the newest order, or of the one last handed over. */
function usePayment(newest: string | undefined, handed: string | undefined): string | undefined {
  const of = (id: string | undefined) => ({ id: id ?? "" });
  const about = ["repair", "payment"] as const;
  const first = useAnswer("repair.card", of(newest), [...about], { enabled: newest !== undefined });
  const second = useAnswer("repair.card", of(handed), [...about], {
    enabled: handed !== undefined,
  });
  return first.data?.payments[0]?.id ?? second.data?.payments[0]?.id;
}
