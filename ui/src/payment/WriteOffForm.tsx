import { Input } from "antd";
import { useState } from "react";
import { useChange } from "../kit/change";
import { draftKey, dropDraft } from "../kit/drafts";
import { FailureNote } from "../kit/FailureNote";
import { FormModal } from "../kit/FormModal";
import { Field, useFields } from "../kit/fields";
import { MoneyBox, yuan } from "../kit/money";
import { useWords } from "../kit/words";
import { useMe } from "../session/door";

interface WriteOffFormProps {
  repair: string;
  /** Whether the debt is expected again. */
  back: boolean;
  /** What is owed, or what stands written off (fen). */
  most: number;
  close: () => void;
}

/** 核销坏账, and back: how much, and why. */
export function WriteOffForm({ repair, back, most, close }: WriteOffFormProps) {
  const { say } = useWords();
  const act = back ? "debt.write_back" : "debt.write_off";
  const draft = draftKey(useMe().id, `${act}/${repair}`);
  // What was typed was meant for the sum that was owed then.
  const [typed] = useState(`${draft}/${most}`);
  const fields = useFields<{ amount: number | null; reason: string }>(
    { amount: most, reason: "" },
    typed,
  );
  const { values, faults, set } = fields;
  const [other, setOther] = useState<Error | null>(null);
  const ends = {
    done: () => {
      dropDraft(typed);
      close();
    },
    refused: (reason: Error) => setOther(fields.showRefusal(reason) ? null : reason),
  };
  const off = useChange("debt.write_off", ends, draft);
  const again = useChange("debt.write_back", ends, draft);
  const submit = () => {
    const { amount, reason } = values;
    if (amount === null) fields.setFaults({ amount: say("fault.field.empty") });
    else if (back) again.run({ repair, amount, reason });
    else off.run({ repair, amount, reason, expected_owed: most });
  };
  return (
    <FormModal
      title={say(act)}
      act={act}
      test="write-off"
      pending={off.pending || again.pending}
      submit={submit}
      close={close}
    >
      <p className="quiet">
        {back ? say("debt.write_back_told", { amount: yuan(most) }) : say("debt.write_off_told")}
      </p>
      <div ref={fields.area} className="stack">
        <FailureNote reason={other} />
        <Field name="amount" label={say("field.amount")} fault={faults.amount}>
          {(control) => (
            <MoneyBox
              {...control}
              autoFocus
              value={values.amount}
              change={(fen) => set("amount", fen)}
              data-test="write-off-amount"
            />
          )}
        </Field>
        <Field name="reason" label={say("field.reason")} fault={faults.reason}>
          {(control) => (
            <Input
              {...control}
              autoComplete="off"
              value={values.reason}
              onChange={(event) => set("reason", event.target.value)}
              data-test="write-off-reason"
            />
          )}
        </Field>
      </div>
    </FormModal>
  );
}
