import { App, Input } from "antd";
import { useState } from "react";
import { useChange } from "../kit/change";
import { FailureNote } from "../kit/FailureNote";
import { FormModal } from "../kit/FormModal";
import { Field, useFields } from "../kit/fields";
import { useWords } from "../kit/words";

interface DrawerFormProps {
  /** Nothing: the first printer that has one. */
  printer: string | null;
  close: () => void;
}

/** Opens the cash drawer without a payment: who and why stands in the journal. */
export function DrawerForm({ printer, close }: DrawerFormProps) {
  const { say } = useWords();
  const { message } = App.useApp();
  const fields = useFields({ reason: "" });
  const { values, faults, set } = fields;
  const [other, setOther] = useState<Error | null>(null);
  const open = useChange("printer.open_drawer", {
    done: () => {
      message.success(say("roll.opened"));
      close();
    },
    refused: (reason) => setOther(fields.showRefusal(reason) ? null : reason),
  });
  return (
    <FormModal
      title={say("roll.open_drawer")}
      act="roll.open_drawer"
      test="drawer"
      pending={open.pending}
      submit={() => {
        setOther(null);
        open.run({ printer, reason: values.reason.trim() });
      }}
      close={close}
    >
      <div ref={fields.area} className="stack">
        <FailureNote reason={other} />
        <Field
          name="reason"
          label={say("field.reason")}
          fault={faults.reason}
          hint={say("roll.drawer_hint")}
        >
          {(control) => (
            <Input
              {...control}
              autoFocus
              autoComplete="off"
              value={values.reason}
              onChange={(event) => set("reason", event.target.value)}
              data-test="drawer-reason"
            />
          )}
        </Field>
      </div>
    </FormModal>
  );
}
