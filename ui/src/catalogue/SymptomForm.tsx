import { Input, Select } from "antd";
import { useState } from "react";
import { FormModal } from "../kit/FormModal";
import { Field, useFields } from "../kit/fields";
import { Refused, useKeep } from "../kit/keeping";
import { useWords } from "../kit/words";
import type { Catalogue, Kind, SymptomRow } from "../wire/commands";
import { isMeant } from "./catalogue";
import { ActiveField } from "./entry";
import { KINDS } from "./KindPicker";
import { nextCode } from "./tree";

interface SymptomFormProps {
  /** Nothing: a new one. */
  symptom: SymptomRow | null;
  words: string;
  catalogue: Catalogue;
  close: () => void;
}

/** Adds a symptom or a group of them, or changes one. */
export function SymptomForm({ symptom, words, catalogue, close }: SymptomFormProps) {
  const { say } = useWords();
  const [began] = useState(symptom);
  const now = catalogue.symptoms.find(({ id }) => id === began?.id) ?? began;
  const fields = useFields({
    code: began?.code ?? "",
    parent: began?.parent ?? (null as string | null),
    kinds: began?.kinds ?? ([] as Kind[]),
    words: began?.words ?? words,
    words_en: began?.words_en ?? "",
    active: began?.active ?? true,
  });
  const { values, faults, set } = fields;
  const { keep, other, clear } = useKeep("catalogue.keep_symptom", fields, close);
  const save = (seen_seq: number) => {
    clear();
    keep.run({ id: began?.id ?? null, seen_seq, ...values });
  };
  const groups = catalogue.symptoms.filter(
    ({ id, parent, active }) =>
      parent === null && id !== began?.id && (active || id === values.parent),
  );
  const intoGroup = (id: string | null) => {
    set("parent", id);
    const group = groups.find((one) => one.id === id);
    if (!group || began) return;
    set("code", nextCode(group, catalogue.symptoms));
    if (values.kinds.length === 0) set("kinds", group.kinds);
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
          data-test={`symptom-${name}`}
        />
      )}
    </Field>
  );
  const changes = [
    { name: say("field.symptom_code"), before: began?.code ?? "", after: now?.code ?? "" },
    { name: say("field.words"), before: began?.words ?? "", after: now?.words ?? "" },
    { name: say("field.words_en"), before: began?.words_en ?? "", after: now?.words_en ?? "" },
  ].filter(({ before, after }) => before !== after);
  return (
    <FormModal
      title={began ? say("catalogue.revise", { name: began.words }) : say("catalogue.add_symptom")}
      act="act.save"
      test="symptom"
      pending={keep.pending}
      submit={() => save(began?.seen_seq ?? 0)}
      close={close}
    >
      <Refused
        reason={other}
        changes={changes}
        keepMine={() => save(now?.seen_seq ?? 0)}
        close={close}
      />
      <div ref={fields.area}>
        <div className="catalogue-two">
          <Field
            name="parent"
            label={say("field.parent")}
            fault={faults.parent}
            hint={say("catalogue.group_hint")}
          >
            {(control) => (
              <Select
                id={control.id}
                status={control.status}
                autoFocus={!began}
                allowClear
                showSearch={{
                  filterOption: (text, option) => isMeant(String(option?.keys ?? ""), text.trim()),
                }}
                placeholder={say("catalogue.is_group")}
                value={values.parent}
                onChange={(id: string | null | undefined) => intoGroup(id ?? null)}
                options={groups.map((group) => ({
                  value: group.id,
                  label: `${group.code} ${group.words}`,
                  keys: group.keys,
                }))}
                data-test="symptom-parent"
              />
            )}
          </Field>
          {line("code", say("field.symptom_code"))}
        </div>
        {line("words", say("field.words"), began !== null)}
        {line("words_en", say("field.words_en"))}
        <Field
          name="kinds"
          label={say("field.kinds")}
          fault={faults.kinds}
          hint={say("catalogue.kinds_hint")}
        >
          {(control) => (
            <Select<Kind[]>
              id={control.id}
              status={control.status}
              mode="multiple"
              allowClear
              value={values.kinds}
              onChange={(kinds) => set("kinds", kinds)}
              options={KINDS.map((kind) => ({ value: kind, label: say(`kind.${kind}`) }))}
              showSearch={{ optionFilterProp: "label" }}
              placeholder={say("catalogue.every_kind")}
              data-test="symptom-kinds"
            />
          )}
        </Field>
        {began && (
          <ActiveField
            active={values.active}
            change={(active) => set("active", active)}
            fault={faults.active}
          />
        )}
      </div>
    </FormModal>
  );
}
