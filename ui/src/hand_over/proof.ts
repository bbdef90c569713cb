import type { Against } from "../wire/commands";

/**
 * What a typed or scanned proof is by its look: six digits a pick-up code, as many as a code on paper has a voucher,
 * anything else what somebody says of their phone number.
 */
export function against(proof: string): Against {
  const digits = proof.replace(/\s/g, "");
  if (digits.length === 6) return "code";
  return digits.length >= SHORTEST_CODE ? "voucher" : "phone";
}

/** An order's code; no phone number is as long. */
const SHORTEST_CODE = 13;

/** What a scan means here. Anything else opens what it stands for. */
export type Scanned = "voucher" | "label" | "other";

/**
 * The customer's papers carry sixteen digits of their own; the order's code is on the label of the machine, and on the
 * papers of older orders only.
 */
export function scannedAs(code: string, ownVoucher: boolean, text: string): Scanned {
  const digits = text.trim();
  if (/^\d{16}$/.test(digits)) return "voucher";
  if (digits !== code) return "other";
  return ownVoucher ? "label" : "voucher";
}

/** How many digits of a number the screens hide; none where the whole number is asked, as the core does below four. */
export function hiddenDigits(masked: string): number {
  const hidden = masked.split("*").length - 1;
  return hidden < 4 || hidden === masked.length ? 0 : hidden;
}
