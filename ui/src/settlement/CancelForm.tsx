import { Input } from "antd";
import { useState } from "react";
import { useChange } from "../kit/change";
import { FailureNote } from "../kit/FailureNote";
import { FormModal } from "../kit/FormModal";
import { Field, useFields } from "../kit/fields";
import { useWords } from "../kit/words";

/** Takes a settlement back on which nothing was paid yet, so that the quote can be changed. */
export function CancelForm({ id, close }: { id: string; close: () => void }) {
  const { say } = useWords();
  const fields = useFields({ reason: "" });
  const { values, faults, set } = fields;
  const [other, setOther] = useState<Error | null>(null);
  const cancel = useChange("settlement.cancel", {
    done: close,
    refused: (reason) => setOther(fields.showRefusal(reason) ? null : reason),
  });
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
