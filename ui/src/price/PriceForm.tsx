import { Checkbox, Input, Segmented, Select } from "antd";
import { useState } from "react";
import { useCatalogue } from "../catalogue/catalogue";
import { ActiveField } from "../catalogue/entry";
import { KINDS } from "../catalogue/KindPicker";
import { useAnswer } from "../kit/answers";
import { CountBox } from "../kit/CountBox";
import { draftKey, dropDraft } from "../kit/drafts";
import { FormModal } from "../kit/FormModal";
import { Field, type Fields, useFields } from "../kit/fields";
import { Refused, useKeep } from "../kit/keeping";
import { MoneyBox } from "../kit/money";
import { useWords } from "../kit/words";
import { useDoor, useMe } from "../session/door";
import type { Grade, KeepPrice, Kind, Level, PriceRow } from "../wire/commands";
import { changedPrice } from "./changed";
import { blankPrice, keptPrice, PRICE_LINES, pricedAs, USUAL_DAYS } from "./prices";
import { ValidityFields } from "./Validity";

const LEVELS: readonly Level[] = ["simple", "one", "two", "three"];
const GRADES: readonly Grade[] = ["original", "branded", "third_party", "salvaged", "refurbished"];

/** As the form holds it: nothing typed is no amount. */
type PriceWriting = Omit<KeepPrice, "amount"> & { amount: number | null };

interface PriceFormProps {
  /** Nothing: a new one. */
  row: PriceRow | null;
  name: string;
  close: () => void;
}

/** Adds a line to the price list, or changes one. A quote that was written keeps its own prices. */
export function PriceForm({ row, name, close }: PriceFormProps) {
  const { say } = useWords();
  const { shop } = useDoor();
  const draft = draftKey(useMe().id, `price.keep/${row?.id ?? "new"}`);
  const [began] = useState(row);
  const fields = useFields<PriceWriting>(
    row ? keptPrice(row) : { ...blankPrice(shop?.today ?? ""), name, amount: null },
    draft,
  );
  const { values, faults, set } = fields;
  const { keep, other, clear } = useKeep("price.keep", fields, close, draft);
  const all = useAnswer("price.all", {}, ["price", "price_rule", "brand", "model"]);
  const now = all.data?.prices.find(({ id }) => id === began?.id) ?? began;
  const submit = (seen_seq = values.seen_seq) => {
    clear();
    const { amount } = values;
    if (amount === null) {
      // What else is missing is told with it.
      const name = values.name.trim() === "" && { name: say("fault.field.empty") };
      fields.setFaults({ ...name, amount: say("fault.field.empty") });
    } else keep.run(pricedAs({ ...values, seen_seq, amount }));
  };
  const takeTheirs = () => {
    dropDraft(draft);
    close();
  };
  return (
    <FormModal
      title={row ? say("catalogue.revise", { name: row.name }) : say("price.add")}
      act="act.save"
      test="price"
      width={620}
      pending={keep.pending}
      submit={() => submit()}
      close={close}
    >
      <Refused
        reason={other}
        changes={began && now ? changedPrice(say, began, now) : []}
        keepMine={() => submit(now?.seen_seq)}
        close={takeTheirs}
      />
      {now?.used === true && <p className="quiet">{say("price.used_told")}</p>}
      <div ref={fields.area}>
        <Field name="line" label={say("field.line")} fault={faults.line} tight>
          {(control) => (
            <Segmented<KeepPrice["line"]>
              aria-label={say("field.line")}
              aria-describedby={control["aria-describedby"]}
              value={values.line}
              onChange={(line) => {
                set("line", line);
                set("days", line === "fee" ? null : (values.days ?? USUAL_DAYS));
              }}
              options={PRICE_LINES.map((one) => ({
                value: one,
                label: <span data-test={`price-line-${one}`}>{say(`line_kind.${one}`)}</span>,
              }))}
            />
          )}
        </Field>
        <div className="price-name">
          <Field name="name" label={say("price.name")} fault={faults.name}>
            {(control) => (
              <Input
                {...control}
                autoFocus
                autoComplete="off"
                value={values.name}
                onChange={(event) => set("name", event.target.value)}
                data-test="price-name"
              />
            )}
          </Field>
          <Field name="amount" label={say("field.amount")} fault={faults.amount}>
            {(control) => (
              <MoneyBox
                {...control}
                value={values.amount}
                change={(fen) => set("amount", fen)}
                data-test="price-amount"
              />
            )}
          </Field>
        </div>
        <MachineFields fields={fields} />
        <OwnFields fields={fields} />
        <ValidityFields fields={fields} />
        {row && (
          <ActiveField
            active={values.active}
            change={(active) => set("active", active)}
            fault={faults.active}
            hint="price.active_hint"
          />
        )}
      </div>
    </FormModal>
  );
}

