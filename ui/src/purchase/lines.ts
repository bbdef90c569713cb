import type { Noun } from "../kit/answers";
import type { Faults } from "../kit/fields";

/** What a look at orders, receipts and returns lives by. */
export const BUYING: readonly Noun[] = [
  "purchase",
  "purchase_line",
  "receipt",
  "receipt_line",
  "movement",
  "part",
  "part_code",
  "part_supplier",
  "supplier",
  "supplier_return",
  "supplier_return_line",
  "repair_part",
];

/** A number for what stands in a list of a form: rows that look alike are told apart by it. */
let last = 0;

export function nextKey(): string {
  last += 1;
  return `line-${last}`;
}

/** The faults of lines without those of one that is taken out; the ones behind it move up. */
export function withoutLine(faults: Faults, gone: number): Faults {
  const kept: Faults = {};
  for (const [field, fault] of Object.entries(faults)) {
    const line = /^lines\[(\d+)\]\.(.+)$/u.exec(field);
    const at = Number(line?.[1]);
    if (!line) kept[field] = fault;
    else if (at < gone) kept[field] = fault;
    else if (at > gone) kept[`lines[${at - 1}].${line[2]}`] = fault;
  }
  return kept;
}

/** Pieces times price, in fen; nothing where either is not there yet. */
export function amountOf(quantity: number | null, price: number | null): number {
  if (quantity === null || price === null || quantity < 0 || price < 0) return 0;
  return quantity * price;
}
