import { useQueryClient } from "@tanstack/react-query";
import { Button, Input } from "antd";
import { type ReactNode, useState } from "react";
import { Bars } from "../frame/Bars";
import type { Input as CommandInput, CommandName, Output } from "../host/host";
import { JoinPage } from "../join/JoinPage";
import { useChange } from "../kit/change";
import { FailureNote } from "../kit/FailureNote";
import { Field, moveOnEnter, useFields } from "../kit/fields";
import { useHost } from "../kit/host";
import { Key, useShortcut } from "../kit/shortcuts";
import { useWords, type Word } from "../kit/words";
import { LanguageSwitch } from "../session/EntranceChoices";
import { Brand } from "../session/SignInPage";
import { RecoveryPage } from "./RecoveryCode";
import "../session/session.css";
import "./shop.css";

/** Nothing here yet: found the own shop, look around in the demo shop, or be a desk of another machine's shop. */
export function FirstStart({ founding }: { founding: (on: boolean) => void }) {
  const { say } = useWords();
  const store = useQueryClient();
  const { desk } = useHost();
  const [code, setCode] = useState<{ code: string; shop: string } | null>(null);
  const [joining, setJoining] = useState(false);
  const leave = async () => {
    await store.invalidateQueries();
    founding(false);
  };
  if (code) {
    return (
      <RecoveryPage code={code.code} shop={code.shop} onward="recovery.continue" kept={leave} />
    );
  }
  if (desk && joining) return <JoinPage ways={desk} back={() => setJoining(false)} />;
  return (
    <div className="entrance" data-test="first-start">
      <div className="entrance-bars">
        <Bars />
      </div>
      <main className="first">
        <header className="row-wide">
          <Brand />
          <LanguageSwitch />
        </header>
        <div>
          <h1 className="first-title">{say("first.title")}</h1>
          <p className="quiet">{say("first.told")}</p>
        </div>
        <div className="first-columns">
          <FoundShop founding={founding} leave={leave} done={setCode} />
          <div className="stack">
            {desk && <JoinShop join={() => setJoining(true)} />}
            <OpenDemo />
          </div>
        </div>
      </main>
    </div>
  );
}

function JoinShop({ join }: { join: () => void }) {
  const { say } = useWords();
  useShortcut("Alt+J", join);
  return (
    <section className="card first-demo">
      <div className="card-body stack">
        <h2>{say("join.first")}</h2>
        <p className="quiet">{say("join.first_told")}</p>
        <Button onClick={join} data-test="first-join">
          {say("join.first_act")} <Key>Alt J</Key>
        </Button>
      </div>
    </section>
  );
}

function OpenDemo() {
  const { say } = useWords();
  const store = useQueryClient();
  const open = useChange("shop.open_demo", {
    done: () => {
      store.invalidateQueries();
    },
  });
  return (
    <section className="card first-demo">
      <div className="card-body stack">
        <h2>{say("first.demo")}</h2>
        <p className="quiet">{say("first.demo_told")}</p>
        <FailureNote reason={open.refused} />
        <Button onClick={() => open.run({})} loading={open.pending} data-test="first-demo">
          {say(open.pending ? "first.demo_pending" : "first.demo_act")}
        </Button>
      </div>
    </section>
  );
}

const FIELDS = {
  shop_name: "",
  address: "",
  phone: "",
  person_name: "",
  badge: "",
  password: "",
  password_again: "",
};
type FoundingField = keyof typeof FIELDS;

function FoundShop({
  founding,
  leave,
  done,
}: {
  founding: (on: boolean) => void;
  leave: () => Promise<void>;
  done: (code: { code: string; shop: string }) => void;
}) {
  const { say, language } = useWords();
  const call = useDirectCall();
  const fields = useFields(FIELDS);
  const { values, faults, set } = fields;
  const [other, setOther] = useState<Error | null>(null);
  const [entering, setEntering] = useState(false);

  const found = useChange("shop.found", {
    done: async (_founded, input) => {
      setEntering(true);
      try {
        const door = await call("shop.door", {});
        if (!door.me) {
          await call("session.sign_in", { badge: input.badge, password: input.password });
        }
        const { code } = await call("person.recovery_code", { password: input.password });
        done({ code, shop: input.shop_name });
      } catch {
        // The shop stands; sign-in and recovery code can also be had from inside.
        await leave();
      }
    },
    refused: (reason) => {
      founding(false);
      setOther(fields.showRefusal(reason) ? null : reason);
    },
  });
  const submit = () => {
    setOther(null);
    founding(true);
    found.run({ ...values, badge: values.badge.trim(), language });
  };
  useShortcut("Ctrl+Enter", submit);

  const line = (name: FoundingField, test: string, rest: object = {}, hint?: Word): ReactNode => (
    <Field
      name={name}
      label={say(name === "phone" ? "field.shop_phone" : `field.${name}`)}
      fault={faults[name]}
      hint={hint && say(hint)}
      className={name === "address" ? "first-wide" : ""}
    >
      {(control) => (
        <Input
          {...control}
          autoComplete="off"
          value={values[name]}
          onChange={(event) => set(name, event.target.value)}
          data-test={test}
          {...rest}
        />
      )}
    </Field>
  );
  return (
    <section className="card">
      {/* biome-ignore lint/a11y/noStaticElementInteractions: Enter moves between the fields inside */}
      <div className="card-body stack" ref={fields.area} onKeyDown={moveOnEnter}>
        <h2>{say("first.found")}</h2>
        <FailureNote reason={other} />
        <div className="first-fields">
          {line("shop_name", "found-shop-name", { autoFocus: true })}
          {line("phone", "found-phone", { inputMode: "tel" })}
          {line("address", "found-address")}
        </div>
        <h2>{say("first.person")}</h2>
        <div className="first-fields">
          {line("person_name", "found-person-name")}
          {line("badge", "found-badge", {}, "first.badge_hint")}
          {line(
            "password",
            "found-password",
            { type: "password", autoComplete: "new-password" },
            "password.rule",
          )}
          {line("password_again", "found-password-again", {
            type: "password",
            autoComplete: "new-password",
          })}
        </div>
        <div className="row-wide">
          <span className="quiet">{say("first.manager_told")}</span>
          <Button
            type="primary"
            size="large"
            onClick={submit}
            loading={found.pending || entering}
            data-test="found-submit"
          >
            {say("first.found_act")} <Key>Ctrl Enter</Key>
          </Button>
        </div>
      </div>
    </section>
  );
}

/** Calls in a row, each needing the one before. */
function useDirectCall() {
  const host = useHost();
  return <K extends CommandName>(name: K, input: CommandInput<K>): Promise<Output<K>> =>
    host.call(name, input);
}
