import { useState } from "react";
import { useChange } from "../kit/change";
import { draftKey, dropDraft } from "../kit/drafts";
import { FailureNote } from "../kit/FailureNote";
import { FormModal } from "../kit/FormModal";
import { useFields } from "../kit/fields";
import { ReasonField } from "../kit/ReasonField";
import { useWords } from "../kit/words";
import { useMe } from "../session/door";
import type { RepairCard, Stage } from "../wire/commands";

interface ReopenFormProps {
  card: RepairCard;
  done: (stage: Stage) => void;
  close: () => void;
}

/** Takes a hand-over of today back, with a reason. */
export function ReopenForm({ card, done, close }: ReopenFormProps) {
  const { say } = useWords();
  const draft = draftKey(useMe().id, `repair.reopen/${card.id}`);
  const fields = useFields({ reason: "" }, draft);
  const [other, setOther] = useState<Error | null>(null);
  const reopen = useChange(
    "repair.reopen",
    {
      done: ({ stage }) => {
        dropDraft(draft);
        done(stage);
      },
      refused: (reason) => setOther(fields.showRefusal(reason) ? null : reason),
    },
    draft,
  );
  return (
    <FormModal
      title={say("step.reopen_title", { number: card.number })}
      act="step.reopen"
      test="reopen"
      pending={reopen.pending}
      submit={() => reopen.run({ id: card.id, seen_seq: card.seen_seq, ...fields.values })}
      close={close}
    >
      <div ref={fields.area} className="stack">
        <p className="quiet">{say("step.reopen_told")}</p>
        <FailureNote reason={other} />
        <ReasonField fields={fields} test="reopen-reason" />
      </div>
    </FormModal>
  );
}
