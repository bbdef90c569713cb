import { useQueryClient } from "@tanstack/react-query";
import { Button, Input, Modal } from "antd";
import { useState } from "react";
import { useChange } from "../kit/change";
import { FailureNote } from "../kit/FailureNote";
import { Field, useFields } from "../kit/fields";
import { useWords } from "../kit/words";
import { useDoor, useMe } from "../session/door";
import { RecoveryCode } from "../shop/RecoveryCode";

/** A manager's own way back in: made anew whenever the old code was used or lost. */
export function RecoverySettings() {
  const { say } = useWords();
  const { shop } = useDoor();
  const me = useMe();
  const store = useQueryClient();
  const fields = useFields({ password: "" });
  const [code, setCode] = useState<string | null>(null);
  const [other, setOther] = useState<Error | null>(null);
  const make = useChange("person.recovery_code", {
    done: (made) => {
      setCode(made.code);
      fields.replace({ password: "" });
    },
    refused: (reason) => setOther(fields.showRefusal(reason) ? null : reason),
  });
  const kept = () => {
    setCode(null);
    store.invalidateQueries({ queryKey: ["shop.door"] });
  };
  return (
    <section className="card">
      <div className="card-head">
        <h2>{say("me.recovery")}</h2>
      </div>
      <form
        className="card-body stack"
        onSubmit={(event) => {
          event.preventDefault();
          setOther(null);
          make.run(fields.values);
        }}
      >
        <p className="quiet">{say(me.has_recovery ? "me.recovery_has" : "me.recovery_none")}</p>
        <FailureNote reason={other} />
        <div className="settings-form" ref={fields.area}>
          <Field name="password" label={say("field.password")} fault={fields.faults.password}>
            {(control) => (
              <Input.Password
                {...control}
                autoComplete="current-password"
                value={fields.values.password}
                onChange={(event) => fields.set("password", event.target.value)}
                data-test="recovery-password"
              />
            )}
          </Field>
        </div>
        <div>
          <Button htmlType="submit" loading={make.pending} data-test="recovery-make">
            {say("me.recovery_make")}
          </Button>
        </div>
      </form>
      {code && (
        <Modal open title={say("recovery.title")} footer={null} closable={false} keyboard={false}>
          <RecoveryCode code={code} shop={shop?.name ?? ""} onward="recovery.done" kept={kept} />
        </Modal>
      )}
    </section>
  );
}
