import { App, Segmented } from "antd";
import { useState } from "react";
import { useChange } from "../kit/change";
import { draftKey, dropDraft } from "../kit/drafts";
import { FailureNote } from "../kit/FailureNote";
import { FormModal } from "../kit/FormModal";
import { Field, useFields } from "../kit/fields";
import { TextBox } from "../kit/TextBox";
import { useWords } from "../kit/words";
import { useMe } from "../session/door";
import type { NoteKind } from "../wire/commands";

export const NOTE_KINDS: readonly NoteKind[] = ["note", "careful", "debt"];

/** The same note on many orders. */
export function NotesForm({ repairs, close }: { repairs: string[]; close: () => void }) {
  const { say } = useWords();
  const { message } = App.useApp();
  const draft = draftKey(useMe().id, `note.add_many/${repairs.join()}`);
  const fields = useFields<{ kind: NoteKind; text: string }>({ kind: "note", text: "" }, draft);
  const { values, faults, set } = fields;
  const [other, setOther] = useState<Error | null>(null);
  const add = useChange(
    "note.add_many",
    {
      done: () => {
        dropDraft(draft);
        message.success(say("orders.note_many_done", { n: repairs.length }));
        close();
      },
      refused: (reason) => setOther(fields.showRefusal(reason) ? null : reason),
    },
    draft,
  );
  return (
    <FormModal
      title={say("orders.note_many_title", { n: repairs.length })}
      act="act.save"
      test="notes"
      pending={add.pending}
      submit={() => add.run({ repairs, ...values })}
      close={close}
    >
      <div ref={fields.area} className="stack">
        <FailureNote reason={other} />
        <Segmented<NoteKind>
          aria-label={say("note.kind")}
          value={values.kind}
          onChange={(kind) => set("kind", kind)}
          options={NOTE_KINDS.map((kind) => ({
            value: kind,
            label: <span data-test={`notes-kind-${kind}`}>{say(`note_kind.${kind}`)}</span>,
          }))}
        />
        <Field name="text" label={say("note.text")} fault={faults.text}>
          {(control) => (
            <TextBox
              {...control}
              rows={4}
              value={values.text}
              change={(text) => set("text", text)}
              data-test="notes-text"
            />
          )}
        </Field>
      </div>
    </FormModal>
  );
}
