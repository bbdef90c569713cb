import { Input } from "antd";
import { useState } from "react";
import { FormModal } from "../kit/FormModal";
import { Field, useFields } from "../kit/fields";
import { Refused, useKeep } from "../kit/keeping";
import { useWords } from "../kit/words";
import type { TerminalRow } from "../wire/commands";
import { useTerminals } from "./terminals";

/** Another name for a desk or tablet; the one it was let in with stays in the history. */
export function RenameForm({ terminal, close }: { terminal: TerminalRow; close: () => void }) {
  const { say } = useWords();
  const [began] = useState(terminal);
  const now = useTerminals().data?.find(({ id }) => id === began.id) ?? began;
  const fields = useFields({ name: began.name });
  const { keep, other, clear } = useKeep("terminal.rename", fields, close);
  const save = (seen_seq: number) => {
    clear();
    keep.run({ id: began.id, name: fields.values.name, seen_seq });
  };
  const changed = now.name !== began.name;
  return (
    <FormModal
      title={say("terminal.rename_title")}
      act="act.save"
      test="terminal-rename"
      pending={keep.pending}
      submit={() => save(began.seen_seq)}
      close={close}
    >
      <div ref={fields.area} className="stack">
        <Refused
          reason={other}
          changes={
            changed
              ? [{ name: say("field.terminal_name"), before: began.name, after: now.name }]
              : []
          }
          keepMine={() => save(now.seen_seq)}
          close={close}
        />
        <Field name="name" label={say("field.terminal_name")} fault={fields.faults.name}>
          {(control) => (
            <Input
              {...control}
              autoFocus
              autoComplete="off"
              value={fields.values.name}
              onChange={(event) => fields.set("name", event.target.value)}
              data-test="terminal-name"
            />
          )}
        </Field>
      </div>
    </FormModal>
  );
}
