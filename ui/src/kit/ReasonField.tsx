import { Input } from "antd";
import { Field, type Fields } from "./fields";
import { useWords } from "./words";

interface ReasonFieldProps {
  fields: Fields<{ reason: string }>;
  test: string;
}

/** Why somebody does what a form asks for: its first field, one line of their own words. */
export function ReasonField({ fields, test }: ReasonFieldProps) {
  const { say } = useWords();
  return (
    <Field name="reason" label={say("field.reason")} fault={fields.faults.reason}>
      {(control) => (
        <Input
          {...control}
          autoFocus
          autoComplete="off"
          value={fields.values.reason}
          onChange={(event) => fields.set("reason", event.target.value)}
          data-test={test}
        />
      )}
    </Field>
  );
}
