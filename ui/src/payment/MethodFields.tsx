import { Input, Segmented } from "antd";
import { Field, type Fields } from "../kit/fields";
import { MoneyBox } from "../kit/money";
import { useWords } from "../kit/words";
import type { Method } from "../wire/commands";

export const METHODS: readonly Method[] = ["wechat", "alipay", "cash", "card", "transfer"];

/** How much, by what, under which number of the payer's, and where it goes back, why. */
export interface Moved {
  amount: number | null;
  method: Method;
  reference: string;
  reason: string;
}

interface MethodFieldsProps {
  fields: Fields<Moved>;
  test: string;
}

/** The fields that every movement of money has. */
export function MethodFields({ fields, test }: MethodFieldsProps) {
  const { say } = useWords();
  const { values, faults, set } = fields;
  return (
    <>
      <Field name="amount" label={say("field.amount")} fault={faults.amount}>
        {(control) => (
          <MoneyBox
            {...control}
            autoFocus
            value={values.amount}
            change={(fen) => set("amount", fen)}
            data-test={`${test}-amount`}
          />
        )}
      </Field>
      <Field name="method" label={say("field.method")} fault={faults.method} tight>
        {(control) => (
          <Segmented<Method>
            aria-describedby={control["aria-describedby"]}
            aria-label={say("field.method")}
            value={values.method}
            onChange={(method) => set("method", method)}
            options={METHODS.map((method) => ({
              value: method,
              label: <span data-test={`${test}-${method}`}>{say(`method.${method}`)}</span>,
            }))}
          />
        )}
      </Field>
      <Field
        name="reference"
        label={say("field.reference")}
        fault={faults.reference}
        hint={say("payment.reference_hint")}
      >
        {(control) => (
          <Input
            {...control}
            autoComplete="off"
            value={values.reference}
            onChange={(event) => set("reference", event.target.value)}
            data-test={`${test}-reference`}
          />
        )}
      </Field>
    </>
  );
}
