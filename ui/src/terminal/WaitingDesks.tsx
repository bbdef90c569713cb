import { App, Button, Input } from "antd";
import { useState } from "react";
import { Refusal } from "../host/host";
import { useChange } from "../kit/change";
import { useClock } from "../kit/dates";
import { FailureNote, reasonWords } from "../kit/FailureNote";
import { Field, moveOnEnter, useFields } from "../kit/fields";
import { isFocusFree } from "../kit/focus";
import { Key } from "../kit/shortcuts";
import { useWords } from "../kit/words";
import type { WaitingRow } from "../wire/commands";
import { useWaitingDesks } from "./terminals";

/** The desks that ask to be let in, each until its code is typed here. */
export function WaitingDesks() {
  const { say } = useWords();
  const waiting = useWaitingDesks();
  const rows = waiting.data ?? [];
  if (rows.length === 0) {
    return <FailureNote reason={waiting.error} again={() => waiting.refetch()} />;
  }
  return (
    <section className="card" data-test="terminal-waiting">
      <div className="card-head">
        <h2>{say("terminal.waiting")}</h2>
      </div>
      <div className="card-body stack">
        <p className="quiet">{say("terminal.waiting_told")}</p>
        {rows.map((row) => (
          <WaitingDesk key={row.pairing} row={row} />
        ))}
      </div>
    </section>
  );
}

function isWrongCode(reason: Error): boolean {
  return reason instanceof Refusal && reason.failure.fields.some(({ field }) => field === "code");
}

function WaitingDesk({ row }: { row: WaitingRow }) {
  const { say } = useWords();
  const { message } = App.useApp();
  const clock = useClock();
  const fields = useFields({ name: row.name, code: "" });
  const { values, faults, set } = fields;
  const [other, setOther] = useState<Error | null>(null);
  const admit = useChange("terminal.admit", {
    done: () => message.success(say("terminal.admitted", { name: values.name })),
    refused: (reason) => {
      // Three wrong ones end it: each is read from the desk's screen anew.
      if (isWrongCode(reason)) set("code", "");
      setOther(fields.showRefusal(reason) ? null : reason);
    },
  });
  const refuse = useChange("terminal.refuse", {
    refused: (reason) => message.error(reasonWords(say, reason)),
  });
  const submit = () => admit.run({ pairing: row.pairing, ...values });
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: Enter moves between the fields inside
    <div
      ref={fields.area}
      className="stack waiting-desk"
      onKeyDown={moveOnEnter}
      data-test="waiting-desk"
    >
      <div className="waiting-fields">
        <Field
          name="name"
          label={say("field.terminal_name")}
          fault={faults.name}
          hint={say("terminal.since", { at: clock.short(row.since) })}
          className="grow"
        >
          {(control) => (
            <Input
              {...control}
              autoComplete="off"
              value={values.name}
              onChange={(event) => set("name", event.target.value)}
              data-test="waiting-name"
            />
          )}
        </Field>
        <Field
          name="code"
          label={say("field.pairing_code")}
          fault={faults.code}
          hint={say("terminal.code_hint")}
        >
          {(control) => (
            <Input
              {...control}
              autoFocus={isFocusFree()}
              inputMode="numeric"
              autoComplete="off"
              className="number waiting-code"
              maxLength={9}
              value={values.code}
              onChange={(event) => set("code", event.target.value)}
              onPressEnter={submit}
              data-test="waiting-code"
            />
          )}
        </Field>
        <div className="row waiting-acts">
          <Button type="primary" loading={admit.pending} onClick={submit} data-test="waiting-admit">
            {say("terminal.admit")} <Key>Enter</Key>
          </Button>
          <Button
            danger
            loading={refuse.pending}
            onClick={() => refuse.run({ pairing: row.pairing })}
            data-test="waiting-refuse"
          >
            {say("terminal.refuse")}
          </Button>
        </div>
      </div>
      <FailureNote reason={other} />
    </div>
  );
}
