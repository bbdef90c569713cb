import { DatePicker, Input, Radio } from "antd";
import dayjs from "dayjs";
import { useState } from "react";
import { useChange } from "../kit/change";
import { draftKey, dropDraft } from "../kit/drafts";
import { FailureNote } from "../kit/FailureNote";
import { FormModal } from "../kit/FormModal";
import { Field, useFields } from "../kit/fields";
import { useWords } from "../kit/words";
import { useMe } from "../session/door";
import type { RepairCard, SentTo } from "../wire/commands";

interface SendOutFormProps {
  card: RepairCard;
  done: () => void;
  close: () => void;
}

const TEXTS = ["name", "waybill", "why"] as const;

/** Sends a machine to its maker or to another shop. */
export function SendOutForm({ card, done, close }: SendOutFormProps) {
  const { say } = useWords();
  const draft = draftKey(useMe().id, `sending.send/${card.id}`);
  const fields = useFields(
    {
      to_whom: "maker" as SentTo,
      name: "",
      waybill: "",
      why: "",
      due_on: null as string | null,
    },
    draft,
  );
  const { values, faults, set } = fields;
  const [other, setOther] = useState<Error | null>(null);
  const send = useChange(
    "sending.send",
    {
      done: () => {
        dropDraft(draft);
        done();
      },
      refused: (reason) => setOther(fields.showRefusal(reason) ? null : reason),
    },
    draft,
  );
  return (
    <FormModal
      title={say("sending.send_title", { number: card.number })}
      act="sending.send"
      test="send"
      pending={send.pending}
      submit={() => send.run({ repair: card.id, seen_seq: card.seen_seq, ...values })}
      close={close}
    >
      <div ref={fields.area} className="stack">
        <FailureNote reason={other} />
        <Radio.Group
          aria-label={say("sending.name")}
          value={values.to_whom}
          onChange={(event) => set("to_whom", event.target.value)}
          options={(["maker", "shop"] as const).map((one) => ({
            value: one,
            label: <span data-test={`send-to-${one}`}>{say(`sent_to.${one}`)}</span>,
          }))}
        />
        {TEXTS.map((name, at) => (
          <Field key={name} name={name} label={say(`sending.${name}`)} fault={faults[name]} tight>
            {(control) => (
              <Input
                {...control}
                autoFocus={at === 0}
                autoComplete="off"
                value={values[name]}
                onChange={(event) => set(name, event.target.value)}
                data-test={`send-${name}`}
              />
            )}
          </Field>
        ))}
        <Field name="due_on" label={say("sending.due_on")} fault={faults.due_on} tight>
          {({ id, status }) => (
            <DatePicker
              id={id}
              status={status}
              value={values.due_on === null ? null : dayjs(values.due_on)}
              onChange={(day) => set("due_on", day === null ? null : day.format("YYYY-MM-DD"))}
              data-test="send-due"
            />
          )}
        </Field>
      </div>
    </FormModal>
  );
}
