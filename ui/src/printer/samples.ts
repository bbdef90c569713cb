import { useAnswer } from "../kit/answers";
import type { Word } from "../kit/words";
import { useCan, useDoor, useMe } from "../session/door";
import type { PaperName } from "../wire/commands";

/** What a paper's preview shows, or why there is nothing to show yet. */
export type Sample = { id: string; what?: string } | { none: Word };

/** What a newer one of may have come. */
const ABOUT = ["repair", "quote", "settlement", "hand_over", "payment", "close", "part"] as const;
/** Debts of so many days and more are reported. */
const OLD = "30";

/** The newest of its kind in the shop for each paper. */
export function useSamples(): { of: (paper: PaperName) => Sample } {
  const can = useCan();
  const me = useMe();
  const { shop } = useDoor();
  const today = shop?.today ?? "";
  const month = `${today.slice(0, 8)}01`;
  const newest = useAnswer("paper.samples", {}, ABOUT, { enabled: can("see_repairs") }).data;
  const waiting = useAnswer("reminder.unclaimed", { view: "due", limit: 1 }, ["repair"], {
    enabled: can("remind_customers"),
  });
  const counts = useAnswer("stocktake.list", {}, ["stocktake"], { enabled: can("see_stock") });
  const orders = useAnswer("purchase.list", { open: false }, ["purchase"], {
    enabled: can("buy_parts"),
  });
  const returns = useAnswer("supplier_return.list", { open: false }, ["supplier_return"], {
    enabled: can("buy_parts"),
  });
  const found = (id: string | null | undefined, none: Word): Sample => (id ? { id } : { none });
  return {
    of: (paper) => {
      switch (paper) {
        case "repair.job_card":
        case "repair.device_label":
        case "repair.accessory_label":
          return found(newest?.repair, "printer.no_sample");
        case "payment.receipt":
          return found(newest?.payment, "printer.no_payment");
        case "quote.sheet":
          return found(newest?.quote, "printer.no_quote");
        case "settlement.sheet":
          return found(newest?.settlement, "printer.no_settlement");
        case "hand_over.voucher":
          return found(newest?.hand_over, "printer.no_hand_over");
        case "close.sheet":
          return can("close_till")
            ? found(newest?.close, "printer.no_close")
            : { none: "printer.no_right" };
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
        case "stocktake.count_sheet":
        case "stocktake.result_sheet": {
          const count = counts.data?.[0]?.id;
          return count ? { id: me.id, what: count } : { none: "printer.no_count" };
        }
        case "purchase.sheet":
          return can("buy_parts")
            ? found(orders.data?.rows[0]?.id, "printer.no_purchase")
            : { none: "printer.no_right" };
        case "supplier_return.sheet":
          return can("buy_parts")
            ? found(returns.data?.rows[0]?.id, "printer.no_return")
            : { none: "printer.no_right" };
        case "payment.debts_report":
          return can("take_payments") ? { id: me.id, what: OLD } : { none: "printer.no_right" };
        case "part.labels":
          return newest?.part
            ? { id: me.id, what: `part:${newest.part}` }
            : { none: "printer.no_part" };
      }
    },
  };
}
