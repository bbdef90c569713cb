import { IMEI_DIGITS, luhnHolds } from "../kit/imei";
import type { Kind } from "../wire/commands";

/** Kinds that may carry an IMEI; everything else has a serial number only. */
const WITH_IMEI: readonly Kind[] = ["phone", "tablet", "watch", "laptop", "router", "other"];

/** Digits of an IMEI without its check digit. */
const BODY = IMEI_DIGITS - 1;
/** Digits of an IMEISV: the IMEI without check digit, then two of the software's version. */
const WITH_VERSION = BODY + 2;

export interface ReadNumber {
  imei: string | null;
  imei2: string | null;
  serial: string | null;
}

/**
 * Whether what was typed, scanned or pasted is an IMEI, two of them (as `*#06#` shows), or a serial
 * number. The core checks digits and length; this only decides which of them was meant.
 */
export function readNumber(typed: string, kind: Kind | null): ReadNumber {
  const text = typed.trim();
  if (text === "") return { imei: null, imei2: null, serial: null };
  const serial = { imei: null, imei2: null, serial: text };
  if (kind !== null && !WITH_IMEI.includes(kind)) return serial;
  const labelled = /imei|meid/i.test(text);
  const parts = text
    .split(/(?:imei|meid)\s*[12]?\s*[:：]?|sn\s*[:：].*|[\n,;，；]+/i)
    .map((part) => part.replace(/[\s/-]/g, ""))
    .filter((part) => part !== "");
  const numbers = parts.filter((part) => /^\d+$/.test(part));
  const imeis = numbers.filter((part) => part.length >= BODY).map(bareImei);
  const [first, second] = imeis;
  if (first !== undefined && (labelled || numbers.length === parts.length)) {
    return { imei: first, imei2: second ?? null, serial: null };
  }
  // Few digits on a phone are an IMEI that is not finished; elsewhere they may well be a serial.
  const only = parts.length === 1 ? numbers[0] : undefined;
  if (only !== undefined && kind === "phone") return { imei: only, imei2: null, serial: null };
  return serial;
}

/** Without the software version that some screens add: `49015420/323751/8/01`. */
function bareImei(digits: string): string {
  if (digits.length === IMEI_DIGITS + 2 && luhnHolds(digits.slice(0, IMEI_DIGITS))) {
    return digits.slice(0, IMEI_DIGITS);
  }
  return digits.length === WITH_VERSION ? digits.slice(0, BODY) : digits;
}

/** Whether a number is complete enough to ask what is known of the machine. */
export function isWhole({ imei, serial }: ReadNumber): boolean {
  if (imei !== null) {
    return imei.length === BODY || (imei.length === IMEI_DIGITS && luhnHolds(imei));
  }
  return serial !== null && serial.length >= SHORTEST_SERIAL;
}

const SHORTEST_SERIAL = 5;

/** Digits of an order's code while a day has fewer than ten thousand orders. */
const CODE = 14;

/**
 * Whether a scan is the bar code of an order's own label: shop (3), day (6), serial (4), and Luhn's
 * check digit. An IMEI without its own check digit has as many digits, but no day in it.
 */
export function isOrderCode(scanned: string): boolean {
  const text = scanned.trim();
  if (text.length !== CODE || !/^\d+$/.test(text) || !luhnHolds(text)) return false;
  const [year, month, day] = [text.slice(3, 5), text.slice(5, 7), text.slice(7, 9)].map(Number);
  return isDay(2000 + (year ?? 0), month ?? 0, day ?? 0);
}

function isDay(year: number, month: number, day: number): boolean {
  const date = new Date(Date.UTC(year, month - 1, day));
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
}
