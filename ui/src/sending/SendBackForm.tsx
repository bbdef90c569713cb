import { Input, Skeleton } from "antd";
import { useState } from "react";
import { useAnswer } from "../kit/answers";
import { useChange } from "../kit/change";
import { draftKey, dropDraft } from "../kit/drafts";
import { FailureNote } from "../kit/FailureNote";
import { FormModal } from "../kit/FormModal";
import { Field, useFields } from "../kit/fields";
import { MoneyBox } from "../kit/money";
import { TextBox } from "../kit/TextBox";
import { useWords } from "../kit/words";
import { useMe } from "../session/door";
import type { SendingRow, Stage } from "../wire/commands";

interface SendBackFormProps {
  repair: string;
  seen: number;
  done: (stage: Stage) => void;
  close: () => void;
}

/** Takes a machine back that was sent out, with what was done to it and what it cost. */
export function SendBackForm({ repair, seen, done, close }: SendBackFormProps) {
  const { say } = useWords();
  const file = useAnswer("repair.bench_file", { id: repair }, ["sending"]);
  const out = file.data?.sendings.find(({ back_at }) => back_at === null);
  const draft = draftKey(useMe().id, `sending.back/${repair}`);
  const fields = useFields({ result: "", back_waybill: "", cost: null as number | null }, draft);
  const { values, faults, set } = fields;
  const [other, setOther] = useState<Error | null>(null);
  const back = useChange(
    "sending.back",
    {
      done: ({ stage }) => {
        dropDraft(draft);
        done(stage);
      },
      refused: (reason) => setOther(fields.showRefusal(reason) ? null : reason),
    },
    draft,
  );
  const submit = () => {
    if (out) back.run({ id: out.id, seen_seq: seen, ...values });
  };
  return (
    <FormModal
      title={say("sending.back_title")}
      act="sending.back"
      test="send-back"
      pending={back.pending}
      submit={submit}
      close={close}
    >
      <div ref={fields.area} className="stack">
        <FailureNote reason={file.error ?? other} />
        {out ? <OutTo sending={out} /> : <Skeleton active paragraph={{ rows: 1 }} />}
        <Field name="result" label={say("sending.result")} fault={faults.result} tight>
          {(control) => (
            <TextBox
              {...control}
              autoFocus
              rows={3}
              value={values.result}
              change={(text) => set("result", text)}
              data-test="send-back-result"
            />
          )}
        </Field>
        <Field
          name="back_waybill"
          label={say("sending.back_waybill")}
          fault={faults.back_waybill}
          tight
        >
          {(control) => (
            <Input
              {...control}
              autoComplete="off"
              value={values.back_waybill}
              onChange={(event) => set("back_waybill", event.target.value)}
              data-test="send-back-waybill"
            />
          )}
        </Field>
        <Field name="cost" label={say("sending.cost")} fault={faults.cost} tight>
          {(control) => (
            <MoneyBox
              {...control}
              value={values.cost}
              change={(cost) => set("cost", cost)}
              data-test="send-back-cost"
            />
          )}
        </Field>
      </div>
    </FormModal>
  );
}

function OutTo({ sending }: { sending: SendingRow }) {
  const { say } = useWords();
  return (
    <p className="quiet">
      {say(`sent_to.${sending.to_whom}`)} <bdi>{sending.name}</bdi>
      {sending.waybill !== "" && ` · ${sending.waybill}`}
    </p>
  );
}
