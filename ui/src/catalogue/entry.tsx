import { App, Switch } from "antd";
import { useState } from "react";
import { useChange } from "../kit/change";
import { FailureNote } from "../kit/FailureNote";
import { Field, type Fields } from "../kit/fields";
import { isStale, type Meanwhile, StaleNote } from "../kit/StaleNote";
import { useWords } from "../kit/words";

type Keep = "catalogue.keep_brand" | "catalogue.keep_model" | "catalogue.keep_symptom";

/** Keeps an entry of the catalogue: faults go to their fields, whoever was faster is told. */
export function useKeep<K extends Keep>(
  command: K,
  fields: Pick<Fields<object>, "showRefusal">,
  close: () => void,
) {
  const { say } = useWords();
  const { message } = App.useApp();
  const [other, setOther] = useState<Error | null>(null);
  const keep = useChange(command, {
    done: () => {
      message.success(say("settings.saved"));
      close();
    },
    refused: (reason) => setOther(fields.showRefusal(reason) ? null : reason),
  });
  return { keep, other, clear: () => setOther(null) };
}

interface RefusedProps {
  reason: Error | null;
  /** What changed between the row a form began with and the row as it is now. */
  changes: readonly Meanwhile[];
  keepMine: () => void;
  close: () => void;
}

/** Why an entry was not kept. */
export function Refused({ reason, changes, keepMine, close }: RefusedProps) {
  return isStale(reason) ? (
    <StaleNote reason={reason} changes={changes} keepMine={keepMine} takeTheirs={close} />
  ) : (
    <FailureNote reason={reason} />
  );
}

interface ActiveFieldProps {
  active: boolean;
  change: (active: boolean) => void;
  fault: string | undefined;
}

/** Entries are never deleted, since orders name them: they are no longer offered. */
export function ActiveField({ active, change, fault }: ActiveFieldProps) {
  const { say } = useWords();
  return (
    <Field
      name="active"
      label={say("catalogue.active")}
      fault={fault}
      hint={say("catalogue.active_hint")}
    >
      {(control) => (
        <div>
          <Switch id={control.id} checked={active} onChange={change} data-test="catalogue-active" />
        </div>
      )}
    </Field>
  );
}
