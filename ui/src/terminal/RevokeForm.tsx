import { Alert, App } from "antd";
import { useState } from "react";
import { useChange } from "../kit/change";
import { FailureNote } from "../kit/FailureNote";
import { FormModal } from "../kit/FormModal";
import { useFields } from "../kit/fields";
import { ReasonField } from "../kit/ReasonField";
import { useWords } from "../kit/words";
import type { TerminalRow } from "../wire/commands";

/** Sends a desk or tablet off at once, with the reason; it comes back only by being let in anew. */
export function RevokeForm({ terminal, close }: { terminal: TerminalRow; close: () => void }) {
  const { say } = useWords();
  const { message } = App.useApp();
  const fields = useFields({ reason: "" });
  const [other, setOther] = useState<Error | null>(null);
  const revoke = useChange("terminal.revoke", {
    done: () => {
      message.success(say("terminal.revoked_done", { name: terminal.name }));
      close();
    },
    refused: (reason) => setOther(fields.showRefusal(reason) ? null : reason),
  });
  return (
    <FormModal
      title={say("terminal.revoke_title", { name: terminal.name })}
      act="terminal.revoke_act"
      test="terminal-revoke"
      pending={revoke.pending}
      submit={() => revoke.run({ id: terminal.id, reason: fields.values.reason })}
      close={close}
    >
      <div ref={fields.area} className="stack">
        <p>{say("terminal.revoke_told")}</p>
        {terminal.here && <Alert type="warning" showIcon title={say("terminal.revoke_here")} />}
        {terminal.person !== null && (
          <Alert
            type="warning"
            showIcon
            title={say("terminal.revoke_person", { name: terminal.person })}
          />
        )}
        <FailureNote reason={other} />
        <ReasonField fields={fields} test="terminal-revoke-reason" />
      </div>
    </FormModal>
  );
}
