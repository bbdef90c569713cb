import { DeleteOutlined } from "@ant-design/icons";
import { Button, Input, Select } from "antd";
import { useState } from "react";
import { useAnswer } from "../kit/answers";
import { CountBox } from "../kit/CountBox";
import { useChange } from "../kit/change";
import { DayBox } from "../kit/DayBox";
import { draftKey, dropDraft } from "../kit/drafts";
import { FailureNote } from "../kit/FailureNote";
import { FormModal } from "../kit/FormModal";
import { Field, type Fields, useFields } from "../kit/fields";
import { MoneyBox, yuan } from "../kit/money";
import { useWords } from "../kit/words";
import { useMe } from "../session/door";
import type { PartComing, PurchaseCard } from "../wire/commands";
import { amountOf, nextKey, withoutLine } from "./lines";
import { PartAdder } from "./PartAdder";

interface Line {
  key: string;
  id: string | null;
  part: string;
  number: string;
  name: string;
  unit: string;
  quantity: number | null;
  price: number | null;
  line: string | null;
  repair: string | null;
}

interface Writing {
  supplier: string | null;
  note: string;
  expected: string | null;
  carrier: string;
  waybill: string;
  lines: readonly Line[];
}

function begun(card: PurchaseCard | null): Writing {
  if (!card) {
    return { supplier: null, note: "", expected: null, carrier: "", waybill: "", lines: [] };
  }
  const { supplier, note, expected, carrier, waybill } = card;
  const lines = card.lines.map((line) => ({ ...line, key: line.id }));
  return { supplier, note, expected, carrier, waybill, lines };
}

interface PurchaseFormProps {
  /** Nothing: a new one. */
  card: PurchaseCard | null;
  done: (id: string) => void;
  close: () => void;
}

/** Writes an order that is not sent yet. */
export function PurchaseForm({ card, done, close }: PurchaseFormProps) {
  const { say } = useWords();
  const draft = draftKey(useMe().id, `purchase.keep/${card?.id ?? "new"}`);
  const suppliers = useAnswer("supplier.all", {}, ["supplier"]);
  const fields = useFields<Writing>(begun(card), draft);
  const { values, faults, set } = fields;
  const [other, setOther] = useState<Error | null>(null);
  const keep = useChange(
    "purchase.keep",
    {
      done: (order) => {
        dropDraft(draft);
        done(order.id);
      },
      refused: (reason) => setOther(fields.showRefusal(reason) ? null : reason),
    },
    draft,
  );
  const submit = () => {
    setOther(null);
    const { supplier, lines, ...rest } = values;
    if (supplier === null) {
      fields.setFaults({ supplier: say("fault.field.empty") });
      return;
    }
    keep.run({
      id: card?.id ?? null,
      seen_seq: card?.seen_seq ?? 0,
      supplier,
      ...rest,
      lines: lines.map(({ id, part, quantity, price, line }) => ({
        id,
        part,
        quantity: quantity ?? 0,
        price: price ?? -1,
        line,
      })),
    });
  };
  const add = (part: PartComing) => {
    const known = values.lines.find((line) => line.part === part.part && line.line === null);
    if (known) {
      const more = (line: Line) =>
        line === known ? { ...line, quantity: (line.quantity ?? 0) + 1 } : line;
      set("lines", values.lines.map(more));
      return;
    }
    const { part: id, number, name, unit, price } = part;
    const line = { key: nextKey(), id: null, part: id, number, name, unit, quantity: 1, price };
    set("lines", [...values.lines, { ...line, line: null, repair: null }]);
  };
  return (
    <FormModal
      title={card ? say("purchase.revise", { number: card.number }) : say("purchase.new")}
      act="act.save"
      test="order"
      width={860}
      pending={keep.pending}
      submit={submit}
      close={close}
    >
      <div ref={fields.area} className="stack">
        <FailureNote reason={other} />
        <div className="order-head">
          <Field name="supplier" label={say("field.supplier")} fault={faults.supplier} tight>
            {({ id, status }) => (
              <Select<string>
                id={id}
                status={status}
                autoFocus={card === null}
                value={values.supplier}
                onChange={(supplier) => set("supplier", supplier)}
                showSearch={{ optionFilterProp: "label" }}
                options={(suppliers.data ?? [])
                  .filter((one) => one.active || one.id === values.supplier)
                  .map((one) => ({ value: one.id, label: one.name }))}
                data-test="order-supplier"
              />
            )}
          </Field>
          <Field name="expected" label={say("purchase.expected")} fault={faults.expected} tight>
            {({ id, status }) => (
              <DayBox
                id={id}
                status={status}
                day={values.expected}
                change={(day) => set("expected", day)}
                data-test="order-expected"
              />
            )}
          </Field>
        </div>
        <PartAdder supplier={values.supplier} add={add} autoFocus={card !== null} />
        {faults.lines && <div className="field-fault">{say("purchase.no_lines_yet")}</div>}
        <OrderLines fields={fields} />
        <Field name="note" label={say("field.note")} fault={faults.note} tight>
          {(control) => (
            <Input
              {...control}
              autoComplete="off"
              value={values.note}
              onChange={(event) => set("note", event.target.value)}
              data-test="order-note"
            />
          )}
        </Field>
      </div>
    </FormModal>
  );
}

function OrderLines({ fields }: { fields: Fields<Writing> }) {
  const { say } = useWords();
  const { values, faults, set } = fields;
  const change = (at: number, to: Partial<Line>) =>
    set(
      "lines",
      values.lines.map((line, place) => (place === at ? { ...line, ...to } : line)),
    );
  const remove = (at: number) => {
    set(
      "lines",
      values.lines.filter((_, place) => place !== at),
    );
    fields.setFaults(withoutLine(faults, at));
  };
  const sum = values.lines.reduce((all, line) => all + amountOf(line.quantity, line.price), 0);
  return (
    <div className="order-lines" data-field="lines">
      {values.lines.map((line, at) => (
        <div key={line.key} className="order-line" data-test="order-line">
          <div className="part-cell">
            <span className="number">{line.number}</span> {line.name}
            {line.repair !== null && (
              <span className="tone-work">
                {" "}
                {say("purchase.for_repair", { number: line.repair })}
              </span>
            )}
          </div>
          <Field
            name={`lines[${at}].quantity`}
            label={say("field.quantity")}
            fault={faults[`lines[${at}].quantity`] ?? faults[`lines[${at}].part`]}
            tight
            className="cell-field"
          >
            {(control) => (
              <CountBox
                {...control}
                value={line.quantity}
                change={(quantity) => change(at, { quantity })}
                suffix={line.unit}
                data-test={`line-${at}-quantity`}
              />
            )}
          </Field>
          <Field
            name={`lines[${at}].price`}
            label={say("field.price")}
            fault={faults[`lines[${at}].price`]}
            tight
            className="cell-field"
          >
            {(control) => (
              <MoneyBox
                {...control}
                value={line.price}
                change={(price) => change(at, { price })}
                data-test={`line-${at}-price`}
              />
            )}
          </Field>
          <span className="number cell-end">{yuan(amountOf(line.quantity, line.price))}</span>
          <Button
            type="text"
            icon={<DeleteOutlined aria-hidden />}
            aria-label={say("purchase.remove_line", { part: line.name })}
            onClick={() => remove(at)}
            data-test={`line-${at}-remove`}
          />
        </div>
      ))}
      {values.lines.length > 0 && (
        <div className="order-sum">
          {say("purchase.total")} <strong className="number">{yuan(sum)}</strong>
        </div>
      )}
    </div>
  );
}
