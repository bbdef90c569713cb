import type { Labelled } from "../part/LabelForm";
import type { PurchaseCardLine, ReceiptCardLine } from "../wire/commands";

/** A line of what is being taken in. */
export interface ComingLine {
  key: string;
  purchase_line: string | null;
  part: string;
  number: string;
  name: string;
  unit: string;
  serialised: boolean;
  /** What a scan may say. */
  codes: readonly string[];
  /** How many are still to come; nothing for what was not ordered. */
  open: number | null;
  /** In fen: what was agreed for one. */
  agreed: number | null;
  quantity: number | null;
  price: number | null;
  serials: readonly string[];
}

/** A line of an order, of which nothing was scanned yet. */
export function comingOf(line: PurchaseCardLine): ComingLine {
  const { id, part, number, name, unit, serialised, codes, open, price } = line;
  return {
    key: id,
    purchase_line: id,
    part,
    number,
    name,
    unit,
    serialised,
    codes,
    open,
    agreed: price,
    quantity: 0,
    price,
    serials: [],
  };
}

function same(one: string, other: string): boolean {
  return one.toLowerCase() === other.toLowerCase();
}

/**
 * The lines after a scan: a part's code counts one piece, of a part with serial numbers it makes
 * its line the one that takes them; any other code is a serial number of the line that was scanned
 * last, where that has them. Nothing where the scan belongs to none of them. The line that was
 * scanned last stands at the end.
 */
export function scanned(lines: readonly ComingLine[], code: string): readonly ComingLine[] | null {
  // Of several lines of one part the first that still misses pieces counts.
  const mine = lines.filter((line) => line.codes.some((one) => same(one, code)));
  const hit =
    mine.find((line) => line.open !== null && (line.quantity ?? 0) < line.open) ?? mine[0];
  if (hit) {
    const counted = hit.serialised ? hit : { ...hit, quantity: (hit.quantity ?? 0) + 1 };
    return [...lines.filter((line) => line !== hit), counted];
  }
  const last = lines.at(-1);
  if (!last?.serialised || last.serials.some((one) => same(one, code))) return null;
  const serials = [...last.serials, code];
  return [...lines.slice(0, -1), { ...last, serials, quantity: serials.length }];
}

/** A label for each piece that came: of a part once, as often as pieces came, of each serial number one. */
export function labelsOf(lines: readonly ReceiptCardLine[]): Labelled[] {
  const labels = new Map<string, Labelled>();
  for (const { part, number, name, quantity, pieces } of lines) {
    if (pieces.length === 0) {
      const on = `part:${part}`;
      const copies = (labels.get(on)?.copies ?? 0) + quantity;
      labels.set(on, { on, name: `${number} ${name}`, copies });
    }
    for (const { piece, serial } of pieces) {
      const on = `piece:${piece}`;
      labels.set(on, { on, name: `${number} ${name} ${serial}`, copies: 1 });
    }
  }
  return [...labels.values()];
}
