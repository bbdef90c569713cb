import type { Against } from "../wire/commands";

/** What a typed or scanned proof is by its look: four digits a phone's tail, six a pick-up code, more a voucher. */
export function against(proof: string): Against {
  const digits = proof.replace(/\s/g, "");
  if (digits.length <= 4) return "phone";
  return digits.length === 6 ? "code" : "voucher";
}

/** Whether a scan is the voucher of this order; any other one opens what it stands for. */
export function isVoucherOf(code: string, scanned: string): boolean {
  return scanned.trim() === code;
}
