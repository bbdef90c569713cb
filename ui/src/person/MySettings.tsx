import { useQueryClient } from "@tanstack/react-query";
import { App, Button, Input, Segmented } from "antd";
import { useState } from "react";
import type { CommandName } from "../host/host";
import { type Change, useChange } from "../kit/change";
import { FailureNote } from "../kit/FailureNote";
import { Field, moveOnEnter, useFields } from "../kit/fields";
import { languages, useWords, type Word } from "../kit/words";
import { useCan, useMe } from "../session/door";
import { LookSwitch } from "../session/EntranceChoices";
import type { Language } from "../wire/commands";
import { usePreferences } from "./preferences";
import { RecoverySettings } from "./RecoverySettings";

/** What each person settles for themselves. */
export function MySettings() {
  const { say, language } = useWords();
  const me = useMe();
  const prefer = usePreferences();
  const can = useCan();
  return (
    <div className="stack">
      <section className="card">
        <div className="card-head">
          <h2>{say("me.looks")}</h2>
          <span className="quiet">
            {me.name} · <span className="number">{me.badge}</span>
          </span>
        </div>
        <div className="card-body settings-form">
          <div className="field">
            <span className="quiet">{say("choice.language")}</span>
            <div>
              <Segmented<Language>
                aria-label={say("choice.language")}
                value={language}
                onChange={prefer.language}
                options={languages.map(({ code, name }) => ({ value: code, label: name }))}
              />
            </div>
          </div>
          <div className="field">
            <span className="quiet">{say("choice.look")}</span>
            <div>
              <LookSwitch prefer={prefer.look} />
            </div>
          </div>
        </div>
      </section>
      <ChangePassword />
      <SetPin hasPin={me.has_pin} />
      {can("keep_people") && <RecoverySettings />}
    </div>
  );
}

function ChangePassword() {
  const { say } = useWords();
  const { message } = App.useApp();
  const fields = useFields({ old_password: "", new_password: "", again: "" });
  const { values } = fields;
  const [other, setOther] = useState<Error | null>(null);
  const change = useChange("person.change_password", {
    done: () => {
      fields.replace({ old_password: "", new_password: "", again: "" });
      message.success(say("me.password_changed"));
    },
    refused: (reason) => setOther(fields.showRefusal(reason) ? null : reason),
  });
  const submit = () => {
    setOther(null);
    if (values.new_password !== values.again) {
      fields.setFaults({ again: say("fault.field.passwords_differ") });
      return;
    }
    change.run({ old_password: values.old_password, new_password: values.new_password });
  };
  return (
    <SecretForm
      title="me.change_password"
      act="me.change_password"
      test="password"
      fields={fields}
      lines={[
        { name: "old_password", label: "field.old_password" },
        { name: "new_password", label: "field.new_password", hint: "password.rule" },
        { name: "again", label: "field.password_again" },
      ]}
      change={change}
      other={other}
      submit={submit}
    />
  );
}

function SetPin({ hasPin }: { hasPin: boolean }) {
  const { say } = useWords();
  const { message } = App.useApp();
  const store = useQueryClient();
  const fields = useFields({ password: "", pin: "" });
  const [other, setOther] = useState<Error | null>(null);
  const change = useChange("person.set_pin", {
    done: () => {
      fields.replace({ password: "", pin: "" });
      message.success(say("me.pin_set"));
      store.invalidateQueries({ queryKey: ["shop.door"] });
    },
    refused: (reason) => setOther(fields.showRefusal(reason) ? null : reason),
  });
  return (
    <SecretForm
      title={hasPin ? "me.change_pin" : "me.set_pin"}
      act={hasPin ? "me.change_pin" : "me.set_pin"}
      test="pin"
      fields={fields}
      lines={[
        { name: "password", label: "field.password" },
        { name: "pin", label: "field.pin", hint: "me.pin_rule" },
      ]}
      change={change}
      other={other}
      submit={() => {
        setOther(null);
        change.run(fields.values);
      }}
    />
  );
}

interface SecretFormProps<T extends Record<string, string>> {
  title: Word;
  act: Word;
  test: string;
  fields: ReturnType<typeof useFields<T>>;
  lines: { name: keyof T & string; label: Word; hint?: Word }[];
  change: Pick<Change<CommandName>, "pending">;
  other: Error | null;
  submit: () => void;
}

/** A few hidden inputs and one act. */
function SecretForm<T extends Record<string, string>>(props: SecretFormProps<T>) {
  const { say } = useWords();
  const { fields, lines } = props;
  return (
    <section className="card">
      <div className="card-head">
        <h2>{say(props.title)}</h2>
      </div>
      <form
        className="card-body stack"
        onKeyDown={moveOnEnter}
        onSubmit={(event) => {
          event.preventDefault();
          props.submit();
        }}
      >
        <FailureNote reason={props.other} />
        <div className="settings-form" ref={fields.area}>
          {lines.map(({ name, label, hint }) => (
            <Field
              key={name}
              name={name}
              label={say(label)}
              fault={fields.faults[name]}
              hint={hint && say(hint)}
            >
              {(control) => (
                <Input.Password
                  {...control}
                  autoComplete="new-password"
                  value={fields.values[name]}
                  onChange={(event) => fields.set(name, event.target.value as T[typeof name])}
                  data-test={`${props.test}-${name.replace("_", "-")}`}
                />
              )}
            </Field>
          ))}
        </div>
        <div>
          <Button htmlType="submit" loading={props.change.pending} data-test={`${props.test}-save`}>
            {say(props.act)}
          </Button>
        </div>
      </form>
    </section>
  );
}
