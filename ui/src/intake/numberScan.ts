import { useRef } from "react";
import type { Fields } from "../kit/fields";
import { useScan } from "../kit/scanner";
import { writeNumber } from "./letGo";
import { isOrderCode, isWhole, readNumber } from "./number";
import type { IntakeWriting } from "./writing";

/** Fields that no IMEI belongs into: one that is scanned there was meant for the machine. */
const PASSED_ON = ["intake-phone", "intake-name", "intake-device", "intake-codes"];

/**
 * A number scanned on the intake page: into its own box it takes the place of what stood there,
 * beside the fields and into those for words it goes to that box if it is an IMEI. The label of an
 * order that is here already opens that order, wherever the focus is.
 */
export function useNumberScan(fields: Fields<IntakeWriting>, on: boolean): void {
  const { values, area } = fields;
  const latest = useRef(fields);
  latest.current = fields;
  useScan(
    ({ text, field }) => {
      const into = field?.dataset.test;
      const own = into === "intake-number";
      const isHere = own || field === null || PASSED_ON.includes(into ?? "");
      if (isHere && isOrderCode(text)) return field === null ? false : "beside";
      const read = readNumber(text, values.kind);
      const isImei = read.imei !== null && isWhole(read);
      if (!own && !(isImei && isHere)) return false;
      // After the scanner's characters have been taken out of the field again.
      setTimeout(() => {
        writeNumber(latest.current, text);
        if (!own) return;
        area.current?.querySelector<HTMLElement>("[data-test=intake-device]")?.focus();
      });
      return true;
    },
    { fields: true, on },
  );
}
