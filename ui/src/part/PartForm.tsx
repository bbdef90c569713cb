import { Checkbox, Input, Select } from "antd";
import { type ReactNode, useState } from "react";
import { useModels } from "../catalogue/catalogue";
import { ActiveField } from "../catalogue/entry";
import { useAnswer } from "../kit/answers";
import { CountBox } from "../kit/CountBox";
import { dropDraft } from "../kit/drafts";
import { FormModal } from "../kit/FormModal";
import { Field, type Fields, useFields } from "../kit/fields";
import { Refused, useKeep } from "../kit/keeping";
import { MoneyBox } from "../kit/money";
import { useWords } from "../kit/words";
import type { Grade, KeepPart, PartCard, PartClass } from "../wire/commands";
import { BinBox } from "./BinBox";
import { changedPart } from "./changed";
import { OfferRows } from "./OfferRows";
import { PartPicker } from "./PartPicker";
import { blankPart, CLASSES, GRADES, keptPart, PART_NOUNS } from "./part";

/** As the form holds it: nothing typed is no number of days. */
export type PartWriting = Omit<KeepPart, "warranty_days"> & { warranty_days: number | null };

interface PartFormProps {
  /** Nothing: a new one. */
  card: PartCard | null;
  draft: string;
  close: () => void;
  /** Goes on with what was kept. */
  kept?: (id: string) => void;
}

/** Adds a part, or changes one. */
export function PartForm({ card, draft, close, kept }: PartFormProps) {
  const { say } = useWords();
  const [began] = useState(card);
  const fields = useFields<PartWriting>(
    card ? keptPart(card) : blankPart(say("part.unit_usual")),
    draft,
  );
  const { values, faults, set } = fields;
  const leave = () => {
    dropDraft(draft);
    close();
  };
  const { keep, other, clear } = useKeep("part.keep", fields, close, draft, ({ id }) => kept?.(id));
  const now = useAnswer("part.card", { id: card?.id ?? "" }, PART_NOUNS, {
    enabled: card !== null,
  });
  const current = now.data ?? began;
  const save = (seen_seq = values.seen_seq) => {
    clear();
    const { warranty_days } = values;
    if (warranty_days === null) fields.setFaults({ warranty_days: say("fault.field.empty") });
    else keep.run({ ...values, warranty_days, seen_seq: seen_seq ?? 0 });
  };
  return (
    <FormModal
      title={card ? say("catalogue.revise", { name: card.name }) : say("part.add")}
      act="act.save"
      test="part"
      width={820}
      pending={keep.pending}
      submit={() => save()}
      close={leave}
    >
      <Refused
        reason={other}
        changes={began && current ? changedPart(say, began, current) : []}
        keepMine={() => save(current?.seen_seq)}
        close={leave}
      />
      <div ref={fields.area}>
        <What fields={fields} moved={card?.moved === true} />
        <Codes fields={fields} card={card} />
        <Prices fields={fields} />
        <Levels fields={fields} />
        <OfferRows fields={fields} />
        <Others fields={fields} card={card} />
        {card && (
          <ActiveField
            active={values.active}
            change={(active) => set("active", active)}
            fault={faults.active}
            hint="part.active_hint"
          />
        )}
      </div>
    </FormModal>
  );
}

interface PartProps {
  fields: Fields<PartWriting>;
}

/** What it is. */
function What({ fields, moved }: PartProps & { moved: boolean }) {
  const { say } = useWords();
  const { values, faults, set } = fields;
  const line = (name: "number" | "name" | "spec" | "unit", label: string, focus = false) => (
    <Field name={name} label={label} fault={faults[name]} tight>
      {(control) => (
        <Input
          {...control}
          autoFocus={focus}
          autoComplete="off"
          value={values[name]}
          onChange={(event) => set(name, event.target.value)}
          data-test={`part-${name}`}
        />
      )}
    </Field>
  );
  return (
    <>
      <div className="part-four">
        {line("number", say("part.number"), true)}
        {line("name", say("stock.name"))}
        {line("spec", say("part.spec"))}
        {line("unit", say("part.unit"))}
      </div>
      <div className="part-four">
        <Field name="grade" label={say("price.grade")} fault={faults.grade} tight>
          {({ id, status }) => (
            <Select<Grade | null>
              id={id}
              status={status}
              value={values.grade}
              onChange={(grade) => set("grade", grade ?? null)}
              options={GRADES.map((one) => ({ value: one, label: say(`grade.${one}`) }))}
              data-test="part-grade"
            />
          )}
        </Field>
        <Field name="class" label={say("part.class")} fault={faults.class} tight>
          {({ id, status }) => (
            <Select<PartClass | null>
              id={id}
              status={status}
              allowClear
              placeholder={say("part.class_open")}
              value={values.class}
              onChange={(one) => set("class", one ?? null)}
              options={CLASSES.map((one) => ({ value: one, label: one.toUpperCase() }))}
              data-test="part-class"
            />
          )}
        </Field>
        <Field name="serialised" label={say("part.counting")} fault={faults.serialised} tight>
          {({ id }) => (
            <Checkbox
              id={id}
              checked={values.serialised}
              disabled={moved}
              onChange={(event) => set("serialised", event.target.checked)}
              data-test="part-serialised"
            >
              {say("part.serialised")}
            </Checkbox>
          )}
        </Field>
        <Field name="returns_old" label={say("part.old_piece")} fault={faults.returns_old} tight>
          {({ id }) => (
            <Checkbox
              id={id}
              checked={values.returns_old}
              onChange={(event) => set("returns_old", event.target.checked)}
              data-test="part-returns-old"
            >
              {say("part.returns_old")}
            </Checkbox>
          )}
        </Field>
      </div>
    </>
  );
}

