import type { Fields } from "../kit/fields";
import type { IntakeWriting } from "./writing";

type IntakeFields = Pick<Fields<IntakeWriting>, "values" | "set">;

/**
 * Another phone or name is somebody else: what choosing the customer filled in goes with the
 * choice, folded parts too, and so does the machine that was theirs.
 */
export function writeWho(
  { values, set }: IntakeFields,
  written: "phone" | "name",
  text: string,
): void {
  const { chosen, name, phone } = values;
  if (chosen) {
    set("chosen", null);
    set("wechat", "");
    set("address", "");
    set("company", "");
    set("device", null);
    if (name === chosen.name) set("name", "");
    if (phone === chosen.phone_masked) set("phone", "");
  }
  set(written, text);
}

/**
 * Another number is another machine: neither the one that was chosen nor the second IMEI that came
 * with it is meant any more.
 */
export function writeNumber({ values, set }: IntakeFields, text: string): void {
  set("number", text);
  set("device", null);
  if (values.imei2_known !== null && values.imei2 === values.imei2_known) set("imei2", "");
  set("imei2_known", null);
}
