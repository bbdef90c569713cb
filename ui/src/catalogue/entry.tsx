import { Switch } from "antd";
import { Field } from "../kit/fields";
import { useWords, type Word } from "../kit/words";

interface ActiveFieldProps {
  /** What turning it off means; else that intake no longer offers it. */
  hint?: Word;
  active: boolean;
  change: (active: boolean) => void;
  fault: string | undefined;
}

/** Entries are never deleted, since orders name them: they are no longer offered. */
export function ActiveField({ active, change, fault, hint }: ActiveFieldProps) {
  const { say } = useWords();
  return (
    <Field
      name="active"
      label={say("catalogue.active")}
      fault={fault}
      hint={say(hint ?? "catalogue.active_hint")}
    >
      {(control) => (
        <div>
          <Switch id={control.id} checked={active} onChange={change} data-test="catalogue-active" />
        </div>
      )}
    </Field>
  );
}
