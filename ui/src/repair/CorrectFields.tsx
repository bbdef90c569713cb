import { CheckCircleFilled } from "@ant-design/icons";
import { Checkbox, DatePicker, Input, Select, Switch } from "antd";
import dayjs from "dayjs";
import type { ReactNode } from "react";
import { KindPicker } from "../catalogue/KindPicker";
import { ModelPicker } from "../catalogue/ModelPicker";
import { SymptomPicker } from "../catalogue/SymptomPicker";
import { carriedBy } from "../intake/carried";
import {
  ACCESSORIES,
  ACCOUNT_LOCKS,
  BACKED_UP,
  BASES,
  CHANNELS,
  REPRODUCED,
  WARRANTIES,
} from "../intake/choices";
import { type ControlProps, Field, type Fields } from "../kit/fields";
import { imeiHint } from "../kit/imei";
import { MomentBox } from "../kit/MomentBox";
import { MoneyBox } from "../kit/money";
import { TextBox } from "../kit/TextBox";
import { useWords, type Word } from "../kit/words";
import type {
  Accessory,
  AccountLock,
  BackedUp,
  Channel,
  Reproduced,
  Warranty,
  WarrantyBasis,
} from "../wire/commands";
import type { Correction, CorrectionField } from "./correction";

/** The fields that hold one line of text. */
type LineName = {
  [N in CorrectionField]: Correction[N] extends string
    ? string extends Correction[N]
      ? N
      : never
    : never;
}[CorrectionField];

interface CorrectFieldsProps {
  fields: Fields<Correction>;
  /** The number as everybody sees it, for those who may not see the whole. */
  masked: string;
  /** Brand and model as one text, for the picker. */
  machine: { text: string; set: (text: string) => void };
}

function without(all: readonly Accessory[], these: readonly Accessory[]): Accessory[] {
  return all.filter((one) => !these.includes(one));
}

