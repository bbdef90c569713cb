import { App, Button, Input } from "antd";
import { useState } from "react";
import { useChange } from "../kit/change";
import { FailureNote } from "../kit/FailureNote";
import { FormModal } from "../kit/FormModal";
import { Field, useFields } from "../kit/fields";
import { useScan } from "../kit/scanner";
import { useWords } from "../kit/words";
import type { PersonRow } from "../wire/commands";

/** The code printed on a person's badge: scanned in, then it opens the desk. */
export function BadgeCodeForm({ person, close }: { person: PersonRow; close: () => void }) {
  const { say } = useWords();
  const { message } = App.useApp();
  const fields = useFields({ code: "" });
  const [other, setOther] = useState<Error | null>(null);
  const change = useChange("person.set_badge_code", {
    done: (_seen, { code }) => {
      message.success(say(code ? "person.badge_code_set" : "person.badge_code_gone"));
      close();
    },
    refused: (reason) => setOther(fields.showRefusal(reason) ? null : reason),
  });
  const give = (code: string | null) => {
    setOther(null);
    change.run({ id: person.id, code });
  };
  useScan(({ text }) => {
    fields.set("code", text);
    return true;
  });
  return (
    <FormModal
      title={say("person.badge_code_title", { name: person.name })}
      act="act.save"
      test="badge-code"
      pending={change.pending}
      submit={() => give(fields.values.code.trim())}
      close={close}
    >
      <FailureNote reason={other} />
      <div ref={fields.area}>
        <Field
          name="code"
          label={say("person.badge_code")}
          fault={fields.faults.code}
          hint={say("person.badge_code_hint")}
        >
          {(control) => (
            <Input
              {...control}
              autoFocus
              autoComplete="off"
              value={fields.values.code}
              onChange={(event) => fields.set("code", event.target.value)}
              data-test="badge-code"
            />
          )}
        </Field>
      </div>
      {person.has_badge_code && (
        <div>
          <Button danger onClick={() => give(null)} data-test="badge-code-remove">
            {say("person.badge_code_remove")}
          </Button>
        </div>
      )}
    </FormModal>
  );
}
