import { Input } from "antd";
import { useState } from "react";
import { useChange } from "../kit/change";
import { FailureNote } from "../kit/FailureNote";
import { FormModal } from "../kit/FormModal";
import { Field, useFields } from "../kit/fields";
import { useWords } from "../kit/words";
import type { PurchaseCard } from "../wire/commands";

interface EndFormProps {
  card: PurchaseCard;
  act: "close" | "drop";
  close: () => void;
}

/** Ends an order with a reason: the rest does not come, or all of it is given up. */
export function EndForm({ card, act, close }: EndFormProps) {
  const { say } = useWords();
  const fields = useFields({ why: "" });
  const { values, faults, set } = fields;
  const [other, setOther] = useState<Error | null>(null);
  const end = useChange(`purchase.${act}`, {
    done: close,
    refused: (reason) => setOther(fields.showRefusal(reason) ? null : reason),
  });
  return (
    <FormModal
      title={say(`purchase.${act}_title`, { number: card.number })}
      act={`purchase.${act}`}
      test="end"
      pending={end.pending}
      submit={() => end.run({ id: card.id, seen_seq: card.seen_seq, why: values.why })}
      close={close}
    >
      <div ref={fields.area} className="stack">
        <FailureNote reason={other} />
        <Field name="why" label={say("field.why")} fault={faults.why} tight>
          {(control) => (
            <Input
              {...control}
              autoFocus
              autoComplete="off"
              value={values.why}
              onChange={(event) => set("why", event.target.value)}
              data-test="end-why"
            />
          )}
        </Field>
      </div>
    </FormModal>
  );
}
