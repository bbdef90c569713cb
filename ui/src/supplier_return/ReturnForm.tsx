import { Input, Radio, Select } from "antd";
import { useState } from "react";
import { useAnswer } from "../kit/answers";
import { CountBox } from "../kit/CountBox";
import { useChange } from "../kit/change";
import { DayBox } from "../kit/DayBox";
import { FailureNote } from "../kit/FailureNote";
import { FormModal } from "../kit/FormModal";
import { Field, useFields } from "../kit/fields";
import { useWords } from "../kit/words";
import type { MayGoRow, SupplierReturnReason } from "../wire/commands";

const REASONS: readonly SupplierReturnReason[] = ["doa", "wrong", "old_part"];

interface ReturnFormProps {
  rows: readonly MayGoRow[];
  done: () => void;
  close: () => void;
}

/** Writes down what goes back, to whom, why and until when. */
export function ReturnForm({ rows, done, close }: ReturnFormProps) {
  const { say } = useWords();
  const suppliers = useAnswer("supplier.all", {}, ["supplier"]);
  const fields = useFields({
    supplier: rows.find((row) => row.supplier !== null)?.supplier ?? null,
    reason: (rows.every((row) => row.place_kind === "doa")
      ? "doa"
      : "old_part") as SupplierReturnReason,
    deadline: null as string | null,
    why: "",
    quantities: rows.map((row) => row.pieces) as readonly (number | null)[],
  });
  const { values, faults, set } = fields;
  const [other, setOther] = useState<Error | null>(null);
  const make = useChange("supplier_return.make", {
    done,
    refused: (reason) => setOther(fields.showRefusal(reason) ? null : reason),
  });
  const submit = () => {
    setOther(null);
    if (values.supplier === null) {
      fields.setFaults({ supplier: say("fault.field.empty") });
      return;
    }
    make.run({
      supplier: values.supplier,
      reason: values.reason,
      deadline: values.deadline,
      why: values.why,
      lines: rows.map(({ part, piece, place }, at) => ({
        part,
        piece,
        quantity: values.quantities[at] ?? 0,
        source: place,
      })),
    });
  };
  return (
    <FormModal
      title={say("supplier_return.begin")}
      act="act.save"
      test="return"
      width={680}
      pending={make.pending}
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
                autoFocus
                value={values.supplier}
                onChange={(supplier) => set("supplier", supplier)}
                showSearch={{ optionFilterProp: "label" }}
                options={(suppliers.data ?? [])
                  .filter((one) => one.active)
                  .map((one) => ({ value: one.id, label: one.name }))}
                data-test="return-supplier"
              />
            )}
          </Field>
          <Field
            name="deadline"
            label={say("supplier_return.deadline")}
            fault={faults.deadline}
            tight
          >
            {({ id, status }) => (
              <DayBox
                id={id}
                status={status}
                day={values.deadline}
                change={(day) => set("deadline", day)}
                data-test="return-deadline"
              />
            )}
          </Field>
        </div>
        <Radio.Group
          aria-label={say("supplier_return.reason")}
          value={values.reason}
          onChange={(event) => set("reason", event.target.value)}
          options={REASONS.map((reason) => ({
            value: reason,
            label: <span data-test={`return-${reason}`}>{say(`return_reason.${reason}`)}</span>,
          }))}
        />
        <div className="order-lines">
          {rows.map((row, at) => {
            const fault = ["quantity", "source", "piece", "part"]
              .map((name) => faults[`lines[${at}].${name}`])
              .find((words) => words !== undefined);
            return (
              <div key={`${row.part} ${row.place} ${row.piece}`} className="came-line">
                <div className="part-cell" data-field={`lines[${at}].source`}>
                  <span className="number">{row.number}</span> {row.name}{" "}
                  {row.serial !== null && <span className="number quiet">{row.serial}</span>}
                </div>
                <Field
                  name={`lines[${at}].quantity`}
                  label={say("field.quantity")}
                  fault={fault}
                  tight
                  className="cell-field"
                >
                  {(control) => (
                    <CountBox
                      {...control}
                      value={values.quantities[at] ?? null}
                      change={(quantity) =>
                        set(
                          "quantities",
                          values.quantities.map((old, place) => (place === at ? quantity : old)),
                        )
                      }
                      suffix={row.unit}
                      data-test={`return-${at}-quantity`}
                    />
                  )}
                </Field>
              </div>
            );
          })}
        </div>
        <Field name="why" label={say("field.note")} fault={faults.why} tight>
          {(control) => (
            <Input
              {...control}
              autoComplete="off"
              value={values.why}
              onChange={(event) => set("why", event.target.value)}
              data-test="return-why"
            />
          )}
        </Field>
      </div>
    </FormModal>
  );
}
