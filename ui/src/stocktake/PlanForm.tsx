import { App, Select } from "antd";
import { useState } from "react";
import { useAnswer } from "../kit/answers";
import { useChange } from "../kit/change";
import { FailureNote } from "../kit/FailureNote";
import { FormModal } from "../kit/FormModal";
import { Field, useFields } from "../kit/fields";
import { useWords } from "../kit/words";
import { PartPicker } from "../part/PartPicker";
import type { PlanStocktake } from "../wire/commands";
import { placeWords } from "./place";

const CLASSES = ["a", "b", "c"] as const;

interface PlanFormProps {
  close: () => void;
  planned: (id: string) => void;
}

/** What to count: places, a class of parts, or everything. */
export function PlanForm({ close, planned }: PlanFormProps) {
  const { say } = useWords();
  const { message } = App.useApp();
  const places = useAnswer("stocktake.places", {}, ["place", "movement"]);
  const fields = useFields<PlanStocktake>({ places: [], class: null, parts: [] });
  const { values, faults, set } = fields;
  const [other, setOther] = useState<Error | null>(null);
  const plan = useChange("stocktake.plan", {
    done: (made) => {
      message.success(say("stocktake.planned", { number: made.number, n: made.lines }));
      close();
      planned(made.id);
    },
    refused: (reason) => setOther(fields.showRefusal(reason) ? null : reason),
  });
  const submit = () => {
    setOther(null);
    plan.run(values);
  };
  const options = (places.data ?? []).map(({ place, parts }) => ({
    value: place.id,
    label: `${placeWords(say, place)} · ${say("stocktake.parts_there", { n: parts })}`,
  }));
  return (
    <FormModal
      title={say("stocktake.plan")}
      act="stocktake.begin"
      test="stocktake-plan"
      pending={plan.pending}
      submit={submit}
      close={close}
    >
      <div className="stack" ref={fields.area}>
        <FailureNote reason={other ?? places.error} />
        <Field
          name="places"
          label={say("field.places")}
          fault={faults.places}
          hint={say("stocktake.places_hint")}
        >
          {({ id, status }) => (
            <Select<string[]>
              id={id}
              status={status}
              autoFocus
              mode="multiple"
              allowClear
              optionFilterProp="label"
              placeholder={say("stocktake.all_places")}
              value={values.places}
              onChange={(chosen) => set("places", chosen)}
              options={options}
              data-test="stocktake-places"
            />
          )}
        </Field>
        <Field
          name="class"
          label={say("stocktake.class")}
          fault={faults.class}
          hint={say("stocktake.class_hint")}
        >
          {({ id, status }) => (
            <Select<PlanStocktake["class"]>
              id={id}
              status={status}
              allowClear
              placeholder={say("stocktake.all_classes")}
              value={values.class}
              onChange={(chosen) => set("class", chosen ?? null)}
              options={CLASSES.map((one) => ({ value: one, label: one.toUpperCase() }))}
              data-test="stocktake-class"
            />
          )}
        </Field>
        <Field
          name="parts"
          label={say("stocktake.parts")}
          fault={faults.parts}
          hint={say("stocktake.parts_hint")}
        >
          {({ id, status }) => (
            <PartPicker
              id={id}
              status={status}
              value={values.parts}
              named={[]}
              change={(parts) => set("parts", parts)}
              data-test="stocktake-parts"
            />
          )}
        </Field>
        <p className="quiet">{say("stocktake.plan_told")}</p>
      </div>
    </FormModal>
  );
}
