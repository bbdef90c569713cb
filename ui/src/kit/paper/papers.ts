import type { Host } from "../../host/host";
import type { PaperName, PaperSize, Sizes } from "../../wire/commands";

/** One paper of one order, one accessory, one payment or one close. */
export interface OnePaper {
  paper: PaperName;
  id: string;
  /** What an accessory label is stuck on; which version of a quote; what a report or labels are of. */
  what?: string | undefined;
}

/** One file with the paper of many orders. */
export interface ManyPapers {
  paper: "repair.job_cards" | "repair.device_labels";
  ids: readonly string[];
}

export type Wanted = OnePaper | ManyPapers;

/** Of so many orders one file is drawn. */
export const AT_ONCE = 100;

/** The sizes each paper comes in, largest first. */
export const SIZES: Record<PaperName, readonly PaperSize[]> = {
  "repair.job_card": ["a4", "a5", "241x140"],
  "repair.device_label": ["60x40", "40x30"],
  "repair.accessory_label": ["60x40", "40x30"],
  "payment.receipt": ["a5", "80", "58"],
  "quote.sheet": ["a4", "a5"],
  "settlement.sheet": ["a4", "a5"],
  "hand_over.voucher": ["a4", "a5"],
  "close.sheet": ["a4", "a5", "80"],
  "reminder.notice": ["a4"],
  "repair.figures_report": ["a4"],
  "repair.overrides_report": ["a4"],
  "reminder.unclaimed_report": ["a4"],
  "payment.debts_report": ["a4"],
  "close.report": ["a4"],
  "stocktake.count_sheet": ["a4"],
  "stocktake.result_sheet": ["a4"],
  "part.labels": ["60x40", "40x30", "a4"],
  "purchase.sheet": ["a4"],
  "supplier_return.sheet": ["a4"],
};

/** Where the shop's size of a paper stands. */
export const SIZE_OF: Record<PaperName, keyof Sizes> = {
  "repair.job_card": "job_card",
  "repair.device_label": "device_label",
  "repair.accessory_label": "accessory_label",
  "payment.receipt": "prepayment_receipt",
  "quote.sheet": "quote_sheet",
  "settlement.sheet": "settlement_sheet",
  "hand_over.voucher": "service_voucher",
  "close.sheet": "close_sheet",
  "reminder.notice": "reminder_notice",
  "repair.figures_report": "report",
  "repair.overrides_report": "report",
  "reminder.unclaimed_report": "report",
  "payment.debts_report": "report",
  "close.report": "report",
  "stocktake.count_sheet": "report",
  "stocktake.result_sheet": "report",
  "part.labels": "stock_label",
  "purchase.sheet": "report",
  "supplier_return.sheet": "report",
};

/** Every paper, in the order of an order's way. */
export const PAPERS = Object.keys(SIZES) as PaperName[];

/** Which paper a file of many consists of. */
export function paperOf(wanted: Wanted): PaperName {
  switch (wanted.paper) {
    case "repair.job_cards":
      return "repair.job_card";
    case "repair.device_labels":
      return "repair.device_label";
    default:
      return wanted.paper;
  }
}

/** Has a paper drawn; without a size it comes in the shop's. */
export function draw(host: Host, wanted: Wanted, size: PaperSize | null): Promise<Uint8Array> {
  if ("ids" in wanted) {
    return host.paper(wanted.paper, { ids: wanted.ids.slice(0, AT_ONCE), size });
  }
  const { paper, id } = wanted;
  switch (paper) {
    case "repair.accessory_label":
      return host.paper(paper, { id, what: wanted.what ?? "", size });
    case "quote.sheet":
      return host.paper(paper, {
        repair: id,
        version: wanted.what === undefined ? null : Number(wanted.what),
        size,
      });
    case "settlement.sheet":
    case "hand_over.voucher":
    case "reminder.notice":
      return host.paper(paper, { repair: id, size });
    case "repair.figures_report":
    case "repair.overrides_report":
    case "reminder.unclaimed_report":
    case "payment.debts_report":
    case "close.report":
    case "stocktake.count_sheet":
    case "stocktake.result_sheet":
    case "part.labels":
      return host.paper(paper, { what: wanted.what ?? "", size });
    default:
      return host.paper(paper, { id, size });
  }
}

/** CSS pixels to a point at which an A4 page is as wide as a reader likes it. */
const PAGE_SCALE = 820 / 595;
/** A label may be drawn so many times as large as it is, up to this width (CSS pixels). */
const SMALL_SCALE = 3.6;
const SMALL_WIDTH = 440;

/**
 * How wide a page of so many points is drawn: sheets as wide as the room allows, labels and rolls
 * larger than they are, so that their small print can be read.
 */
export function readableWidth(points: number, room: number): number {
  const page = points * PAGE_SCALE;
  const small = Math.min(points * SMALL_SCALE, SMALL_WIDTH);
  return Math.min(room, Math.max(page, small));
}
