import { activate, activeSlot, fill, idIn, putAside, SLOTS, writingIn } from "../intake/slots";
import { BLANK, type ChosenCustomer, type IntakeWriting, isBlank } from "../intake/writing";
import { IMEI_DIGITS } from "../kit/imei";
import { newRequest } from "../kit/request";

/** What a text without a hit most likely is, for the next sensible act. */
export function whatIsIt(text: string): "phone" | "imei" | "serial" | "name" | "tail" {
  const bare = text.replace(/[\s-]/g, "");
  if (/^\d+$/.test(bare) && bare.length === IMEI_DIGITS) return "imei";
  if (/^\+?\d{7,13}$/.test(bare)) return "phone";
  if (/^\d{1,6}$/.test(bare)) return "tail";
  if (/^[\w./-]*\d[\w./-]*$/.test(text.trim())) return "serial";
  return "name";
}

/** Begins an intake with what was searched or scanned. */
export function offerIntake(person: string, text: string): void {
  const what = whatIsIt(text);
  // The end of some number tells nothing that a new order could begin with.
  if (what === "tail") return;
  const field = what === "imei" || what === "serial" ? "number" : what;
  begin(person, { [field]: text }, (here) => here[field].trim() === "");
}

/** Begins an intake for somebody known, as choosing them on its page does. */
export function offerCustomer(
  person: string,
  chosen: ChosenCustomer,
  known: Pick<IntakeWriting, "wechat" | "address" | "company">,
): void {
  const { name, phone_masked: phone } = chosen;
  const { wechat, address, company } = known;
  begin(
    person,
    { chosen, name, phone, wechat, address, company },
    (here) => here.chosen === null && here.name.trim() === "" && here.phone.trim() === "",
  );
}

/**
 * A half-typed intake of somebody else is not mixed with a new one and not lost: the other of the
 * two is used, or, when both are taken, the present one is put aside.
 */
function begin(
  person: string,
  begun: Partial<IntakeWriting>,
  joins: (here: IntakeWriting) => boolean,
): void {
  const active = activeSlot(person);
  const here = writingIn(person, active);
  if (joins(here)) {
    fill(person, active, { id: idIn(person, active), writing: { ...here, ...begun } });
    return;
  }
  const free = SLOTS.find((slot) => isBlank(writingIn(person, slot)));
  if (free === undefined) putAside(person, { id: idIn(person, active), writing: here });
  const slot = free ?? active;
  fill(person, slot, { id: newRequest(), writing: { ...BLANK, ...begun } });
  activate(person, slot);
}
