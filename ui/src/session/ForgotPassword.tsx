import { Button, Input } from "antd";
import { useChange } from "../kit/change";
import { FailureNote } from "../kit/FailureNote";
import { Field, moveOnEnter, useFields } from "../kit/fields";
import { useShortcut } from "../kit/shortcuts";
import { useWords } from "../kit/words";

/** A manager resets passwords; the sole manager has the recovery code of the first start. */
export function ForgotPassword({
  back,
  done,
}: {
  back: () => void;
  done: (badge: string) => void;
}) {
  const { say } = useWords();
  const fields = useFields({ badge: "", code: "", new_password: "" });
  const recover = useChange("session.recover", {
    done: (_none, input) => done(input.badge),
    refused: (reason) => fields.showRefusal(reason),
  });
  useShortcut("Escape", back);
  const { values, faults, set } = fields;

  return (
    <form
      className="entry-form"
      onKeyDown={moveOnEnter}
      onSubmit={(event) => {
        event.preventDefault();
        recover.run({ ...values, badge: values.badge.trim(), code: values.code.trim() });
      }}
    >
      <h2>{say("recover.title")}</h2>
      <p className="quiet">{say("recover.told")}</p>
      <FailureNote reason={recover.refused} />
      <div ref={fields.area} className="stack">
        <Field name="badge" label={say("field.badge")} fault={faults.badge} tight>
          {(control) => (
            <Input
              {...control}
              autoFocus
              value={values.badge}
              onChange={(event) => set("badge", event.target.value)}
              data-test="recover-badge"
            />
          )}
        </Field>
        <Field name="code" label={say("field.code")} fault={faults.code} tight>
          {(control) => (
            <Input
              {...control}
              className="number"
              autoComplete="off"
              value={values.code}
              onChange={(event) => set("code", event.target.value)}
              data-test="recover-code"
            />
          )}
        </Field>
        <Field
          name="new_password"
          label={say("field.new_password")}
          fault={faults.new_password}
          hint={say("password.rule")}
        >
          {(control) => (
            <Input.Password
              {...control}
              autoComplete="new-password"
              value={values.new_password}
              onChange={(event) => set("new_password", event.target.value)}
              data-test="recover-password"
            />
          )}
        </Field>
      </div>
      <Button
        type="primary"
        size="large"
        htmlType="submit"
        loading={recover.pending}
        data-test="recover-submit"
      >
        {say("recover.act")}
      </Button>
      <Button type="link" onClick={back} data-test="recover-back">
        {say("act.back")}
      </Button>
    </form>
  );
}
