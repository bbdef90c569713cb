import { Input, Segmented } from "antd";
import { useState } from "react";
import { useChange } from "../kit/change";
import { draftKey, dropDraft } from "../kit/drafts";
import { FailureNote } from "../kit/FailureNote";
import { FormModal } from "../kit/FormModal";
import { Field, useFields } from "../kit/fields";
import { yuan } from "../kit/money";
import { useWords } from "../kit/words";
import { useMe } from "../session/door";
import type { Method } from "../wire/commands";
import { METHODS_WIDTH, MethodFields, type Moved } from "./MethodFields";

interface Refunded extends Moved {
  /** Whether the amount is owed again: it was taken in the wrong way. */
  again: boolean;
}

interface RefundFormProps {
  repair: string;
  /** What was paid and not yet given back (fen): no more can go back. */
  most: number;
  /** How it was paid, which is how it goes back unless somebody says otherwise. */
  by: Method;
  refunded: (id: string, number: string) => void;
  close: () => void;
}

/** Gives back what was paid for the repair, all or a part, with the reason. */
export function RefundForm({ repair, most, by, refunded, close }: RefundFormProps) {
  const { say } = useWords();
  const draft = draftKey(useMe().id, `payment.refund/${repair}`);
  const fields = useFields<Refunded>(
    { amount: null, method: by, reference: "", reason: "", again: false },
    draft,
  );
  const { values, faults, set } = fields;
  const [other, setOther] = useState<Error | null>(null);
  const refund = useChange(
    "payment.refund",
    {
      done: ({ id, number }) => {
        dropDraft(draft);
        refunded(id, number);
      },
      refused: (reason) => setOther(fields.showRefusal(reason) ? null : reason),
    },
    draft,
  );
  const submit = () => {
    const { amount } = values;
    if (amount === null) fields.setFaults({ amount: say("fault.field.empty") });
    else refund.run({ repair, ...values, amount });
  };
  return (
    <FormModal
      title={say("payment.refund_title")}
      act="payment.refund_act"
      test="refund"
      pending={refund.pending}
      submit={submit}
      close={close}
      width={METHODS_WIDTH}
    >
      <p className="quiet">{say("payment.refund_told", { amount: yuan(most) })}</p>
      <div ref={fields.area} className="stack">
        <FailureNote reason={other} />
        <Field
          name="again"
          label={say("field.again")}
          fault={faults.again}
          hint={say(values.again ? "payment.again_told" : "payment.let_off_told")}
          tight
        >
          {(control) => (
            <Segmented<boolean>
              aria-describedby={control["aria-describedby"]}
              aria-label={say("field.again")}
              value={values.again}
              onChange={(again) => set("again", again)}
              options={[
                {
                  value: false,
                  label: <span data-test="refund-let-off">{say("payment.let_off")}</span>,
                },
                {
                  value: true,
                  label: <span data-test="refund-again">{say("payment.again")}</span>,
                },
              ]}
            />
          )}
        </Field>
        <MethodFields fields={fields} test="refund" />
        <Field name="reason" label={say("field.reason")} fault={faults.reason}>
          {(control) => (
            <Input
              {...control}
              autoComplete="off"
              value={values.reason}
              onChange={(event) => set("reason", event.target.value)}
              data-test="refund-reason"
            />
          )}
        </Field>
      </div>
    </FormModal>
  );
}