/** For which machines: a model, all of a brand, a kind, or all. */
function MachineFields({ fields }: { fields: Fields<PriceWriting> }) {
  const { say } = useWords();
  const { brands, models } = useCatalogue();
  const { values, faults, set } = fields;
  const offered = models.filter(
    (model) =>
      (model.active || model.id === values.model) &&
      (values.brand === null || model.brand === values.brand) &&
      (values.kind === null || model.kind === values.kind),
  );
  return (
    <div className="price-machine">
      <Field name="kind" label={say("field.kind")} fault={faults.kind}>
        {({ id, status }) => (
          <Select<Kind | null>
            id={id}
            status={status}
            allowClear
            placeholder={say("catalogue.every_kind")}
            value={values.kind}
            onChange={(kind) => {
              set("kind", kind ?? null);
              set("model", null);
            }}
            options={KINDS.map((one) => ({ value: one, label: say(`kind.${one}`) }))}
            showSearch={{ optionFilterProp: "label" }}
            data-test="price-kind"
          />
        )}
      </Field>
      <Field name="brand" label={say("field.brand")} fault={faults.brand}>
        {({ id, status }) => (
          <Select<string | null>
            id={id}
            status={status}
            allowClear
            placeholder={say("price.every_brand")}
            value={values.brand}
            onChange={(brand) => {
              set("brand", brand ?? null);
              set("model", null);
            }}
            options={brands
              .filter((one) => one.active || one.id === values.brand)
              .map((one) => ({ value: one.id, label: one.name }))}
            showSearch={{ optionFilterProp: "label" }}
            data-test="price-brand"
          />
        )}
      </Field>
      <Field name="model" label={say("field.model")} fault={faults.model}>
        {({ id, status }) => (
          <Select<string | null>
            id={id}
            status={status}
            allowClear
            placeholder={say("price.every_model")}
            value={values.model}
            onChange={(chosen) => {
              const model = models.find((one) => one.id === chosen);
              set("model", model?.id ?? null);
              if (!model) return;
              set("brand", model.brand);
              set("kind", model.kind);
            }}
            options={offered.map((one) => ({ value: one.id, label: one.name }))}
            showSearch={{ optionFilterProp: "label" }}
            data-test="price-model"
          />
        )}
      </Field>
    </div>
  );
}

/** What only labour, a part or a fee has. */
function OwnFields({ fields }: { fields: Fields<PriceWriting> }) {
  const { say } = useWords();
  const { values, faults, set } = fields;
  if (values.line === "fee") {
    return (
      <Field name="inspection" label={say("price.fee")} fault={faults.inspection}>
        {({ id }) => (
          <Checkbox
            id={id}
            checked={values.inspection === true}
            onChange={(event) => set("inspection", event.target.checked)}
            data-test="price-inspection"
          >
            {say("price.inspection_told")}
          </Checkbox>
        )}
      </Field>
    );
  }
  return (
    <div className="catalogue-two">
      {values.line === "labour" ? (
        <Field name="level" label={say("field.level")} fault={faults.level}>
          {({ id, status }) => (
            <Select<Level | null>
              id={id}
              status={status}
              allowClear
              placeholder={say("price.every_level")}
              value={values.level}
              onChange={(level) => set("level", level ?? null)}
              options={LEVELS.map((one) => ({ value: one, label: say(`level.${one}`) }))}
              data-test="price-level"
            />
          )}
        </Field>
      ) : (
        <Field name="grade" label={say("price.grade")} fault={faults.grade}>
          {({ id, status }) => (
            <Select<Grade | null>
              id={id}
              status={status}
              value={values.grade}
              onChange={(grade) => set("grade", grade ?? null)}
              options={GRADES.map((one) => ({ value: one, label: say(`grade.${one}`) }))}
              data-test="price-grade"
            />
          )}
        </Field>
      )}
      <Field
        name="days"
        label={say("field.days")}
        fault={faults.days}
        hint={say("price.days_hint")}
      >
        {(control) => (
          <CountBox
            {...control}
            className="settings-number"
            value={values.days}
            change={(days) => set("days", days)}
            data-test="price-days"
          />
        )}
      </Field>
    </div>
  );
}
