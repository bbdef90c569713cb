import { Input, Radio } from "antd";
import { useState } from "react";
import { useChange } from "../kit/change";
import { FailureNote } from "../kit/FailureNote";
import { FormModal } from "../kit/FormModal";
import { Field, useFields } from "../kit/fields";
import { MoneyBox } from "../kit/money";
import { useWords } from "../kit/words";
import type { ReturnRow } from "../wire/commands";

const ENDS = ["credited", "replaced", "refused"] as const;
type End = (typeof ENDS)[number];

/** What the supplier says to what came back. */
export function SettleForm({ row, close }: { row: ReturnRow; close: () => void }) {
  const { say } = useWords();
  const fields = useFields({
    state: "credited" as End,
    credit: null as number | null,
    why: "",
  });
  const { values, faults, set } = fields;
  const [other, setOther] = useState<Error | null>(null);
  const settle = useChange("supplier_return.settle", {
    done: close,
    refused: (reason) => setOther(fields.showRefusal(reason) ? null : reason),
  });
  const submit = () => {
    const { state, credit, why } = values;
    const told = state === "credited" ? credit : null;
    settle.run({ id: row.id, seen_seq: row.seen_seq, state, credit: told, why });
  };
  return (
    <FormModal
      title={say("supplier_return.settle_title", { number: row.number })}
      act="act.save"
      test="settle"
      pending={settle.pending}
      submit={submit}
      close={close}
    >
      <div ref={fields.area} className="stack">
        <FailureNote reason={other} />
        <Radio.Group
          aria-label={say("purchase.state")}
          value={values.state}
          onChange={(event) => set("state", event.target.value)}
          options={ENDS.map((one) => ({
            value: one,
            label: <span data-test={`settle-${one}`}>{say(`return_state.${one}`)}</span>,
          }))}
        />
        <p className="quiet">{say(`supplier_return.told_${values.state}`)}</p>
        {values.state === "credited" && (
          <Field name="credit" label={say("supplier_return.credit")} fault={faults.credit} tight>
            {(control) => (
              <MoneyBox
                {...control}
                autoFocus
                value={values.credit}
                change={(credit) => set("credit", credit)}
                data-test="settle-credit"
              />
            )}
          </Field>
        )}
        <Field name="why" label={say("field.why")} fault={faults.why} tight>
          {(control) => (
            <Input
              {...control}
              autoComplete="off"
              value={values.why}
              onChange={(event) => set("why", event.target.value)}
              data-test="settle-why"
            />
          )}
        </Field>
      </div>
    </FormModal>
  );
}