/** Everything about an order that may have been written down wrongly. */
export function CorrectFields({ fields, masked, machine }: CorrectFieldsProps) {
  const { say } = useWords();
  const { values, faults, set } = fields;
  const field = (
    name: CorrectionField,
    control: (props: ControlProps) => ReactNode,
    hint?: ReactNode,
  ) => (
    <Field name={name} label={say(`field.${name}` as Word)} fault={faults[name]} hint={hint} tight>
      {control}
    </Field>
  );
  const line = (name: LineName, rest: object = {}, hint?: ReactNode) =>
    field(
      name,
      (control) => (
        <Input
          {...control}
          autoComplete="off"
          value={values[name]}
          onChange={(event) => set(name, event.target.value)}
          data-test={`correct-${name}`}
          {...rest}
        />
      ),
      hint,
    );
  const choice = <N extends CorrectionField & keyof Choices>(name: N, of: readonly Choices[N][]) =>
    field(name, ({ id, status, "aria-describedby": describedBy }) => (
      <Select<Choices[N]>
        id={id}
        status={status}
        aria-describedby={describedBy}
        value={values[name] as Choices[N]}
        onChange={(chosen) => set(name, chosen as Correction[N])}
        options={of.map((one) => ({ value: one, label: say(`${name}.${one}` as Word) }))}
        data-test={`correct-${name}`}
      />
    ));
  const imei = (name: "imei" | "imei2") =>
    line(name, { inputMode: "numeric", className: "number" }, <ImeiNote typed={values[name]} />);
  const money = (name: "estimate" | "ask_above") =>
    field(name, (control) => (
      <MoneyBox
        {...control}
        value={values[name]}
        change={(fen) => set(name, fen)}
        data-test={`correct-${name}`}
      />
    ));
  const carried = carriedBy(values.kind, values.channel);
  // Nothing stayed and went back at once.
  const leave = (left: Accessory[]) => {
    set("accessories", left);
    set("handed_back", without(values.handed_back, left));
  };
  const handBack = (back: Accessory[]) => {
    set("handed_back", back);
    set("accessories", without(values.accessories, back));
  };

  return (
    <>
      <h3>{say("order.customer")}</h3>
      <div className="writing-three">
        {line("phone", {
          autoFocus: true,
          inputMode: "tel",
          className: "number",
          placeholder: masked,
        })}
        {line("name")}
        {line("company")}
        {line("wechat")}
        {line("address")}
        {choice("channel", CHANNELS)}
        {values.channel === "courier" && line("waybill")}
        {(values.channel === "on_site" || values.channel === "pick_up_point") && line("place")}
      </div>
      <h3>{say("order.device")}</h3>
      <div className="writing-three">
        {field("kind", ({ id }) => (
          <KindPicker
            id={id}
            value={values.kind}
            change={(kind) => set("kind", kind)}
            data-test="correct-kind"
          />
        ))}
        <Field name="machine" label={say("correct.machine")} tight>
          {({ name: _one, ...control }) => (
            <ModelPicker
              {...control}
              text={machine.text}
              placeholder={say("correct.machine_hint")}
              change={({ text, brand, model, offered }) => {
                machine.set(text);
                set("brand", brand);
                set("model", model);
                set("catalogue", offered?.row.id ?? null);
                if (offered) set("kind", offered.row.kind);
              }}
              data-test="correct-machine"
            />
          )}
        </Field>
        {line("brand")}
        {line("model")}
        {line("colour")}
        {line("storage")}
        {imei("imei")}
        {imei("imei2")}
        {line("serial")}
        {line("unreadable")}
      </div>
      <h3>{say("order.symptom")}</h3>
      {field("codes", ({ name: _one, ...control }) => (
        <SymptomPicker
          {...control}
          kind={values.kind}
          codes={values.codes}
          change={(codes) => set("codes", codes)}
          own={(text) =>
            set("symptom", values.symptom === "" ? text : `${values.symptom}\n${text}`)
          }
          data-test="correct-codes"
        />
      ))}
      {field("symptom", (control) => (
        <TextBox
          {...control}
          rows={4}
          value={values.symptom}
          change={(text) => set("symptom", text)}
          data-test="correct-symptom"
        />
      ))}
      <div className="writing-three">
        {choice("reproduced", REPRODUCED)}
        {choice("backed_up", BACKED_UP)}
        {choice("account_lock", ACCOUNT_LOCKS)}
        {field("repair_mode", ({ id }) => (
          <span>
            <Switch
              id={id}
              checked={values.repair_mode}
              onChange={(on) => set("repair_mode", on)}
              data-test="correct-repair_mode"
            />
          </span>
        ))}
      </div>
      <h3>{say("field.accessories")}</h3>
      <fieldset className="writing" data-field="accessories">
        <legend className="unseen">{say("field.accessories")}</legend>
        <Checkbox.Group<Accessory>
          value={values.accessories}
          onChange={leave}
          options={ACCESSORIES.map((one) => ({ value: one, label: say(`accessory.${one}`) }))}
          data-test="correct-accessories"
        />
        {line("accessory_note")}
      </fieldset>
      {carried.length > 0 &&
        field("handed_back", ({ id }) => (
          <Checkbox.Group<Accessory>
            value={values.handed_back}
            onChange={handBack}
            options={carried.map((one, at) => ({
              value: one,
              label: say(`accessory.${one}`),
              ...(at === 0 ? { id } : {}),
            }))}
            data-test="correct-handed_back"
          />
        ))}
      <h3>{say("order.agreed")}</h3>
      <div className="writing-three">
        {money("estimate")}
        {money("ask_above")}
        {field("promised_at", ({ name: _one, ...control }) => (
          <MomentBox
            {...control}
            value={values.promised_at}
            change={(moment) => set("promised_at", moment)}
            data-test="correct-promised_at"
          />
        ))}
        {choice("warranty", WARRANTIES)}
        {values.warranty === "claimed" &&
          field("warranty_basis", ({ id, status }) => (
            <Select<WarrantyBasis>
              id={id}
              status={status}
              allowClear
              value={values.warranty_basis}
              onChange={(basis) => set("warranty_basis", basis ?? null)}
              options={BASES.map((one) => ({ value: one, label: say(`warranty_basis.${one}`) }))}
              data-test="correct-warranty_basis"
            />
          ))}
        {values.warranty === "claimed" &&
          field("bought_on", ({ id, status }) => (
            <DatePicker
              id={id}
              status={status}
              value={values.bought_on ? dayjs(values.bought_on) : null}
              onChange={(day) => set("bought_on", day ? day.format("YYYY-MM-DD") : null)}
              data-test="correct-bought_on"
            />
          ))}
      </div>
    </>
  );
}

/** The fields whose words are a closed set under their own name. */
interface Choices {
  channel: Channel;
  reproduced: Reproduced;
  backed_up: BackedUp;
  account_lock: AccountLock;
  warranty: Warranty;
}

function ImeiNote({ typed }: { typed: string }) {
  const { say } = useWords();
  const hint = imeiHint(typed);
  const digits = typed.replace(/\D/g, "").length;
  if (hint === "empty") return null;
  if (hint === "right") {
    return (
      <span className="tone-good">
        <CheckCircleFilled aria-hidden /> {say("imei.right")}
      </span>
    );
  }
  if (hint === "short") return <span className="number">{say("imei.short", { n: digits })}</span>;
  return <span className="tone-waiting">{say(`imei.${hint}`, { n: digits })}</span>;
}
