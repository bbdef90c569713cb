import { Radio, Select } from "antd";
import { useState } from "react";
import { personOption, useSeniors } from "../bench/AssignForm";
import { useChange } from "../kit/change";
import { draftKey, dropDraft } from "../kit/drafts";
import { FailureNote } from "../kit/FailureNote";
import { FormModal } from "../kit/FormModal";
import { Field, useFields } from "../kit/fields";
import { TextBox } from "../kit/TextBox";
import { useWords } from "../kit/words";
import { useMe } from "../session/door";
import type { Asked } from "../wire/commands";

/** A question about a repair that one cannot answer oneself. */
export function AskForm({ repair, close }: { repair: string; close: () => void }) {
  const { say } = useWords();
  const me = useMe();
  const seniors = useSeniors().filter(({ id }) => id !== me.id);
  const draft = draftKey(me.id, `support/${repair}`);
  const fields = useFields(
    { asked: "senior" as Asked, to_person: null as string | null, question: "" },
    draft,
  );
  const { values, faults, set } = fields;
  const [other, setOther] = useState<Error | null>(null);
  const ask = useChange(
    "support.ask",
    {
      done: () => {
        dropDraft(draft);
        close();
      },
      refused: (reason) => setOther(fields.showRefusal(reason) ? null : reason),
    },
    draft,
  );
  const senior = values.asked === "senior";
  return (
    <FormModal
      title={say("support.ask")}
      act="support.ask_act"
      test="support-ask"
      pending={ask.pending}
      submit={() =>
        ask.run({
          repair,
          asked: values.asked,
          to_person: senior ? values.to_person : null,
          question: values.question.trim(),
        })
      }
      close={close}
    >
      <div ref={fields.area} className="stack">
        <FailureNote reason={other} />
        <Radio.Group
          aria-label={say("support.whom")}
          value={values.asked}
          onChange={(event) => set("asked", event.target.value)}
          options={(["senior", "maker"] as const).map((one) => ({
            value: one,
            label: <span data-test={`support-${one}`}>{say(`asked.${one}`)}</span>,
          }))}
        />
        {senior && (
          <Field name="to_person" label={say("support.to_person")} fault={faults.to_person} tight>
            {({ id, status }) => (
              <Select<string>
                id={id}
                status={status}
                allowClear
                placeholder={say("support.anybody")}
                showSearch={{ optionFilterProp: "label" }}
                value={values.to_person}
                onChange={(person) => set("to_person", person ?? null)}
                options={seniors.map(personOption)}
                notFoundContent={say("support.no_seniors")}
                data-test="support-to"
              />
            )}
          </Field>
        )}
        <Field name="question" label={say("support.question")} fault={faults.question} tight>
          {(control) => (
            <TextBox
              {...control}
              autoFocus
              rows={4}
              value={values.question}
              change={(question) => set("question", question)}
              data-test="support-question"
            />
          )}
        </Field>
      </div>
    </FormModal>
  );
}
