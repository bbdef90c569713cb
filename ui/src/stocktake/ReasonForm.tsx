import { useState } from "react";
import { useChange } from "../kit/change";
import { FailureNote } from "../kit/FailureNote";
import { FormModal } from "../kit/FormModal";
import { Field, useFields } from "../kit/fields";
import { yuan } from "../kit/money";
import { TextBox } from "../kit/TextBox";
import { useWords } from "../kit/words";
import type { StocktakeCard } from "../wire/commands";

export type ReasonOf = "approve" | "send_back" | "drop";

interface ReasonFormProps {
  of: ReasonOf;
  card: StocktakeCard;
  close: () => void;
}

/** A word on a stocktake: agreed, to be looked at again, or given up. */
export function ReasonForm({ of, card, close }: ReasonFormProps) {
  const { say } = useWords();
  const fields = useFields({ reason: "" });
  const { values, faults, set } = fields;
  const [other, setOther] = useState<Error | null>(null);
  const outcome = {
    done: close,
    refused: (reason: Error) => setOther(fields.showRefusal(reason) ? null : reason),
  };
  const approve = useChange("stocktake.approve", outcome);
  const sendBack = useChange("stocktake.send_back", outcome);
  const drop = useChange("stocktake.drop", outcome);
  const { id } = card;
  const { reason } = values;
  const submit = () => {
    setOther(null);
    switch (of) {
      case "approve":
        return approve.run({
          id,
          gross: card.gross ?? 0,
          reason: reason.trim() === "" ? null : reason,
        });
      case "send_back":
        return sendBack.run({ id, reason });
      case "drop":
        return drop.run({ id, reason });
    }
  };
  return (
    <FormModal
      title={`${say(`stocktake.${of}`)} ${card.number}`}
      act={`stocktake.${of}`}
      test="stocktake-reason"
      pending={approve.pending || sendBack.pending || drop.pending}
      submit={submit}
      close={close}
    >
      <div className="stack" ref={fields.area}>
        <FailureNote reason={other} />
        <p>
          {say(`stocktake.${of}_told`, {
            gross: yuan(card.gross ?? 0),
            net: yuan(card.net ?? 0),
          })}
        </p>
        <Field
          name="reason"
          label={say(of === "approve" ? "stocktake.reason_alone" : "field.reason")}
          fault={faults.reason}
        >
          {(control) => (
            <TextBox
              {...control}
              autoFocus
              rows={3}
              value={reason}
              change={(text) => set("reason", text)}
              data-test="stocktake-reason-text"
            />
          )}
        </Field>
      </div>
    </FormModal>
  );
}
