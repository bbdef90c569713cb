import { useState } from "react";
import { useChange } from "../kit/change";
import { FailureNote } from "../kit/FailureNote";
import { FormModal } from "../kit/FormModal";
import { useFields } from "../kit/fields";
import { useWords } from "../kit/words";
import type { PasscodeKind } from "../wire/commands";
import { PasscodeField } from "./PasscodeField";

/** Keeps the passcode of a machine that is here already, in place of a former one. */
export function PasscodeForm({ repair, close }: { repair: string; close: () => void }) {
  const { say } = useWords();
  const fields = useFields<{ kind: PasscodeKind; secret: string }>({
    kind: "digits",
    secret: "",
  });
  const { values, faults, set } = fields;
  const [other, setOther] = useState<Error | null>(null);
  const keep = useChange("passcode.set", {
    done: close,
    refused: (reason) => setOther(fields.showRefusal(reason) ? null : reason),
  });
  return (
    <FormModal
      title={say("order.passcode_set")}
      act="act.save"
      test="passcode"
      pending={keep.pending}
      submit={() => keep.run({ repair, ...values })}
      close={close}
    >
      <div ref={fields.area} className="stack">
        <FailureNote reason={other} />
        <div data-field="secret">
          <PasscodeField
            kind={values.kind}
            secret={values.secret}
            change={(kind, secret) => {
              set("kind", kind);
              set("secret", secret);
            }}
            fault={faults.secret}
          />
        </div>
      </div>
    </FormModal>
  );
}
