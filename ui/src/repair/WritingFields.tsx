import { CheckCircleFilled } from "@ant-design/icons";
import { Input } from "antd";
import type { ReactNode } from "react";
import { Field, type Fields } from "../kit/fields";
import { imeiHint } from "../kit/imei";
import { TextBox } from "../kit/TextBox";
import { useWords } from "../kit/words";
import type { RepairWriting } from "./draft";

interface WritingFieldsProps {
  fields: Fields<RepairWriting>;
  /** Begins the test names: `intake-phone`, `correct-phone`. */
  test: string;
  phoneHint?: ReactNode;
  phoneLeft?: () => void;
  focusFirst?: boolean;
}

/** Customer, device and symptom: the same fields wherever an order is written. */
export function WritingFields({
  fields,
  test,
  phoneHint,
  phoneLeft,
  focusFirst,
}: WritingFieldsProps) {
  const { say } = useWords();
  const { values, faults, set } = fields;
  const line = (name: Exclude<keyof RepairWriting, "symptom">, rest: object = {}) => (
    <Field name={name} label={say(`field.${name}`)} fault={faults[name]} hint={hintFor(name)}>
      {(control) => (
        <Input
          {...control}
          autoComplete="off"
          value={values[name]}
          onChange={(event) => set(name, event.target.value)}
          data-test={`${test}-${name}`}
          {...rest}
        />
      )}
    </Field>
  );
  const hintFor = (name: keyof RepairWriting): ReactNode => {
    if (name === "phone") return phoneHint;
    if (name === "imei") return <ImeiNote typed={values.imei} />;
    return undefined;
  };

  return (
    <>
      <div className="writing-two">
        {line("phone", {
          autoFocus: focusFirst,
          inputMode: "tel",
          className: "number",
          onBlur: phoneLeft,
        })}
        {line("name")}
        {line("brand")}
        {line("model")}
        {line("imei", { inputMode: "numeric", className: "number" })}
        {line("serial")}
      </div>
      <Field name="symptom" label={say("field.symptom")} fault={faults.symptom}>
        {(control) => (
          <TextBox
            {...control}
            rows={5}
            placeholder={say("intake.symptom_hint")}
            value={values.symptom}
            change={(text) => set("symptom", text)}
            data-test={`${test}-symptom`}
          />
        )}
      </Field>
    </>
  );
}

function ImeiNote({ typed }: { typed: string }) {
  const { say } = useWords();
  const hint = imeiHint(typed);
  const digits = typed.replace(/\D/g, "").length;
  if (hint === "empty") return say("intake.imei_or_serial");
  if (hint === "right") {
    return (
      <span className="tone-good">
        <CheckCircleFilled /> {say("imei.right")}
      </span>
    );
  }
  if (hint === "short") return <span className="number">{say("imei.short", { n: digits })}</span>;
  return <span className="tone-waiting">{say(`imei.${hint}`, { n: digits })}</span>;
}
