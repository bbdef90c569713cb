import { Select } from "antd";
import { useState } from "react";
import { useAnswer } from "../kit/answers";
import { CountBox } from "../kit/CountBox";
import { useChange } from "../kit/change";
import { FailureNote } from "../kit/FailureNote";
import { FormModal } from "../kit/FormModal";
import { Field, useFields } from "../kit/fields";
import { MoneyBox } from "../kit/money";
import { useWords } from "../kit/words";
import { PartPicker } from "../part/PartPicker";
import type { PlaceRow, StockOfPart } from "../wire/commands";
import { PlaceBox } from "./PlaceBox";
import { choiceOf, SHELVES, STOCK_NOUNS } from "./places";
import { WhyField } from "./WhyField";

interface OpenFormProps {
  /** Of which part; nothing: it is chosen first. */
  part: StockOfPart | null;
  places: readonly PlaceRow[];
  close: () => void;
}

interface Opening {
  part: string | null;
  target: string | null;
  quantity: number | null;
  serials: string[];
  price: number | null;
  why: string;
}

/** 期初: what lay there before the shop kept its stock here, with what each is worth. */
export function OpenForm({ part, places, close }: OpenFormProps) {
  const { say } = useWords();
  const good = places.find((row) => row.kind === "good" && row.bin === null);
  const fields = useFields<Opening>({
    part: part?.part ?? null,
    target: good ? (good.id ?? good.kind) : null,
    quantity: null,
    serials: [],
    price: null,
    why: say("stock.open_why"),
  });
  const { values, faults, set } = fields;
  const [other, setOther] = useState<Error | null>(null);
  const chosen = useAnswer("stock.of_part", { part: values.part ?? "" }, STOCK_NOUNS, {
    enabled: values.part !== null,
  });
  const known = values.part === null ? null : (chosen.data ?? part);
  const open = useChange("stock.open", {
    done: close,
    refused: (reason) => setOther(fields.showRefusal(reason) ? null : reason),
  });
  const submit = () => {
    if (values.part === null) fields.setFaults({ part: say("fault.field.empty") });
    else if (values.price === null) fields.setFaults({ price: say("fault.field.empty") });
    else
      open.run({
        part: values.part,
        target: choiceOf(places, values.target),
        quantity: values.quantity ?? 0,
        serials: values.serials,
        price: values.price,
        why: values.why,
      });
  };
  return (
    <FormModal
      title={part ? `${say("stock.open")} ${part.number} ${part.name}` : say("stock.open")}
      act="stock.open"
      test="open-stock"
      pending={open.pending}
      submit={submit}
      close={close}
    >
      <p className="quiet">{say("stock.open_told")}</p>
      <div ref={fields.area} className="stack">
        <FailureNote reason={other} />
        {!part && (
          <Field name="part" label={say("stock.part")} fault={faults.part}>
            {({ id, status }) => (
              <PartPicker
                id={id}
                status={status}
                single
                autoFocus
                value={values.part ? [values.part] : []}
                named={[]}
                change={(ids) => set("part", ids[0] ?? null)}
                data-test="stock-choose-part"
              />
            )}
          </Field>
        )}
        {known?.serialised ? (
          <Field
            name="serials"
            label={say("stock.serials")}
            fault={faults.serials}
            hint={say("stock.serials_hint")}
          >
            {({ id, status }) => (
              <Select<string[]>
                id={id}
                status={status}
                mode="tags"
                open={false}
                tokenSeparators={[",", "，", "\n", "\t"]}
                value={values.serials}
                onChange={(serials) => set("serials", serials)}
                data-test="stock-serials"
              />
            )}
          </Field>
        ) : (
          <Field name="quantity" label={say("stock.quantity")} fault={faults.quantity}>
            {(control) => (
              <CountBox
                {...control}
                autoFocus={part !== null}
                suffix={known?.unit}
                value={values.quantity}
                change={(count) => set("quantity", count)}
                data-test="stock-quantity"
              />
            )}
          </Field>
        )}
        <Field name="price" label={say("stock.price")} fault={faults.price}>
          {(control) => (
            <MoneyBox
              {...control}
              value={values.price}
              change={(fen) => set("price", fen)}
              data-test="stock-price"
            />
          )}
        </Field>
        <Field name="target" label={say("stock.to")} fault={faults.target}>
          {(control) => (
            <PlaceBox
              {...control}
              rows={places.filter((row) => row.active && SHELVES.includes(row.kind))}
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
