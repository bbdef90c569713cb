import { Input } from "antd";
import { useState } from "react";
import { useChange } from "../kit/change";
import { FailureNote } from "../kit/FailureNote";
import { FormModal } from "../kit/FormModal";
import { Field, useFields } from "../kit/fields";
import { useWords } from "../kit/words";
import type { ReturnRow } from "../wire/commands";

/** A return leaves: with this, what it holds is not in the shop any more. */
export function SendForm({ row, close }: { row: ReturnRow; close: () => void }) {
  const { say } = useWords();
  const fields = useFields({ carrier: row.carrier, waybill: row.waybill });
  const { values, faults, set } = fields;
  const [other, setOther] = useState<Error | null>(null);
  const send = useChange("supplier_return.send", {
    done: close,
    refused: (reason) => setOther(fields.showRefusal(reason) ? null : reason),
  });
  return (
    <FormModal
      title={say("supplier_return.send_title", { number: row.number })}
      act="supplier_return.send"
      test="send-return"
      pending={send.pending}
      submit={() => send.run({ id: row.id, seen_seq: row.seen_seq, ...values })}
      close={close}
    >
      <div ref={fields.area} className="stack">
        <FailureNote reason={other} />
        {(["carrier", "waybill"] as const).map((name, at) => (
          <Field key={name} name={name} label={say(`field.${name}`)} fault={faults[name]} tight>
            {(control) => (
              <Input
                {...control}
                autoFocus={at === 0}
                autoComplete="off"
                value={values[name]}
                onChange={(event) => set(name, event.target.value)}
                data-test={`send-return-${name}`}
              />
            )}
          </Field>
        ))}
      </div>
    </FormModal>
  );
}
