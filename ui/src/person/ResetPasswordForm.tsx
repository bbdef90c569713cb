import { App, Input } from "antd";
import { useState } from "react";
import { useChange } from "../kit/change";
import { FailureNote } from "../kit/FailureNote";
import { FormModal } from "../kit/FormModal";
import { Field, useFields } from "../kit/fields";
import { useWords } from "../kit/words";
import type { PersonRow } from "../wire/commands";

/** A manager gives someone a new password. */
export function ResetPasswordForm({ person, close }: { person: PersonRow; close: () => void }) {
  const { say } = useWords();
  const { message } = App.useApp();
  const fields = useFields({ new_password: "" });
  const [other, setOther] = useState<Error | null>(null);
  const reset = useChange("person.reset_password", {
    done: () => {
      message.success(say("person.password_reset", { name: person.name }));
      close();
    },
    refused: (reason) => setOther(fields.showRefusal(reason) ? null : reason),
  });
  return (
    <FormModal
      title={say("person.reset_title", { name: person.name })}
      act="person.reset_password"
      test="reset"
      pending={reset.pending}
      submit={() => {
        setOther(null);
        reset.run({ id: person.id, new_password: fields.values.new_password });
      }}
      close={close}
    >
      <FailureNote reason={other} />
      <div ref={fields.area}>
        <Field
          name="new_password"
          label={say("field.new_password")}
          fault={fields.faults.new_password}
          hint={say("password.rule")}
        >
          {(control) => (
            <Input.Password
              {...control}
              autoFocus
              autoComplete="new-password"
              value={fields.values.new_password}
              onChange={(event) => fields.set("new_password", event.target.value)}
              data-test="reset-password"
            />
          )}
        </Field>
      </div>
    </FormModal>
  );
}
