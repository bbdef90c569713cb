import { DeleteOutlined } from "@ant-design/icons";
import { Alert, App, Button, Checkbox, Input, Select } from "antd";
import { useState } from "react";
import { Refusal } from "../host/host";
import { useAnswer } from "../kit/answers";
import { CountBox } from "../kit/CountBox";
import { useChange } from "../kit/change";
import { DayBox } from "../kit/DayBox";
import { FailureNote } from "../kit/FailureNote";
import { FormModal } from "../kit/FormModal";
import { Field, type Fields, useFields } from "../kit/fields";
import { MoneyBox, yuan } from "../kit/money";
import { useWords } from "../kit/words";
import { nextKey, withoutLine } from "../purchase/lines";
import { PartAdder } from "../purchase/PartAdder";
import { useDoor } from "../session/door";
import type { PartComing, PurchaseCard } from "../wire/commands";
import { type ComingLine, comingOf, scanned } from "./coming";

interface Coming {
  supplier: string | null;
  note: string;
  day: string | null;
  lines: readonly ComingLine[];
}

interface ReceiptFormProps {
  /** Nothing: what came without an order. */
  order: PurchaseCard | null;
  close: () => void;
}

/** Takes in what came, by scan: each scan of a code counts one piece, each serial number is one. */
export function ReceiptForm({ order, close }: ReceiptFormProps) {
  const { say } = useWords();
  const { message } = App.useApp();
  const { shop } = useDoor();
  const suppliers = useAnswer("supplier.all", {}, ["supplier"]);
  const fields = useFields<Coming>({
    supplier: order?.supplier ?? null,
    note: "",
    day: shop?.today ?? null,
    lines: order ? order.lines.filter((line) => line.open > 0).map(comingOf) : [],
  });
  const { values, faults, set } = fields;
  const [other, setOther] = useState<Error | null>(null);
  const [differs, setDiffers] = useState(false);
  const [seen, setSeen] = useState(false);
  const make = useChange("receipt.make", {
    done: (receipt) => {
      message.success(say("receipt.kept", { number: receipt.number }));
      close();
    },
    refused: (reason) => {
      const isDifference =
        reason instanceof Refusal && reason.failure.message === "receipt.differs";
      setDiffers(isDifference);
      const shown = fields.showRefusal(reason);
      setOther(isDifference || shown ? null : reason);
    },
  });
  const submit = () => {
    setOther(null);
    const coming = values.lines.filter((line) => (line.quantity ?? 0) !== 0);
    if (values.supplier === null || values.day === null || coming.length === 0) {
      fields.setFaults({
        ...(values.supplier === null && { supplier: say("fault.field.empty") }),
        ...(values.day === null && { day: say("fault.field.empty") }),
        ...(coming.length === 0 && { lines: say("receipt.nothing_yet") }),
      });
      return;
    }
    // What did not come leaves the list, so that each fault stands at its own line.
    if (coming.length !== values.lines.length) set("lines", coming);
    make.run({
      supplier: values.supplier,
      purchase: order?.id ?? null,
      note: values.note,
      day: values.day,
      differs_seen: seen,
      lines: coming.map(({ purchase_line, part, quantity, price, serials }) => ({
        purchase_line,
        part,
        quantity: quantity ?? 0,
        price: price ?? -1,
        serials: [...serials],
      })),
    });
  };
  const change = (lines: readonly ComingLine[]) => {
    setDiffers(false);
    setSeen(false);
    set("lines", lines);
  };
  const first = (code: string) => {
    const next = scanned(values.lines, code);
    if (next) change(next);
    return next !== null;
  };
  const add = (part: PartComing) => {
    const again = values.lines.findIndex((line) => line.part === part.part);
    const counted = again < 0 ? null : scanned(values.lines, part.number);
    if (counted) {
      change(counted);
      return;
    }
    const { part: id, number, name, unit, serialised, price } = part;
    const line: ComingLine = {
      key: nextKey(),
      purchase_line: null,
      part: id,
      number,
      name,
      unit,
      serialised,
      codes: [number],
      open: null,
      agreed: null,
      quantity: serialised ? 0 : 1,
      price,
      serials: [],
    };
    change([...values.lines, line]);
  };
  return (
    <FormModal
      title={order ? say("receipt.of_order", { number: order.number }) : say("receipt.unordered")}
      act="receipt.take_in"
      test="receipt"
      width={860}
      pending={make.pending}
      submit={submit}
      close={close}
    >
      <div ref={fields.area} className="stack">
        <FailureNote reason={other} />
        {differs && (
          <Alert
            type="warning"
            showIcon
            title={say("failure.receipt.differs")}
            description={
              <Checkbox
                checked={seen}
                onChange={(event) => setSeen(event.target.checked)}
                data-test="receipt-seen"
              >
                {say("receipt.differs_seen")}
              </Checkbox>
            }
            data-test="receipt-differs"
          />
        )}
        <PartAdder supplier={values.supplier} add={add} first={first} autoFocus />
        <div className="order-head">
          <Field name="supplier" label={say("field.supplier")} fault={faults.supplier} tight>
            {({ id, status }) => (
              <Select<string>
                id={id}
                status={status}
                disabled={order !== null}
                value={values.supplier}
                onChange={(supplier) => set("supplier", supplier)}
                showSearch={{ optionFilterProp: "label" }}
                options={(suppliers.data ?? [])
                  .filter((one) => one.active || one.id === values.supplier)
                  .map((one) => ({ value: one.id, label: one.name }))}
                data-test="receipt-supplier"
              />
            )}
          </Field>
          <Field name="day" label={say("receipt.day")} fault={faults.day} tight>
            {({ id, status }) => (
              <DayBox
                id={id}
                status={status}
                day={values.day}
                change={(day) => set("day", day)}
                allowClear={false}
                data-test="receipt-day"
              />
            )}
          </Field>
        </div>
        {faults.lines && (
          <div className="field-fault" role="alert" data-test="fault-lines">
            {faults.lines}
          </div>
        )}
        <ComingLines fields={fields} change={change} />
        <Field name="note" label={say("receipt.note")} fault={faults.note} tight>
          {(control) => (
            <Input
              {...control}
              autoComplete="off"
              value={values.note}
              onChange={(event) => set("note", event.target.value)}
              data-test="receipt-note"
            />
          )}
        </Field>
      </div>
    </FormModal>
  );
}

