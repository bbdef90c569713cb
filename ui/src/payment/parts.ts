import type { Method, PayRepair } from "../wire/commands";

/** One way of paying while it is typed. */
export interface Part {
  key: string;
  method: Method;
  /** In fen. */
  amount: number | null;
  reference: string;
  /** What was handed over in cash (fen); nothing where it was just the amount. */
  tendered: number | null;
}

let keys = 0;

export function newPart(method: Method, amount: number | null): Part {
  keys += 1;
  return { key: `part-${keys}`, method, amount, reference: "", tendered: null };
}

/** What all ways come to (fen); what is not yet an amount counts as nothing. */
export function sumOf(parts: readonly Part[]): number {
  return parts.reduce((sum, { amount }) => sum + Math.max(0, amount ?? 0), 0);
}

/** What goes back to the customer in cash (fen). */
export function changeOf(parts: readonly Part[]): number {
  return parts.reduce((sum, { method, amount, tendered }) => {
    if (method !== "cash" || tendered === null || amount === null) return sum;
    return sum + Math.max(0, tendered - Math.max(0, amount));
  }, 0);
}

/** What the core is handed; nothing where an amount is missing. */
export function sentParts(parts: readonly Part[]): PayRepair["parts"] | null {
  const sent: PayRepair["parts"] = [];
  for (const { method, amount, reference, tendered } of parts) {
    if (amount === null) return null;
    sent.push({ method, amount, reference, tendered: method === "cash" ? tendered : null });
  }
  return sent;
}

/** From this amount on (fen) a customer may round up to whole five hundreds. */
const LARGE = 50_000;

/** Notes that a customer may hand over for an amount: the next ones above it (fen). */
export function notesFor(amount: number): number[] {
  const steps = [1_000, 5_000, 10_000, ...(amount > LARGE ? [50_000] : [])];
  const notes = steps.map((step) => Math.ceil(amount / step) * step);
  return [...new Set(notes)].filter((note) => note > amount);
}
