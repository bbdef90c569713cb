import { Input, Select } from "antd";
import { useState } from "react";
import { FormModal } from "../kit/FormModal";
import { Field, useFields } from "../kit/fields";
import { Refused, useKeep } from "../kit/keeping";
import { useWords } from "../kit/words";
import type { Catalogue, Kind, ModelRow } from "../wire/commands";
import { isMeant } from "./catalogue";
import { ActiveField } from "./entry";
import { KINDS } from "./KindPicker";

interface ModelFormProps {
  /** Nothing: a new one. */
  model: ModelRow | null;
  name: string;
  catalogue: Catalogue;
  close: () => void;
}

/** Adds a model, or changes one: what it comes in, and what intake is warned of. */
export function ModelForm({ model, name, catalogue, close }: ModelFormProps) {
  const { say } = useWords();
  const [began] = useState(model);
  const now = catalogue.models.find(({ id }) => id === began?.id) ?? began;
  const fields = useFields({
    brand: began?.brand ?? "",
    kind: began?.kind ?? ("phone" as Kind),
    name: began?.name ?? name,
    colours: began?.colours ?? [],
    storages: began?.storages ?? [],
    note: began?.note ?? "",
    active: began?.active ?? true,
  });
  const { values, faults, set } = fields;
  const { keep, other, clear } = useKeep("catalogue.keep_model", fields, close);
  const save = (seen_seq: number) => {
    if (values.brand === "") {
      fields.setFaults({ brand: say("fault.field.empty") });
      return;
    }
    clear();
    keep.run({ id: began?.id ?? null, seen_seq, ...values });
  };
  const told = (row: ModelRow | null): [string, string][] => [
    [say("field.model"), row?.name ?? ""],
    [say("field.kind"), row ? say(`kind.${row.kind}`) : ""],
    [say("field.colours"), row?.colours.join(say("text.list_mark")) ?? ""],
    [say("field.storages"), row?.storages.join(say("text.list_mark")) ?? ""],
    [say("field.model_note"), row?.note ?? ""],
  ];
  const after = told(now);
  const changes = told(began)
    .map(([field, before], at) => ({ name: field, before, after: after[at]?.[1] ?? "" }))
    .filter((one) => one.before !== one.after);
  const tags = (field: "colours" | "storages") => (
    <Field
      name={field}
      label={say(`field.${field}`)}
      fault={faults[field]}
      hint={say("catalogue.tags_hint")}
    >
      {(control) => (
        <Select<string[]>
          id={control.id}
          status={control.status}
          mode="tags"
          open={false}
          suffixIcon={null}
          tokenSeparators={[",", "，", "、", "/"]}
          value={values[field]}
          onChange={(list) => set(field, list)}
          data-test={`model-${field}`}
        />
      )}
    </Field>
  );
  return (
    <FormModal
      title={began ? say("catalogue.revise", { name: began.name }) : say("catalogue.add_model")}
      act="act.save"
      test="model"
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
          <Field name="brand" label={say("field.brand")} fault={faults.brand}>
            {(control) => (
              <Select
                id={control.id}
                status={control.status}
                autoFocus={!began}
                showSearch={{
                  filterOption: (text, option) => isMeant(String(option?.keys ?? ""), text.trim()),
                }}
                value={values.brand || null}
                onChange={(brand: string | null) => set("brand", brand ?? "")}
                options={catalogue.brands
                  .filter(({ id, active }) => active || id === values.brand)
                  .map((brand) => ({ value: brand.id, label: brand.name, keys: brand.keys }))}
                data-test="model-brand"
              />
            )}
          </Field>
          <Field name="kind" label={say("field.kind")} fault={faults.kind}>
            {(control) => (
              <Select<Kind>
                id={control.id}
                status={control.status}
                value={values.kind}
                onChange={(kind) => set("kind", kind)}
                options={KINDS.map((kind) => ({ value: kind, label: say(`kind.${kind}`) }))}
              />
            )}
          </Field>
        </div>
        <Field name="name" label={say("field.model")} fault={faults.name}>
          {(control) => (
            <Input
              {...control}
              autoComplete="off"
              autoFocus={began !== null}
              value={values.name}
              onChange={(event) => set("name", event.target.value)}
              data-test="model-name"
            />
          )}
        </Field>
        <div className="catalogue-two">
          {tags("colours")}
          {tags("storages")}
        </div>
        <Field
          name="note"
          label={say("field.model_note")}
          fault={faults.note}
          hint={say("catalogue.note_hint")}
        >
          {(control) => (
            <Input.TextArea
              {...control}
              rows={2}
              value={values.note}
              onChange={(event) => set("note", event.target.value)}
              data-test="model-note"
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
