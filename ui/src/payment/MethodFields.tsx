import { Input } from "antd";
import { Field, type Fields } from "../kit/fields";
import { MoneyBox } from "../kit/money";
import { Picks } from "../kit/Picks";
import type { Shortcut } from "../kit/shortcuts";
import { useWords } from "../kit/words";
import type { Method } from "../wire/commands";

export const METHODS: readonly Method[] = ["wechat", "alipay", "cash", "card", "transfer"];

/** What a form needs so that the ways stand beside one another in either language (CSS pixels). */
export const METHODS_WIDTH = 640;

/** The keys of the ways, in their order. */
export const METHOD_KEYS: readonly Shortcut[] = ["Alt+1", "Alt+2", "Alt+3", "Alt+4", "Alt+5"];

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
        {() => (
          <Picks
            label={say("field.method")}
            test={test}
            values={METHODS}
            value={values.method}
            words={(method) => say(`method.${method}`)}
            keys={METHOD_KEYS}
            change={(method) => set("method", method)}
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
