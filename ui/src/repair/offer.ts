import { keepDraft, readDraft } from "../kit/drafts";
import { IMEI_DIGITS } from "../kit/imei";
import { BLANK, intakeDraft, isBlank, putAside, type RepairWriting } from "./draft";

/** What a text without a hit most likely is, for the next sensible act. */
export function whatIsIt(text: string): "phone" | "imei" | "serial" | "name" | "tail" {
  const bare = text.replace(/[\s-]/g, "");
  if (/^\d+$/.test(bare) && bare.length === IMEI_DIGITS) return "imei";
  if (/^\+?\d{7,13}$/.test(bare)) return "phone";
  if (/^\d{1,6}$/.test(bare)) return "tail";
  if (/^[\w./-]*\d[\w./-]*$/.test(text.trim())) return "serial";
  return "name";
}

/**
 * Begins an intake with what was searched or scanned. A half-typed intake of somebody else is put
 * aside, not mixed with it and not lost.
 */
export function offerIntake(person: string, text: string): void {
  const key = intakeDraft(person);
  const former = readDraft<RepairWriting>(key) ?? BLANK;
  const what = whatIsIt(text);
  // The end of some number tells nothing that a new order could begin with.
  if (what === "tail") return;
  if (former[what].trim() === "") {
    keepDraft(key, { ...former, [what]: text });
    return;
  }
  if (!isBlank(former)) putAside(person, former);
  keepDraft(key, { ...BLANK, [what]: text });
}
