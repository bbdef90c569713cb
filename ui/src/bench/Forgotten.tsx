import { Alert, Button, Input } from "antd";
import { useState } from "react";
import { useChange } from "../kit/change";
import { useClock } from "../kit/dates";
import { draftKey, dropDraft } from "../kit/drafts";
import { FailureNote } from "../kit/FailureNote";
import { FormModal } from "../kit/FormModal";
import { Field, useFields } from "../kit/fields";
import { MomentBox } from "../kit/MomentBox";
import { useWords } from "../kit/words";
import { useMe } from "../session/door";
import type { RunningClock } from "../wire/commands";

/** Clocks that ran on: each is asked about, and told on the page until it is answered. */
export function Forgotten({ clocks }: { clocks: readonly RunningClock[] }) {
  const { say } = useWords();
  const [left, setLeft] = useState<readonly string[]>([]);
  const [first] = clocks;
  const asked = clocks.find(({ id }) => !left.includes(id));
  return (
    <>
      {first && !asked && (
        <Alert
          type="warning"
          showIcon
          title={say("clock.forgotten", { number: first.number })}
          action={
            <Button size="small" onClick={() => setLeft([])} data-test="forgotten-tell">
              {say("clock.tell")}
            </Button>
          }
          data-test="forgotten-note"
        />
      )}
      {asked && (
        <TellForm
          key={asked.id}
          clock={asked}
          close={() => setLeft((former) => [...former, asked.id])}
        />
      )}
    </>
  );
}

/** When work really ended; what is typed is kept, also when it is told later. */
function TellForm({ clock, close }: { clock: RunningClock; close: () => void }) {
  const { say } = useWords();
  const me = useMe();
  const moments = useClock();
  const draft = draftKey(me.id, `clock/${clock.id}`);
  const fields = useFields({ ended_at: null as string | null, reason: "" }, draft);
  const { values, faults, set } = fields;
  const [other, setOther] = useState<Error | null>(null);
  const tell = useChange("work.tell", {
    done: () => {
      dropDraft(draft);
      close();
    },
    refused: (reason) => setOther(fields.showRefusal(reason) ? null : reason),
  });
  const submit = () => {
    if (values.ended_at === null) {
      return fields.setFaults({ ended_at: say("clock.ended_missing") });
    }
    tell.run({ id: clock.id, ended_at: values.ended_at, reason: values.reason.trim() });
  };
  return (
    <FormModal
      title={say("clock.forgotten", { number: clock.number })}
      act="clock.tell"
      test="forgotten"
      pending={tell.pending}
      submit={submit}
      close={close}
    >
      <div ref={fields.area} className="stack">
        <p className="quiet">
          {say("clock.forgotten_told", { at: moments.short(clock.began_at) })}
        </p>
        <FailureNote reason={other} />
        <Field name="ended_at" label={say("clock.ended_at")} fault={faults.ended_at} tight>
          {(control) => (
            <MomentBox
              {...control}
              value={values.ended_at}
              change={(moment) => set("ended_at", moment)}
              data-test="forgotten-ended"
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
              data-test="forgotten-reason"
            />
          )}
        </Field>
      </div>
    </FormModal>
  );
}
