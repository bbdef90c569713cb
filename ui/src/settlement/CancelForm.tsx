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

interface CancelFormProps {
  id: string;
  /** What was paid on it and not refunded (fen): it stays here. */
  paid: number;
  close: () => void;
}

/** Takes a settlement back, so that the quote can be changed, and says where the money is then. */
export function CancelForm({ id, paid, close }: CancelFormProps) {
  const { say } = useWords();
  const draft = draftKey(useMe().id, `settlement.cancel/${id}`);
  const fields = useFields({ reason: "" }, draft);
  const { values, faults, set } = fields;
  const [other, setOther] = useState<Error | null>(null);
  const cancel = useChange(
    "settlement.cancel",
    {
      done: () => {
        dropDraft(draft);
        close();
      },
      refused: (reason) => setOther(fields.showRefusal(reason) ? null : reason),
    },
    draft,
  );
  return (
    <FormModal
      title={say("settlement.cancel_title")}
      act="settlement.cancel"
      test="settlement-cancel"
      pending={cancel.pending}
      submit={() => cancel.run({ id, reason: values.reason })}
      close={close}
    >
      <p className="quiet">{say("settlement.cancel_told")}</p>
      {paid > 0 && (
        <p data-test="settlement-cancel-paid">
          {say("settlement.cancel_paid_told", { amount: yuan(paid) })}
        </p>
      )}
      <div ref={fields.area} className="stack">
        <FailureNote reason={other} />
        <Field name="reason" label={say("field.reason")} fault={faults.reason}>
          {(control) => (
            <Input
              {...control}
              autoFocus
              autoComplete="off"
              value={values.reason}
              onChange={(event) => set("reason", event.target.value)}
              data-test="settlement-cancel-reason"
            />
          )}
        </Field>
      </div>
    </FormModal>
  );
}
