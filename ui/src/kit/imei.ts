/** Digits in an IMEI, check digit included (3GPP TS 23.003). */
export const IMEI_DIGITS = 15;

/** What a person has typed into an IMEI field so far. The core decides; this only hints. */
export type ImeiHint = "empty" | "letters" | "short" | "long" | "wrong" | "right";

export function imeiHint(typed: string): ImeiHint {
  const text = typed.replace(/[\s-]/g, "");
  if (text === "") return "empty";
  if (!/^\d+$/.test(text)) return "letters";
  if (text.length < IMEI_DIGITS) return "short";
  if (text.length > IMEI_DIGITS) return "long";
  return luhnHolds(text) ? "right" : "wrong";
}

/** Luhn's check over all digits: every second one from the right doubled, the sum a multiple of 10. */
export function luhnHolds(digits: string): boolean {
  let sum = 0;
  for (let at = 0; at < digits.length; at += 1) {
    const digit = Number(digits[digits.length - 1 - at]);
    const doubled = at % 2 === 1 ? digit * 2 : digit;
    sum += doubled > 9 ? doubled - 9 : doubled;
  }
  return sum % 10 === 0;
}
