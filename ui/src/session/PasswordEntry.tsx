import { Button, Input } from "antd";
import { useRef } from "react";
import { useChange } from "../kit/change";
import { FailureNote } from "../kit/FailureNote";
import { Field, moveOnEnter, useFields } from "../kit/fields";
import { useWords } from "../kit/words";

interface PasswordEntryProps {
  badge: string;
  setBadge: (badge: string) => void;
  entered: () => Promise<void>;
  forgot: () => void;
}

/** The full sign-in, once a day. */
export function PasswordEntry({ badge, setBadge, entered, forgot }: PasswordEntryProps) {
  const { say } = useWords();
  const fields = useFields({ password: "" });
  const form = useRef<HTMLFormElement>(null);
  const signIn = useChange("session.sign_in", {
    done: entered,
    refused: (reason) => {
      if (fields.showRefusal(reason)) return;
      form.current?.querySelector<HTMLInputElement>("[name=password]")?.select();
    },
  });

  return (
    <form
      ref={form}
      className="entry-form"
      onKeyDown={moveOnEnter}
      onSubmit={(event) => {
        event.preventDefault();
        signIn.run({ badge: badge.trim(), password: fields.values.password });
      }}
    >
      <FailureNote reason={signIn.refused} />
      <div ref={fields.area} className="stack">
        <Field name="badge" label={say("field.badge")} fault={fields.faults.badge} tight>
          {(control) => (
            <Input
              {...control}
              autoFocus={badge === ""}
              size="large"
              autoComplete="username"
              value={badge}
              onChange={(event) => setBadge(event.target.value)}
              data-test="signin-badge"
            />
          )}
        </Field>
        <Field name="password" label={say("field.password")} fault={fields.faults.password} tight>
          {(control) => (
            <Input.Password
              {...control}
              autoFocus={badge !== ""}
              size="large"
              autoComplete="current-password"
              value={fields.values.password}
              onChange={(event) => fields.set("password", event.target.value)}
              data-test="signin-password"
            />
          )}
        </Field>
      </div>
      <Button
        type="primary"
        size="large"
        htmlType="submit"
        loading={signIn.pending}
        data-test="signin-submit"
      >
        {say("signin.enter")}
      </Button>
      <Button type="link" onClick={forgot} data-test="signin-forgot">
        {say("signin.forgot")}
      </Button>
    </form>
  );
}
