import { Radio } from "antd";
import { useState } from "react";
import { useChange } from "../kit/change";
import { FailureNote } from "../kit/FailureNote";
import { FormModal } from "../kit/FormModal";
import { Field, useFields } from "../kit/fields";
import { TextBox } from "../kit/TextBox";
import { useWords } from "../kit/words";
import type { CountCause } from "../wire/commands";

const CAUSES: readonly CountCause[] = [
  "miscount",
  "not_booked",
  "wrong_part",
  "broken",
  "lost",
  "found",
  "supplier_short",
  "other",
];

interface ExplainFormProps {
  lines: string[];
  close: () => void;
  done: () => void;
}

/** Why lines differ, as many as have the same cause at once. */
export function ExplainForm({ lines, close, done }: ExplainFormProps) {
  const { say } = useWords();
  const fields = useFields<{ cause: CountCause; why: string }>({ cause: "not_booked", why: "" });
  const { values, faults, set } = fields;
  const [other, setOther] = useState<Error | null>(null);
  const explain = useChange("stocktake.explain", {
    done: () => {
      done();
      close();
    },
    refused: (reason) => setOther(fields.showRefusal(reason) ? null : reason),
  });
  const submit = () => {
    setOther(null);
    explain.run({ lines, cause: values.cause, why: values.why });
  };
  return (
    <FormModal
      title={say("stocktake.explain", { n: lines.length })}
      act="stocktake.keep_cause"
      test="stocktake-cause"
      pending={explain.pending}
      submit={submit}
      close={close}
    >
      <div className="stack" ref={fields.area}>
        <FailureNote reason={other} />
        <Field name="cause" label={say("field.cause")} fault={faults.cause}>
          {() => (
            <Radio.Group
              value={values.cause}
              onChange={(event) => set("cause", event.target.value)}
              options={CAUSES.map((one) => ({ value: one, label: say(`count_cause.${one}`) }))}
              data-test="stocktake-cause"
            />
          )}
        </Field>
        <Field
          name="why"
          label={say("field.why")}
          fault={faults.why}
          hint={say("stocktake.why_hint")}
        >
          {(control) => (
            <TextBox
              {...control}
              rows={3}
              value={values.why}
              change={(text) => set("why", text)}
              data-test="stocktake-why"
            />
          )}
        </Field>
      </div>
    </FormModal>
  );
}