interface ComingLinesProps {
  fields: Fields<Coming>;
  change: (lines: readonly ComingLine[]) => void;
}

function ComingLines({ fields, change }: ComingLinesProps) {
  const { say } = useWords();
  const { values, faults } = fields;
  const put = (at: number, to: Partial<ComingLine>) =>
    change(values.lines.map((line, place) => (place === at ? { ...line, ...to } : line)));
  const remove = (at: number) => {
    change(values.lines.filter((_, place) => place !== at));
    fields.setFaults(withoutLine(faults, at));
  };
  const fault = (at: number, name: string) => faults[`lines[${at}].${name}`];
  return (
    <div className="order-lines" data-field="lines">
      {values.lines.map((line, at) => (
        <div key={line.key} className="came-line" data-test="coming-line">
          <div className="part-cell">
            <span className="number">{line.number}</span> {line.name}{" "}
            <span className="quiet">
              {line.open === null
                ? say("receipt.beside_order")
                : say("receipt.open", { n: line.open, unit: line.unit })}
              {line.agreed !== null && ` · ${yuan(line.agreed)}`}
            </span>
            {fault(at, "part") && <div className="field-fault">{fault(at, "part")}</div>}
          </div>
          <Field
            name={`lines[${at}].quantity`}
            label={say("field.quantity")}
            fault={fault(at, "quantity")}
            tight
            className="cell-field"
          >
            {(control) => (
              <CountBox
                {...control}
                value={line.quantity}
                change={(quantity) => put(at, { quantity })}
                suffix={line.unit}
                data-test={`coming-${at}-quantity`}
              />
            )}
          </Field>
          <Field
            name={`lines[${at}].price`}
            label={say("field.price")}
            fault={fault(at, "price")}
            tight
            className="cell-field"
          >
            {(control) => (
              <MoneyBox
                {...control}
                value={line.price}
                change={(price) => put(at, { price })}
                data-test={`coming-${at}-price`}
              />
            )}
          </Field>
          <Button
            type="text"
            icon={<DeleteOutlined aria-hidden />}
            aria-label={say("purchase.remove_line", { part: line.name })}
            onClick={() => remove(at)}
            data-test={`coming-${at}-remove`}
          />
          {line.serialised && (
            <Field
              name={`lines[${at}].serials`}
              label={say("receipt.serials", { n: line.serials.length })}
              fault={fault(at, "serials")}
              tight
              className="came-serials"
            >
              {({ id, status }) => (
                <Select<string[]>
                  id={id}
                  status={status}
                  mode="tags"
                  open={false}
                  suffixIcon={null}
                  tokenSeparators={[",", " ", "\n", "，"]}
                  value={[...line.serials]}
                  onChange={(serials) => put(at, { serials, quantity: serials.length })}
                  placeholder={say("receipt.scan_serials")}
                  data-test={`coming-${at}-serials`}
                />
              )}
            </Field>
          )}
        </div>
      ))}
    </div>
  );
}
