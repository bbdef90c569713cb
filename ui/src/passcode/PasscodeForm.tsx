import { useState } from "react";
import { useChange } from "../kit/change";
import { FormModal } from "../kit/FormModal";
import { useFields } from "../kit/fields";
import { useWords } from "../kit/words";
import { OrderRefused } from "../repair/collision";
import type { PasscodeKind, RepairCard } from "../wire/commands";
import { PasscodeField } from "./PasscodeField";

/** Keeps the passcode of a machine that is here already, in place of a former one. */
export function PasscodeForm({ card, close }: { card: RepairCard; close: () => void }) {
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
  const now = card.passcode?.seen_seq ?? 0;
  const [began] = useState({ passcode: now, card: card.seen_seq });
  const save = (seen_seq: number) => {
    setOther(null);
    keep.run({ repair: card.id, seen_seq, ...values });
  };
  return (
    <FormModal
      title={say("order.passcode_set")}
      act="act.save"
      test="passcode"
      pending={keep.pending}
      submit={() => save(began.passcode)}
      close={close}
    >
      <div ref={fields.area} className="stack">
        <OrderRefused
          reason={other}
          repair={card.id}
          since={began.card}
          keepMine={() => save(now)}
          close={close}
        />
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
