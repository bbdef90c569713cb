import { Alert, Button, Input } from "antd";
import { useState } from "react";
import type { DeskWays } from "../host/host";
import { FailureNote } from "../kit/FailureNote";
import { Field, moveOnEnter, useFields } from "../kit/fields";
import { Key, useShortcut } from "../kit/shortcuts";
import { useWords } from "../kit/words";
import { HostList } from "./HostList";
import { JoinCode } from "./JoinCode";

/** Where the host was, and what this desk was called there. */
export interface JoinFrom {
  address: string;
  name: string;
}

interface JoinFormProps {
  ways: DeskWays;
  from: JoinFrom | undefined;
  back: () => void;
}

interface Asked {
  code: string;
  shop: string;
}

const DRAFT = "join";

/** Which host, and under what name; then the code, until somebody there has answered. */
export function JoinForm({ ways, from, back }: JoinFormProps) {
  const { say } = useWords();
  const fields = useFields<JoinFrom>(from ?? { address: "", name: "" }, DRAFT);
  const { values, faults, set } = fields;
  const [asked, setAsked] = useState<Asked | null>(null);
  const [pending, setPending] = useState(false);
  const [reason, setReason] = useState<Error | null>(null);
  const [ended, setEnded] = useState<"refused" | "ended" | null>(null);

  const ask = async () => {
    if (pending) return;
    setPending(true);
    setReason(null);
    setEnded(null);
    try {
      setAsked(await ways.begin(values.address, values.name));
    } catch (caught) {
      const error = caught instanceof Error ? caught : new Error(String(caught));
      if (!fields.showRefusal(error)) setReason(error);
    } finally {
      setPending(false);
    }
  };
  const stop = () => {
    setAsked(null);
    ways.end().catch(setReason);
  };
  useShortcut("Ctrl+Enter", ask, !asked);
  useShortcut("Escape", asked ? stop : back);

  if (asked) {
    return (
      <JoinCode
        ways={ways}
        asked={asked}
        stop={stop}
        ended={(how, why) => {
          setAsked(null);
          setEnded(how);
          setReason(why);
        }}
      />
    );
  }
  return (
    <>
      {ended && (
        <Alert type="warning" showIcon title={say(`join.${ended}`)} data-test="join-ended" />
      )}
      <FailureNote reason={reason} />
      <HostList
        ways={ways}
        chosen={values.address}
        choose={(address) => {
          set("address", address);
          document.querySelector<HTMLElement>("[data-field=name] input")?.focus();
        }}
      />
      <section className="card">
        {/* biome-ignore lint/a11y/noStaticElementInteractions: Enter moves between the fields inside */}
        <div className="card-body stack" ref={fields.area} onKeyDown={moveOnEnter}>
          <div className="first-fields">
            <Field
              name="address"
              label={say("join.address")}
              fault={faults.address}
              hint={say("join.address_hint")}
            >
              {(control) => (
                <Input
                  {...control}
                  autoComplete="off"
                  autoFocus
                  value={values.address}
                  onChange={(event) => set("address", event.target.value)}
                  data-test="join-address"
                />
              )}
            </Field>
            <Field
              name="name"
              label={say("join.name")}
              fault={faults.name}
              hint={say("join.name_hint")}
            >
              {(control) => (
                <Input
                  {...control}
                  autoComplete="off"
                  maxLength={40}
                  value={values.name}
                  onChange={(event) => set("name", event.target.value)}
                  data-test="join-name"
                />
              )}
            </Field>
          </div>
          <div className="row-wide">
            <Button onClick={back} data-test="join-back">
              {say("act.back")} <Key>Esc</Key>
            </Button>
            <Button
              type="primary"
              size="large"
              onClick={ask}
              loading={pending}
              data-test="join-submit"
            >
              {say("join.ask")} <Key>Ctrl Enter</Key>
            </Button>
          </div>
        </div>
      </section>
    </>
  );
}
