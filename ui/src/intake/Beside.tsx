import { Alert, Button } from "antd";
import { useEffect, useRef, useState } from "react";
import { modelText, useModels } from "../catalogue/catalogue";
import { PassportCard, usePassport } from "../device/Passport";
import type { Fields } from "../kit/fields";
import { useWords } from "../kit/words";
import type { CustomerRow, FindPassport, Passport } from "../wire/commands";
import { KnownPeople, LastDevice, PhoneNote, useKnownPeople, useSettled } from "./KnownPeople";
import { isWhole, readNumber } from "./number";
import { Rework } from "./Rework";
import type { IntakeWriting } from "./writing";

/** Beside the fields: who has come with this number, and the passport of the machine. */
export function Beside({ fields }: { fields: Fields<IntakeWriting> }) {
  const { say } = useWords();
  const { values, set } = fields;
  const { chosen } = values;
  const people = useKnownPeople(values.phone);
  const [wanted, setWanted] = useState<string | null>(null);
  // Asked for and not answered yet; with another customer it is not theirs.
  const last = chosen?.last_device_id === wanted ? wanted : null;
  const passport = useMachine(values, last);
  const filled = useRef<string | null>(null);

  const focus = (name: string) =>
    fields.area.current?.querySelector<HTMLElement>(`[data-test=intake-${name}]`)?.focus();
  const choose = (row: CustomerRow) => {
    const { id, name, phone_masked, repairs, last_device, last_device_id } = row;
    set("chosen", { id, name, phone_masked, repairs, last_device, last_device_id });
    set("name", name);
    set("wechat", row.wechat);
    set("address", row.address);
    set("company", row.company);
    set("device", null);
    if (values.phone.trim() === "") set("phone", phone_masked);
    focus(values.number === "" ? "number" : "codes");
  };
  const take = (found: Passport) => {
    filled.current = found.id;
    set("device_text", modelText(found.brand, found.model));
    set("brand", found.brand);
    set("model", found.model);
    set("catalogue", found.catalogue);
    set("kind", found.kind);
    set("colour", found.colour);
    set("storage", found.storage);
    if (found.imei2 !== null) {
      set("imei2", found.imei2);
      set("imei2_known", found.imei2);
    }
    if (last === null) return;
    setWanted(null);
    set("device", found.id);
    set("number", found.imei ?? found.serial ?? "");
    set("unreadable", found.imei === null && found.serial === null ? found.unreadable : null);
    focus("codes");
  };

  const takeOnce = useRef(take);
  takeOnce.current = take;
  const isUnfilled = values.device_text.trim() === "" || last !== null;
  // A machine that is known says by itself what it is; what was typed before stays.
  useEffect(() => {
    if (passport && isUnfilled && filled.current !== passport.id) takeOnce.current(passport);
  }, [passport, isUnfilled]);

  const differs =
    passport !== null && modelText(passport.brand, passport.model) !== values.device_text.trim();
  const models = useModels();
  const modelNote = models.find((one) => one.row.id === values.catalogue)?.row.note ?? "";
  const nobody = chosen === null && values.phone.trim() === "";
  const owners = passport?.customers ?? [];
  // Whoever was chosen stays in sight, and so does what must not be overlooked about them.
  const shown = chosen
    ? [...people.rows, ...owners].filter((row) => row.id === chosen.id).slice(0, 1)
    : nobody
      ? owners
      : people.rows;
  const lastId = chosen?.last_device_id ?? null;
  const offersLast = lastId !== null && values.number.trim() === "" && passport === null;
  return (
    <aside className="card beside" aria-live="polite" aria-label={say("intake.known")}>
      <div className="card-body stack">
        <KnownPeople rows={shown} chosen={chosen} choose={choose} />
        {chosen && offersLast && (
          <LastDevice
            chosen={chosen}
            take={() => {
              filled.current = null;
              setWanted(lastId);
            }}
          />
        )}
        {passport && <PassportCard passport={passport} />}
        <Rework fields={fields} warranties={passport?.warranties ?? null} />
        {modelNote !== "" && passport?.model_note !== modelNote && (
          <Alert type="warning" title={modelNote} data-test="intake-model-note" />
        )}
        {passport && differs && (
          <Button size="small" onClick={() => take(passport)} data-test="intake-take-over">
            {say("intake.take_over")}
          </Button>
        )}
        {!passport && !chosen && <PhoneNote {...people} />}
      </div>
    </aside>
  );
}

/** The machine on the counter, once its number is whole or it was chosen as last time's. */
function useMachine(values: IntakeWriting, last: string | null): Passport | null {
  const settled = useSettled(values.number);
  const read = readNumber(settled, values.kind);
  const whole = values.unreadable === null && isWhole(read);
  const id = values.device ?? (values.number.trim() === "" ? last : null);
  const find: FindPassport | null =
    id !== null
      ? { id }
      : whole
        ? { imei: read.imei, serial: read.serial, brand: values.brand === "" ? null : values.brand }
        : null;
  const answer = usePassport(find);
  return find === null ? null : (answer.data ?? null);
}
