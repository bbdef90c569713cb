import { CopyOutlined } from "@ant-design/icons";
import { Alert, App, Button, Switch } from "antd";
import { useEffect, useState } from "react";
import { Refusal } from "../host/host";
import { CountBox } from "../kit/CountBox";
import { useChange } from "../kit/change";
import { copyText } from "../kit/copy";
import { FailureNote } from "../kit/FailureNote";
import { Field, useFields } from "../kit/fields";
import { useWords } from "../kit/words";
import type { LanState } from "../wire/commands";
import { PairingDoor } from "./PairingDoor";
import { useTerminals } from "./terminals";

/** Whether this PC is the shop's host, and where the others find it. */
export function HostCard({ state }: { state: LanState }) {
  const { say } = useWords();
  const { modal } = App.useApp();
  const terminals = useTerminals();
  const fields = useFields<{ port: number | null }>({ port: state.port });
  const { values, faults, set, setFaults } = fields;
  const [other, setOther] = useState<Error | null>(null);
  const change = useChange("host.switch", {
    done: () => setOther(null),
    refused: (reason) => setOther(fields.showRefusal(reason) ? null : reason),
  });
  // Changed at another desk, or by what the machine allows: the field follows.
  const [known, setKnown] = useState(state.port);
  useEffect(() => {
    if (known === state.port) return;
    setKnown(state.port);
    set("port", state.port);
  }, [known, state.port, set]);

  const within = (terminals.data ?? []).filter(({ revoked_at }) => revoked_at === null).length;
  const put = (on: boolean) => {
    setOther(null);
    setFaults({});
    return change.run({ on, port: Math.max(0, values.port ?? 0) });
  };
  const ask = (on: boolean) => {
    if (on || within === 0) {
      put(on);
      return;
    }
    modal.confirm({
      title: say("host.off_title"),
      content: say("host.off_told", { count: within }),
      okText: say("host.off_act"),
      onOk: () => put(false),
    });
  };
  const fixed = state.at_command_line;
  const moved = state.on && values.port !== state.port;
  return (
    <section className="card" data-test="host-card">
      <div className="card-head">
        <h2>{say("host.title")}</h2>
      </div>
      <div className="card-body stack" ref={fields.area}>
        <div className="row host-switch">
          <Switch
            checked={state.on}
            loading={change.pending}
            disabled={fixed}
            onChange={ask}
            aria-label={say("host.switch")}
            data-test="host-switch"
          />
          <div className="grow">
            <strong>{say("host.switch")}</strong>
            <div className="quiet">{say(state.on ? "host.is_on" : "host.is_off")}</div>
          </div>
          <Field name="port" label={say("field.port")} fault={faults.port} tight>
            {(control) => (
              <CountBox
                {...control}
                className="host-port"
                value={values.port}
                change={(port) => set("port", port)}
                data-test="host-port"
              />
            )}
          </Field>
          {moved && !fixed && (
            <Button onClick={() => put(true)} loading={change.pending} data-test="host-port-save">
              {say("host.use_port")}
            </Button>
          )}
        </div>
        {fixed && <Alert type="info" showIcon title={say("host.at_command_line")} />}
        <FailureNote reason={other} />
        {state.failure && <FailureNote reason={new Refusal(state.failure)} />}
        {state.on && !state.failure && <Found state={state} />}
      </div>
    </section>
  );
}

/** What to type at another desk. */
function Found({ state }: { state: LanState }) {
  const { say } = useWords();
  const { message } = App.useApp();
  const copy = async (address: string) => {
    if (await copyText(address)) message.success(say("host.copied"));
  };
  return (
    <div className="stack" data-test="host-found">
      <p>{say(state.announced ? "host.announced" : "host.not_announced", { name: state.name })}</p>
      {state.addresses.length === 0 ? (
        <Alert type="warning" showIcon title={say("host.no_network")} data-test="host-no-network" />
      ) : (
        <ul className="host-addresses">
          {state.addresses.map((address) => (
            <li key={address} className="row">
              <span className="number host-address" data-test="host-address">
                {address}
              </span>
              <Button
                size="small"
                icon={<CopyOutlined aria-hidden />}
                aria-label={say("host.copy", { address })}
                onClick={() => copy(address)}
              />
            </li>
          ))}
        </ul>
      )}
      <PairingDoor />
    </div>
  );
}
