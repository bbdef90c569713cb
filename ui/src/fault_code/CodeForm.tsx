import { Input, Segmented, Select } from "antd";
import { ActiveField } from "../catalogue/entry";
import { KINDS } from "../catalogue/KindPicker";
import { FailureNote } from "../kit/FailureNote";
import { FormModal } from "../kit/FormModal";
import { Field, useFields } from "../kit/fields";
import { useKeep } from "../kit/keeping";
import { useWords } from "../kit/words";
import type { Axis, FaultCodeRow, KeepFaultCode, Kind } from "../wire/commands";

const AXES: readonly Axis[] = ["cause", "action"];

interface CodeFormProps {
  /** Nothing: a new one. */
  row: FaultCodeRow | null;
  words: string;
  axis: Axis;
  close: () => void;
}

/** Adds a code for a cause or an action, or changes one. */
export function CodeForm({ row, words, axis, close }: CodeFormProps) {
  const { say } = useWords();
  const fields = useFields<KeepFaultCode>(
    row ?? { id: null, axis, code: "", kinds: [], words, words_en: "", active: true },
  );
  const { values, faults, set } = fields;
  const { keep, other, clear } = useKeep("fault_code.keep", fields, close);
  const submit = () => {
    clear();
    keep.run(values);
  };
  const line = (name: "code" | "words" | "words_en", label: string, focus = false) => (
    <Field name={name} label={label} fault={faults[name]}>
      {(control) => (
        <Input
          {...control}
          autoFocus={focus}
          autoComplete="off"
          value={values[name]}
          onChange={(event) => set(name, event.target.value)}
          data-test={`code-${name}`}
        />
      )}
    </Field>
  );
  return (
    <FormModal
      title={row ? say("catalogue.revise", { name: row.words }) : say("code.add")}
      act="act.save"
      test="code"
      pending={keep.pending}
      submit={submit}
      close={close}
    >
      <FailureNote reason={other} />
      <div ref={fields.area}>
        <div className="catalogue-two">
          <Field name="axis" label={say("code.axis")} fault={faults.axis}>
            {(control) => (
              <Segmented<Axis>
                aria-label={say("code.axis")}
                aria-describedby={control["aria-describedby"]}
                disabled={row !== null}
                value={values.axis}
                onChange={(next) => set("axis", next)}
                options={AXES.map((one) => ({ value: one, label: say(`axis.${one}`) }))}
              />
            )}
          </Field>
          {line("code", say("code.code"), row === null)}
        </div>
        {line("words", say("code.words"), row !== null)}
        {line("words_en", say("field.words_en"))}
        <Field
          name="kinds"
          label={say("field.kinds")}
          fault={faults.kinds}
          hint={say("catalogue.kinds_hint")}
        >
          {({ id, status }) => (
            <Select<Kind[]>
              id={id}
              status={status}
              mode="multiple"
              allowClear
              value={values.kinds}
              onChange={(kinds) => set("kinds", kinds)}
              options={KINDS.map((kind) => ({ value: kind, label: say(`kind.${kind}`) }))}
              showSearch={{ optionFilterProp: "label" }}
              placeholder={say("catalogue.every_kind")}
              data-test="code-kinds"
            />
          )}
        </Field>
        {row && (
          <ActiveField
            active={values.active}
            change={(active) => set("active", active)}
            fault={faults.active}
            hint="code.active_hint"
          />
        )}
      </div>
    </FormModal>
  );
}
