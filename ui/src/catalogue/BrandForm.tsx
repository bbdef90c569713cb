import { Input } from "antd";
import { useState } from "react";
import { useAnswer } from "../kit/answers";
import { FormModal } from "../kit/FormModal";
import { Field, useFields } from "../kit/fields";
import { Refused, useKeep } from "../kit/keeping";
import { useWords } from "../kit/words";
import type { BrandRow } from "../wire/commands";
import { ActiveField } from "./entry";

interface BrandFormProps {
  /** Nothing: a new one. */
  brand: BrandRow | null;
  name: string;
  close: () => void;
}

/** Adds a brand, or changes one. */
export function BrandForm({ brand, name, close }: BrandFormProps) {
  const { say } = useWords();
  const [began] = useState(brand);
  const fields = useFields({
    name: brand?.name ?? name,
    alias: brand?.alias ?? "",
    active: brand?.active ?? true,
  });
  const { values, faults, set } = fields;
  const all = useAnswer("catalogue.all", {}, ["brand", "model", "symptom"]);
  const now = all.data?.brands.find(({ id }) => id === began?.id) ?? began;
  const { keep, other, clear } = useKeep("catalogue.keep_brand", fields, close);
  const save = (seen_seq: number) => {
    clear();
    keep.run({ id: began?.id ?? null, seen_seq, ...values });
  };
  return (
    <FormModal
      title={began ? say("catalogue.revise", { name: began.name }) : say("catalogue.add_brand")}
      act="act.save"
      test="brand"
      pending={keep.pending}
      submit={() => save(began?.seen_seq ?? 0)}
      close={close}
    >
      <Refused
        reason={other}
        changes={[
          { name: say("field.brand"), before: began?.name ?? "", after: now?.name ?? "" },
          { name: say("field.alias"), before: began?.alias ?? "", after: now?.alias ?? "" },
        ].filter(({ before, after }) => before !== after)}
        keepMine={() => save(now?.seen_seq ?? 0)}
        close={close}
      />
      <div ref={fields.area}>
        <Field name="name" label={say("field.brand")} fault={faults.name}>
          {(control) => (
            <Input
              {...control}
              autoFocus
              autoComplete="off"
              value={values.name}
              onChange={(event) => set("name", event.target.value)}
              data-test="brand-name"
            />
          )}
        </Field>
        <Field
          name="alias"
          label={say("field.alias")}
          fault={faults.alias}
          hint={say("catalogue.alias_hint")}
        >
          {(control) => (
            <Input
              {...control}
              autoComplete="off"
              value={values.alias}
              onChange={(event) => set("alias", event.target.value)}
              data-test="brand-alias"
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
