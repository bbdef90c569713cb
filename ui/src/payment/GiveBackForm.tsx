import { Input } from "antd";
import { useState } from "react";
import { useChange } from "../kit/change";
import { draftKey, dropDraft } from "../kit/drafts";
import { FailureNote } from "../kit/FailureNote";
import { FormModal } from "../kit/FormModal";
import { Field, useFields } from "../kit/fields";
import { yuan } from "../kit/money";
import { useWords } from "../kit/words";
import { useMe } from "../session/door";
import { METHODS_WIDTH, MethodFields, type Moved } from "./MethodFields";

interface GiveBackFormProps {
  repair: string;
  /** What is held now (fen): usually all of it goes back. */
  held: number;
  /** It is what the bill left over, and nobody need say why it goes back. */
  left?: boolean;
  paid: (id: string, number: string) => void;
  close: () => void;
}

/** Gives money of the customer's back, with the reason. */
export function GiveBackForm({ repair, held, left = false, paid, close }: GiveBackFormProps) {
  const { say } = useWords();
  const draft = draftKey(useMe().id, `payment.give_back/${repair}/${left}`);
  // What was typed was meant for the sum that was held then.
  const [typed] = useState(`${draft}/${held}`);
  const fields = useFields<Moved>(
    {
      amount: held,
      method: "wechat",
      reference: "",
      reason: left ? say("payment.left_over") : "",
    },
    typed,
  );
  const { values, faults, set } = fields;
  const [other, setOther] = useState<Error | null>(null);
  const give = useChange(
    "payment.give_back",
    {
      done: ({ id, number }) => {
        dropDraft(typed);
        paid(id, number);
      },
      refused: (reason) => setOther(fields.showRefusal(reason) ? null : reason),
    },
    draft,
  );
  const submit = () => {
    const { amount } = values;
    if (amount === null) fields.setFaults({ amount: say("fault.field.empty") });
    else give.run({ repair, ...values, amount });
  };
  return (
    <FormModal
      title={say("payment.give_back_title")}
      act="payment.give_back_act"
      test="give-back"
      pending={give.pending}
      submit={submit}
      close={close}
      width={METHODS_WIDTH}
    >
      <p className="quiet">
        {say(left ? "payment.left_told" : "payment.held_told", { amount: yuan(held) })}
      </p>
      <div ref={fields.area} className="stack">
        <FailureNote reason={other} />
        <MethodFields fields={fields} test="give-back" />
        <Field name="reason" label={say("field.reason")} fault={faults.reason}>
          {(control) => (
            <Input
              {...control}
              autoComplete="off"
              value={values.reason}
              onChange={(event) => set("reason", event.target.value)}
              data-test="give-back-reason"
            />
          )}
        </Field>
      </div>
    </FormModal>
  );
}
