import { App, Input } from "antd";
import { useState } from "react";
import { useChange } from "../kit/change";
import { draftKey } from "../kit/drafts";
import { FailureNote } from "../kit/FailureNote";
import { FormModal } from "../kit/FormModal";
import { Field, useFields } from "../kit/fields";
import { useWords } from "../kit/words";
import { useMe } from "../session/door";
import type { CheckupRow } from "../wire/commands";
import { Checklist } from "./Checklist";
import { changedResults, type Lines, linesOf } from "./results";
import { useStillOpen } from "./StillOpen";

interface CorrectRoundProps {
  repair: string;
  row: CheckupRow;
  close: () => void;
}

/** A typo in a round that ended, with a word on why; what stood there stays in the history. */
export function CorrectRound({ repair, row, close }: CorrectRoundProps) {
  const { say } = useWords();
  const { message } = App.useApp();
  const me = useMe();
  const before = linesOf(row.results);
  const draft = draftKey(me.id, `checkup.correct/${row.id}`);
  const fields = useFields<{ lines: Lines; reason: string }>({ lines: before, reason: "" }, draft);
  const { values, faults, set } = fields;
  const still = useStillOpen(row.checklist, values.lines);
  const [other, setOther] = useState<Error | null>(null);
  const correct = useChange(
    "checkup.correct",
    {
      done: () => {
        message.success(say("checkup.is_corrected"));
        fields.replace({ lines: before, reason: "" });
        close();
      },
      refused: (reason) => setOther(fields.showRefusal(reason) ? null : reason),
    },
    draft,
  );
  const submit = () => {
    setOther(null);
    if (still.stops()) return;
    correct.run({
      repair,
      purpose: row.purpose,
      round: row.round,
      results: changedResults(row.checklist, before, values.lines),
      reason: values.reason.trim(),
    });
  };
  return (
    <FormModal
      title={say("checkup.correct_title", { n: row.round })}
      act="checkup.correct"
      test="checkup-correct"
      width={900}
      pending={correct.pending}
      submit={submit}
      close={close}
    >
      <div ref={fields.area} className="stack">
        <p className="quiet">{say(`checkup.correct_told_${row.purpose}`)}</p>
        <FailureNote reason={other} />
        <Field name="reason" label={say("field.reason")} fault={faults.reason}>
          {(control) => (
            <Input
              {...control}
              autoFocus
              autoComplete="off"
              value={values.reason}
              onChange={(event) => set("reason", event.target.value)}
              data-test="checkup-correct-reason"
            />
          )}
        </Field>
        <Field name="results" label={say("field.results")} fault={faults.results}>
          {() => (
            <div className="checkup-mending">
              <Checklist
                list={row.checklist}
                lines={values.lines}
                change={(lines) => set("lines", lines)}
              />
            </div>
          )}
        </Field>
      </div>
    </FormModal>
  );
}