/** What scanners read on it, and what it fits. */
function Codes({ fields, card }: PartProps & { card: PartCard | null }) {
  const { say } = useWords();
  const models = useModels();
  const { values, faults, set } = fields;
  const offered = models.map(({ row, text }) => ({ value: row.id, label: text }));
  const known = (card?.models ?? []).filter(({ id }) => !offered.some((one) => one.value === id));
  return (
    <div className="catalogue-two">
      <Field
        name="codes"
        label={say("part.codes")}
        fault={faults.codes}
        hint={say("part.codes_hint")}
      >
        {({ id, status }) => (
          <Select
            id={id}
            status={status}
            mode="tags"
            open={false}
            suffixIcon={null}
            tokenSeparators={[" ", ",", ";", "，", "；"]}
            value={values.codes}
            onChange={(codes: string[]) => set("codes", codes)}
            data-test="part-codes"
          />
        )}
      </Field>
      <Field name="models" label={say("part.models")} fault={faults.models}>
        {({ id, status }) => (
          <Select
            id={id}
            status={status}
            mode="multiple"
            allowClear
            value={values.models}
            onChange={(ids: string[]) => set("models", ids)}
            options={[
              ...offered,
              ...known.map(({ id: value, brand, name }) => ({ value, label: `${brand} ${name}` })),
            ]}
            showSearch={{ optionFilterProp: "label" }}
            placeholder={say("part.every_model")}
            data-test="part-models"
          />
        )}
      </Field>
    </div>
  );
}

type CountName = "markup" | "warranty_days" | "safety" | "reorder_at" | "maximum";

function Count({
  fields,
  name,
  label,
  hint,
  suffix,
}: PartProps & { name: CountName; label: string; hint?: ReactNode; suffix?: string }) {
  const { values, faults, set } = fields;
  return (
    <Field name={name} label={label} fault={faults[name]} hint={hint} tight>
      {(control) => (
        <CountBox
          {...control}
          value={values[name]}
          change={(count) => set(name, count)}
          suffix={suffix}
          data-test={`part-${name}`}
        />
      )}
    </Field>
  );
}

/** What a customer pays, and for how long the shop answers for it. */
function Prices({ fields }: PartProps) {
  const { say } = useWords();
  const { values, faults, set } = fields;
  return (
    <div className="part-four">
      <Field name="sale" label={say("part.sale")} fault={faults.sale} tight>
        {(control) => (
          <MoneyBox
            {...control}
            value={values.sale}
            change={(fen) => set("sale", fen)}
            data-test="part-sale"
          />
        )}
      </Field>
      <Count
        fields={fields}
        name="markup"
        label={say("part.markup")}
        hint={values.sale === null ? say("part.markup_hint") : say("part.markup_unused")}
        suffix="%"
      />
      <Count
        fields={fields}
        name="warranty_days"
        label={say("part.warranty_days")}
        suffix={say("part.days")}
      />
      <BinBox value={values.bin} change={(bin) => set("bin", bin)} fault={faults.bin} />
    </div>
  );
}

/** Between which numbers of pieces it is kept, where the shop fixed that. */
function Levels({ fields }: PartProps) {
  const { say } = useWords();
  return (
    <div className="part-four">
      <Count
        fields={fields}
        name="safety"
        label={say("part.safety")}
        hint={say("part.levels_hint")}
      />
      <Count fields={fields} name="reorder_at" label={say("part.reorder_at")} />
      <Count fields={fields} name="maximum" label={say("part.maximum")} />
    </div>
  );
}

/** What may take its place, what replaces it for good, and what else is to be known. */
function Others({ fields, card }: PartProps & { card: PartCard | null }) {
  const { say } = useWords();
  const { values, faults, set } = fields;
  return (
    <>
      <div className="catalogue-two">
        <Field name="alternates" label={say("part.alternates")} fault={faults.alternates} tight>
          {({ id, status }) => (
            <PartPicker
              id={id}
              status={status}
              value={values.alternates}
              named={card?.alternates ?? []}
              change={(ids) => set("alternates", ids)}
              except={values.id}
              data-test="part-alternates"
            />
          )}
        </Field>
        <Field
          name="superseded_by"
          label={say("part.superseded_by")}
          fault={faults.superseded_by}
          tight
        >
          {({ id, status }) => (
            <PartPicker
              id={id}
              status={status}
              single
              value={values.superseded_by ? [values.superseded_by] : []}
              named={card?.superseded_by ? [card.superseded_by] : []}
              change={(ids) => set("superseded_by", ids[0] ?? null)}
              except={values.id}
              data-test="part-superseded-by"
            />
          )}
        </Field>
      </div>
      <Field name="note" label={say("part.note")} fault={faults.note} tight>
        {(control) => (
          <Input.TextArea
            {...control}
            autoSize={{ minRows: 1, maxRows: 5 }}
            value={values.note}
            onChange={(event) => set("note", event.target.value)}
            data-test="part-note"
          />
        )}
      </Field>
    </>
  );
}
