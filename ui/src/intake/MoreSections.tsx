import { AutoComplete, Checkbox, Input, Segmented } from "antd";
import { useState } from "react";
import { usePassport } from "../device/Passport";
import { useAnswer } from "../kit/answers";
import { Field, type Fields } from "../kit/fields";
import { useWords } from "../kit/words";
import { PasscodeField } from "../passcode/PasscodeField";
import type { Accessory, AccountLock, BackedUp } from "../wire/commands";
import { carriedBy } from "./carried";
import { ACCESSORIES, ACCOUNT_LOCKS, BACKED_UP } from "./choices";
import { HandedBack } from "./HandedBack";
import { isWhole, readNumber } from "./number";
import { Section } from "./Section";
import type { Sections } from "./sections";
import { type IntakeWriting, kindOf } from "./writing";

export interface PartProps {
  fields: Fields<IntakeWriting>;
  sections: Sections;
}

/** More about the customer: WeChat, address, the company they come for. */
export function CustomerSection({ fields, sections }: PartProps) {
  const { say } = useWords();
  const { values, faults, set } = fields;
  const { wechat, company, address } = values;
  const known = useAnswer("company.find", { text: company.trim() }, ["company"], {
    enabled: company.trim() !== "",
    keep: true,
  });
  const text = (name: "wechat" | "address") => (
    <Field name={name} label={say(`field.${name}`)} fault={faults[name]} tight>
      {(control) => (
        <Input
          {...control}
          autoComplete="off"
          value={values[name]}
          onChange={(event) => set(name, event.target.value)}
          data-test={`intake-${name}`}
        />
      )}
    </Field>
  );
  return (
    <Section
      state={sections.of("customer")}
      title={say("intake.more_customer")}
      summary={[company, wechat, address].filter(Boolean).join(" · ")}
    >
      <div className="section-three">
        {text("wechat")}
        <Field name="company" label={say("field.company")} fault={faults.company} tight>
          {({ name: _name, ...control }) => (
            <AutoComplete
              {...control}
              value={company}
              onChange={(typed: string | undefined) => set("company", typed ?? "")}
              options={(known.data ?? []).map((row) => ({ value: row.name, key: row.id }))}
              data-test="intake-company"
            />
          )}
        </Field>
        {text("address")}
      </div>
    </Section>
  );
}

/** More about the machine: its second number, and the one it had before another main board. */
export function MachineSection({ fields, sections }: PartProps) {
  const { say } = useWords();
  const { values, faults, set } = fields;
  const [typed, setTyped] = useState("");
  const number = readNumber(typed, values.kind);
  const whole = isWhole(number);
  const found = usePassport(
    whole ? { imei: number.imei, serial: number.serial, brand: values.brand || null } : null,
  );
  const former = (text: string) => {
    setTyped(text);
    set("former", null);
  };
  const passport = whole ? found.data : undefined;
  const link = () => {
    if (!passport || values.former?.id === passport.id) return;
    set("former", { id: passport.id, words: `${passport.brand} ${passport.model}` });
  };
  return (
    <Section
      state={sections.of("machine")}
      title={say("intake.more_machine")}
      summary={[values.imei2, values.former?.words].filter(Boolean).join(" · ")}
    >
      <div className="section-two">
        <Field name="imei2" label={say("field.imei2")} fault={faults.imei2} tight>
          {(control) => (
            <Input
              {...control}
              autoComplete="off"
              className="number"
              value={values.imei2}
              onChange={(event) => set("imei2", event.target.value)}
              data-test="intake-imei2"
            />
          )}
        </Field>
        <Field name="former" label={say("intake.former")} fault={faults.former} hint={formerHint()}>
          {(control) => (
            <Input
              {...control}
              autoComplete="off"
              className="number"
              value={typed}
              onChange={(event) => former(event.target.value)}
              onBlur={link}
              data-test="intake-former"
            />
          )}
        </Field>
      </div>
    </Section>
  );

  function formerHint() {
    if (values.former) return say("intake.former_linked", { device: values.former.words });
    if (whole && found.isSuccess) {
      return passport
        ? say("intake.former_found", { device: `${passport.brand} ${passport.model}` })
        : say("intake.former_unknown");
    }
    return say("intake.former_hint");
  }
}

