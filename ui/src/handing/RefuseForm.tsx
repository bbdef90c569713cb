import { Input } from "antd";
import { useState } from "react";
import { useChange } from "../kit/change";
import { FailureNote } from "../kit/FailureNote";
import { FormModal } from "../kit/FormModal";
import { Field, useFields } from "../kit/fields";
import { useWords } from "../kit/words";
import type { HandingRow } from "../wire/commands";

/** Says why pieces are not given, or not taken. */
export function RefuseForm({ row, close }: { row: HandingRow; close: () => void }) {
  const { say } = useWords();
  const fields = useFields({ why: "" });
  const [other, setOther] = useState<Error | null>(null);
  const refuse = useChange("handing.refuse", {
    done: close,
    refused: (reason) => setOther(fields.showRefusal(reason) ? null : reason),
  });
  return (
    <FormModal
      title={`${say("handing.refuse_it")} ${row.number}`}
      act="handing.refuse_it"
      test="handing-refuse"
      pending={refuse.pending}
      submit={() => refuse.run({ id: row.id, why: fields.values.why })}
      close={close}
    >
      <div ref={fields.area} className="stack">
        <FailureNote reason={other} />
        <Field name="why" label={say("parts.why")} fault={fields.faults.why} tight>
          {(control) => (
            <Input
              {...control}
              autoFocus
              autoComplete="off"
              value={fields.values.why}
              onChange={(event) => fields.set("why", event.target.value)}
              data-test="handing-why"
            />
          )}
        </Field>
      </div>
    </FormModal>
  );
}
