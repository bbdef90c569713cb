import { Select } from "antd";
import { useState } from "react";
import { CountBox } from "../kit/CountBox";
import { useChange } from "../kit/change";
import { FailureNote } from "../kit/FailureNote";
import { FormModal } from "../kit/FormModal";
import { Field, useFields } from "../kit/fields";
import { useWords } from "../kit/words";
import type { LyingRow, PlaceRow, StockOfPart } from "../wire/commands";
import { PlaceBox } from "./PlaceBox";
import { choiceOf, placeName, SHELVES } from "./places";
import { WhyField } from "./WhyField";

interface MoveFormProps {
  stock: StockOfPart;
  from: LyingRow;
  places: readonly PlaceRow[];
  close: () => void;
}

interface Moving {
  target: string | null;
  quantity: number | null;
  serials: string[];
  why: string;
}

/** 移库: pieces to another shelf or bin, or into the scrap. */
export function MoveForm({ stock, from, places, close }: MoveFormProps) {
  const { say } = useWords();
  const fields = useFields<Moving>({ target: null, quantity: null, serials: [], why: "" });
  const { values, faults, set } = fields;
  const [other, setOther] = useState<Error | null>(null);
  const move = useChange("stock.move", {
    done: close,
    refused: (reason) => setOther(fields.showRefusal(reason) ? null : reason),
  });
  const targets = places.filter(
    (row) =>
      row.active && row.id !== from.place && (SHELVES.includes(row.kind) || row.kind === "scrap"),
  );
  const submit = () =>
    move.run({
      part: stock.part,
      source: from.place,
      target: choiceOf(places, values.target),
      quantity: values.quantity ?? 0,
      serials: values.serials,
      why: values.why,
    });
  return (
    <FormModal
      title={`${say("stock.move")} ${stock.number} ${stock.name}`}
      act="stock.move"
      test="move"
      pending={move.pending}
      submit={submit}
      close={close}
    >
      <p className="quiet">
        {say("stock.move_told", {
          place: placeName(say, from.kind, from.place_name),
          free: from.on_hand - from.reserved,
        })}
      </p>
      <div ref={fields.area} className="stack">
        <FailureNote reason={other} />
        {stock.serialised ? (
          <Field name="serials" label={say("stock.serials")} fault={faults.serials}>
            {({ id, status }) => (
              <Select<string[]>
                id={id}
                status={status}
                mode="multiple"
                autoFocus
                value={values.serials}
                onChange={(serials) => set("serials", serials)}
                options={from.pieces.map(({ serial }) => ({ value: serial, label: serial }))}
                data-test="stock-serials"
              />
            )}
          </Field>
        ) : (
          <Field name="quantity" label={say("stock.quantity")} fault={faults.quantity}>
            {(control) => (
              <CountBox
                {...control}
                autoFocus
                suffix={stock.unit}
                value={values.quantity}
                change={(count) => set("quantity", count)}
                data-test="stock-quantity"
              />
            )}
          </Field>
        )}
        <Field name="target" label={say("stock.to")} fault={faults.target}>
          {(control) => (
            <PlaceBox
              {...control}
              rows={targets}
              value={values.target}
              change={(key) => set("target", key)}
            />
          )}
        </Field>
        <WhyField fields={fields} />
      </div>
    </FormModal>
  );
}
