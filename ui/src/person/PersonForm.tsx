import { App, Checkbox, Input, Switch } from "antd";
import { useState } from "react";
import { useChange } from "../kit/change";
import { FailureNote } from "../kit/FailureNote";
import { FormModal } from "../kit/FormModal";
import { Field, useFields } from "../kit/fields";
import { useWords } from "../kit/words";
import type { PersonRow, Role } from "../wire/commands";
import { ROLES } from "./roles";

/** Adds a person, or revises one. */
export function PersonForm({ person, close }: { person?: PersonRow; close: () => void }) {
  const { say } = useWords();
  const { message } = App.useApp();
  const fields = useFields({
    name: person?.name ?? "",
    badge: person?.badge ?? "",
    roles: person?.roles ?? (["front_desk"] as Role[]),
    active: person?.active ?? true,
    password: "",
  });
  const { values, faults, set } = fields;
  const [other, setOther] = useState<Error | null>(null);
  const outcome = {
    done: () => {
      message.success(say("person.saved", { name: values.name }));
      close();
    },
    refused: (reason: Error) => setOther(fields.showRefusal(reason) ? null : reason),
  };
  const add = useChange("person.add", outcome);
  const revise = useChange("person.revise", outcome);

  const submit = () => {
    setOther(null);
    const { name, roles, active, password } = values;
    const badge = values.badge.trim();
    if (person)
      revise.run({ id: person.id, seen_seq: person.seen_seq, name, badge, roles, active });
    else add.run({ name, badge, roles, password });
  };
  return (
    <FormModal
      title={person ? say("person.revise_title", { name: person.name }) : say("person.add")}
      act="act.save"
      test="person"
      pending={add.pending || revise.pending}
      submit={submit}
      close={close}
    >
      <FailureNote reason={other} />
      <div ref={fields.area}>
        <Field name="name" label={say("field.person_name")} fault={faults.name}>
          {(control) => (
            <Input
              {...control}
              autoFocus
              autoComplete="off"
              value={values.name}
              onChange={(event) => set("name", event.target.value)}
              data-test="person-name"
            />
          )}
        </Field>
        <Field name="badge" label={say("field.badge")} fault={faults.badge}>
          {(control) => (
            <Input
              {...control}
              autoComplete="off"
              value={values.badge}
              onChange={(event) => set("badge", event.target.value)}
              data-test="person-badge-no"
            />
          )}
        </Field>
        {!person && (
          <Field
            name="password"
            label={say("person.first_password")}
            fault={faults.password}
            hint={say("password.rule")}
          >
            {(control) => (
              <Input.Password
                {...control}
                autoComplete="new-password"
                value={values.password}
                onChange={(event) => set("password", event.target.value)}
                data-test="person-password"
              />
            )}
          </Field>
        )}
        <Field name="roles" label={say("field.roles")} fault={faults.roles}>
          {(control) => (
            <Checkbox.Group
              value={values.roles}
              onChange={(roles) => set("roles", roles as Role[])}
              aria-describedby={control["aria-describedby"]}
              options={ROLES.map((role) => ({
                value: role,
                label: <span data-test={`person-role-${role}`}>{say(`role.${role}`)}</span>,
              }))}
            />
          )}
        </Field>
        {person && (
          <Field
            name="active"
            label={say("person.active")}
            fault={faults.active}
            hint={say("person.active_hint")}
          >
            {(control) => (
              <div>
                <Switch
                  id={control.id}
                  checked={values.active}
                  onChange={(active) => set("active", active)}
                  data-test="person-active"
                />
              </div>
            )}
          </Field>
        )}
      </div>
    </FormModal>
  );
}