/** The customer's data: backup, account lock, repair mode or a passcode. */
export function DataSection({ fields, sections }: PartProps) {
  const { say } = useWords();
  const { values, faults, set } = fields;
  const { backed_up, account_lock, repair_mode, passcode } = values;
  return (
    <Section
      state={sections.of("data")}
      title={say("intake.data")}
      summary={[
        backed_up !== "unknown" && say(`backed_up.${backed_up}`),
        account_lock !== "unknown" &&
          `${say("field.account_lock")} ${say(`account_lock.${account_lock}`)}`,
        repair_mode && say("field.repair_mode"),
        passcode !== "" && say("field.passcode"),
      ]
        .filter(Boolean)
        .join(" · ")}
    >
      <div className="section-two">
        <div className="stack-tight">
          <Field name="backed_up" label={say("field.backed_up")} fault={faults.backed_up} tight>
            {({ id }) => (
              <Segmented<BackedUp>
                id={id}
                aria-label={say("field.backed_up")}
                value={backed_up}
                onChange={(next) => set("backed_up", next)}
                options={BACKED_UP.map((one) => ({ value: one, label: say(`backed_up.${one}`) }))}
                data-test="intake-backed_up"
              />
            )}
          </Field>
          <Field
            name="account_lock"
            label={say("field.account_lock")}
            fault={faults.account_lock}
            hint={account_lock === "on" ? say("intake.lock_on") : undefined}
            tight
          >
            {({ id }) => (
              <Segmented<AccountLock>
                id={id}
                aria-label={say("field.account_lock")}
                value={account_lock}
                onChange={(next) => set("account_lock", next)}
                options={ACCOUNT_LOCKS.map((one) => ({
                  value: one,
                  label: say(`account_lock.${one}`),
                }))}
                data-test="intake-account_lock"
              />
            )}
          </Field>
          <Checkbox
            checked={repair_mode}
            onChange={(event) => set("repair_mode", event.target.checked)}
            data-test="intake-repair_mode"
          >
            {say("intake.repair_mode_on")}
          </Checkbox>
        </div>
        <PasscodeField
          kind={values.passcode_kind}
          secret={passcode}
          change={(kind, secret) => {
            set("passcode_kind", kind);
            set("passcode", secret);
          }}
          fault={faults.passcode}
        />
      </div>
    </Section>
  );
}

/** What stays with the machine, and beside it what such a machine's customer takes back unless it stays. */
export function AccessoriesSection({ fields, sections }: PartProps) {
  const { say } = useWords();
  const { values, faults, set } = fields;
  const { accessories, accessory_note } = values;
  const carried = carriedBy(kindOf(values), values.channel);
  // What is carried says itself where it stays.
  const left = accessories.filter((one) => !carried.includes(one));
  return (
    <Section
      state={sections.of("accessories")}
      title={say("intake.accessories")}
      summary={[...left.map((one) => say(`accessory.${one}`)), accessory_note]
        .filter(Boolean)
        .join(say("text.list_mark"))}
      beside={
        carried.length > 0 && (
          <HandedBack values={values} change={(next) => set("accessories", next)} />
        )
      }
    >
      <Field name="accessories" label={say("intake.left_here")} fault={faults.accessories} tight>
        {({ id }) => (
          <Checkbox.Group
            className="accessories"
            value={accessories}
            onChange={(next) => set("accessories", next as Accessory[])}
            options={ACCESSORIES.map((one, at) => ({
              value: one,
              label: say(`accessory.${one}`),
              ...(at === 0 ? { id } : {}),
            }))}
            data-test="intake-accessories"
          />
        )}
      </Field>
      <Field
        name="accessory_note"
        label={say("field.accessory_note")}
        fault={faults.accessory_note}
        tight
      >
        {(control) => (
          <Input
            {...control}
            autoComplete="off"
            value={accessory_note}
            onChange={(event) => set("accessory_note", event.target.value)}
            data-test="intake-accessory_note"
          />
        )}
      </Field>
    </Section>
  );
}
