import { Input } from "antd";
import { Field, type Fields } from "../kit/fields";
import { useWords } from "../kit/words";

interface WhyFieldProps {
  fields: Pick<Fields<{ why: string }>, "values" | "faults" | "set">;
  autoFocus?: boolean;
}

/** Why pieces move, in one line of somebody's own words. */
export function WhyField({ fields, autoFocus }: WhyFieldProps) {
  const { say } = useWords();
  return (
    <Field name="why" label={say("stock.why")} fault={fields.faults.why}>
      {(control) => (
        <Input
          {...control}
          autoFocus={autoFocus ?? false}
          autoComplete="off"
          value={fields.values.why}
          onChange={(event) => fields.set("why", event.target.value)}
          data-test="stock-why"
        />
      )}
    </Field>
  );
}
