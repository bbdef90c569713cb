import { useState } from "react";
import { useChange } from "../kit/change";
import { draftKey, dropDraft } from "../kit/drafts";
import { FailureNote } from "../kit/FailureNote";
import { FormModal } from "../kit/FormModal";
import { useFields } from "../kit/fields";
import { useWords } from "../kit/words";
import { useMe } from "../session/door";
import { METHODS_WIDTH, MethodFields, type Moved } from "./MethodFields";

interface PrepayFormProps {
  repair: string;
  paid: (id: string, number: string) => void;
  close: () => void;
}

/** Takes money of the customer's in before the settlement. */
export function PrepayForm({ repair, paid, close }: PrepayFormProps) {
  const { say } = useWords();
  const draft = draftKey(useMe().id, `payment.prepay/${repair}`);
  const fields = useFields<Moved>(
    { amount: null, method: "wechat", reference: "", reason: "" },
    draft,
  );
  const [other, setOther] = useState<Error | null>(null);
  const take = useChange(
    "payment.prepay",
    {
      done: ({ id, number }) => {
        dropDraft(draft);
        paid(id, number);
      },
      refused: (reason) => setOther(fields.showRefusal(reason) ? null : reason),
    },
    draft,
  );
  const submit = () => {
    const { amount, method, reference } = fields.values;
    if (amount === null) fields.setFaults({ amount: say("fault.field.empty") });
    else take.run({ repair, amount, method, reference });
  };
  return (
    <FormModal
      title={say("payment.take_title")}
      act="payment.take_act"
      test="prepay"
      pending={take.pending}
      submit={submit}
      close={close}
      width={METHODS_WIDTH}
    >
      <p className="quiet">{say("payment.liability")}</p>
      <div ref={fields.area} className="stack">
        <FailureNote reason={other} />
        <MethodFields fields={fields} test="prepay" />
      </div>
    </FormModal>
  );
}
