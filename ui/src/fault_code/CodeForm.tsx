import { Input, Segmented, Select } from "antd";
import { useState } from "react";
import { ActiveField } from "../catalogue/entry";
import { KINDS } from "../catalogue/KindPicker";
import { dropDraft } from "../kit/drafts";
import { FormModal } from "../kit/FormModal";
import { Field, useFields } from "../kit/fields";
import { Refused, useKeep } from "../kit/keeping";
import { useWords } from "../kit/words";
import type { Axis, FaultCodeRow, KeepFaultCode, Kind } from "../wire/commands";

const AXES: readonly Axis[] = ["cause", "action"];

interface CodeFormProps {
  /** As the core knows it now; nothing: a new one. */
  row: FaultCodeRow | null;
  words: string;
  axis: Axis;
  draft: string;
  close: () => void;
}

/** Adds a code for a cause or an action, or changes one. */
export function CodeForm({ row, words, axis, draft, close }: CodeFormProps) {
  const { say } = useWords();
  const [began, setBegan] = useState(row);
  const fields = useFields<KeepFaultCode>(
    row ?? { id: null, seen_seq: 0, axis, code: "", kinds: [], words, words_en: "", active: true },
    draft,
  );
  const { values, faults, set } = fields;
  const leave = () => {
    dropDraft(draft);
    close();
  };
  const { keep, other, clear } = useKeep("fault_code.keep", fields, leave);
  const save = (seen_seq: number) => {
    clear();
    set("seen_seq", seen_seq);
    keep.run({ ...values, seen_seq });
  };
  const keepMine = () => {
    setBegan(row);
    save(row?.seen_seq ?? 0);
  };
  const changes = (["code", "words", "words_en"] as const)
    .map((name) => ({
      name: say(name === "words_en" ? "field.words_en" : `code.${name}`),
      before: began?.[name] ?? "",
      after: row?.[name] ?? "",
    }))
    .filter(({ before, after }) => before !== after);
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
      submit={() => save(values.seen_seq)}
      close={leave}
    >
      <Refused reason={other} changes={changes} keepMine={keepMine} close={leave} />
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
