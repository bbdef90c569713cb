import { Input, Select } from "antd";
import { type ReactNode, useMemo } from "react";
import { CountBox, NO_COUNT } from "../kit/CountBox";
import { zones } from "../kit/dates";
import { Field, type Fields } from "../kit/fields";
import { languages, useWords, type Word } from "../kit/words";
import type { Language, ReviseShop } from "../wire/commands";

type LineName = "name" | "address" | "phone" | "complaint_phone" | "backup_folder";

interface LineProps {
  fields: Fields<ReviseShop>;
  name: LineName;
  label: Word;
  hint?: Word;
}

function Line({ fields, name, label, hint }: LineProps) {
  const { say } = useWords();
  return (
    <Field name={name} label={say(label)} fault={fields.faults[name]} hint={hint && say(hint)}>
      {(control) => (
        <Input
          {...control}
          autoComplete="off"
          value={fields.values[name] ?? ""}
          onChange={(event) => fields.set(name, event.target.value)}
          data-test={`shop-${name.replace("_", "-")}`}
        />
      )}
    </Field>
  );
}

/** Who the shop is: what stands on top of its papers. */
export function ShopFields({ fields, logo }: { fields: Fields<ReviseShop>; logo: ReactNode }) {
  const { say } = useWords();
  const { values, faults, set } = fields;
  const zoneOptions = useMemo(() => zones().map((zone) => ({ value: zone, label: zone })), []);
  return (
    <div className="shop-who">
      <div className="settings-form">
        <Line fields={fields} name="name" label="field.shop_name" />
        <Line fields={fields} name="address" label="field.address" />
        <Line fields={fields} name="phone" label="field.shop_phone" />
        <Line
          fields={fields}
          name="complaint_phone"
          label="field.complaint_phone"
          hint="shop.complaint_hint"
        />
        <Field name="language" label={say("field.language")} fault={faults.language}>
          {(control) => (
            <Select<Language>
              id={control.id}
              status={control.status}
              value={values.language}
              onChange={(language) => set("language", language)}
              options={languages.map(({ code, name }) => ({ value: code, label: name }))}
            />
          )}
        </Field>
        <Field
          name="zone"
          label={say("field.zone")}
          fault={faults.zone}
          hint={say("shop.zone_hint")}
        >
          {(control) => (
            <Select
              id={control.id}
              status={control.status}
              showSearch
              value={values.zone}
              onChange={(zone: string) => set("zone", zone)}
              options={zoneOptions}
            />
          )}
        </Field>
      </div>
      {logo}
    </div>
  );
}

/** The rules of the desk itself. */
export function DeskFields({ fields }: { fields: Fields<ReviseShop> }) {
  const { say } = useWords();
  const { values, faults, set } = fields;
  return (
    <div className="settings-form">
      <Field
        name="idle_minutes"
        label={say("field.idle_minutes")}
        fault={faults.idle_minutes}
        hint={say("shop.idle_hint")}
      >
        {(control) => (
          <CountBox
            {...control}
            className="settings-number"
            value={values.idle_minutes}
            change={(minutes) => set("idle_minutes", minutes ?? NO_COUNT)}
            data-test="shop-idle-minutes"
          />
        )}
      </Field>
      <Line
        fields={fields}
        name="backup_folder"
        label="field.backup_folder"
        hint="shop.folder_hint"
      />
    </div>
  );
}
