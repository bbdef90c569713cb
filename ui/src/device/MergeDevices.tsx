import { SearchOutlined } from "@ant-design/icons";
import { useNavigate } from "@tanstack/react-router";
import { App, Input, Radio } from "antd";
import { useDeferredValue, useState } from "react";
import { useAnswer } from "../kit/answers";
import { useChange } from "../kit/change";
import { FailureNote } from "../kit/FailureNote";
import { FormModal } from "../kit/FormModal";
import { Field, useFields } from "../kit/fields";
import { IMEI_DIGITS } from "../kit/imei";
import { useWords } from "../kit/words";
import type { DeviceRow, FindPassport, Passport } from "../wire/commands";
import { usePassport } from "./Passport";

type Side = Pick<DeviceRow, "id" | "brand" | "model" | "imei" | "serial" | "orders">;

/** Merges two records of the same machine: by the other's number, or one of its owner's machines. */
export function MergeDevices({ passport, close }: { passport: Passport; close: () => void }) {
  const { say } = useWords();
  const { message } = App.useApp();
  const navigate = useNavigate();
  const fields = useFields({ text: "" });
  const [other, setOther] = useState<Side | null>(null);
  const [keep, setKeep] = useState(passport.id);
  const [refused, setRefused] = useState<Error | null>(null);
  const merge = useChange("device.merge", {
    done: (_none, input) => {
      message.success(say("customer.merge_done"));
      close();
      if (input.keep !== passport.id) navigate({ to: "/devices/$id", params: { id: input.keep } });
    },
    refused: (reason) => setRefused(fields.showRefusal(reason) ? null : reason),
  });
  const submit = () => {
    setRefused(null);
    if (!other) {
      fields.setFaults({ merge: say("device.merge_choose") });
      return;
    }
    merge.run({ keep, merge: keep === passport.id ? other.id : passport.id });
  };
  const offered = useOffered(passport, useDeferredValue(fields.values.text));
  const here: Side = { ...passport, orders: passport.orders.length };
  return (
    <FormModal
      title={say("device.merge_title", { name: sideWords(here) })}
      act="customer.merge_act"
      test="device-merge"
      width={680}
      pending={merge.pending}
      submit={submit}
      close={close}
    >
      <FailureNote reason={refused ?? offered.failed} />
      <div ref={fields.area} className="stack">
        <Field
          name="merge"
          label={say("device.merge_other")}
          fault={fields.faults.merge}
          hint={say("device.merge_hint")}
        >
          {(control) => (
            <Input
              {...control}
              autoFocus
              autoComplete="off"
              prefix={<SearchOutlined className="quiet" aria-hidden />}
              value={fields.values.text}
              onChange={(event) => fields.set("text", event.target.value)}
              data-test="device-merge-search"
            />
          )}
        </Field>
        <Choice
          label={say("device.merge_other")}
          sides={offered.rows}
          chosen={other?.id ?? null}
          choose={(id) => {
            setOther(offered.rows.find((row) => row.id === id) ?? null);
            setKeep(passport.id);
            fields.setFaults({});
          }}
          test="device-merge-offer"
        />
        {offered.none && <p className="quiet">{say("device.merge_none")}</p>}
        {other && (
          <>
            <strong>{say("customer.merge_keep")}</strong>
            <Choice
              label={say("customer.merge_keep")}
              sides={[here, other]}
              chosen={keep}
              choose={setKeep}
              test="device-merge-keep"
            />
            <p className="quiet">{say("device.merge_told")}</p>
          </>
        )}
      </div>
    </FormModal>
  );
}

/** The machine whose number was typed; before that, the others its owner brought. */
function useOffered(passport: Passport, typed: string) {
  const text = typed.replace(/[\s/-]/g, "");
  const find: FindPassport | null =
    text === ""
      ? null
      : new RegExp(`^\\d{${IMEI_DIGITS}}$`).test(text)
        ? { imei: text }
        : { serial: typed.trim(), brand: passport.brand };
  const found = usePassport(find);
  const owner = passport.customers[0]?.id;
  const card = useAnswer("customer.card", { id: owner ?? "" }, ["customer", "device"], {
    enabled: owner !== undefined,
  });
  const named: Side[] = found.data ? [{ ...found.data, orders: found.data.orders.length }] : [];
  const others = (card.data?.devices ?? []).filter(({ id }) => id !== passport.id);
  return {
    rows: find ? named : others,
    none: find !== null && found.data === null,
    failed: found.error ?? card.error,
  };
}

interface ChoiceProps {
  label: string;
  sides: readonly Side[];
  chosen: string | null;
  choose: (id: string) => void;
  test: string;
}

function Choice({ label, sides, chosen, choose, test }: ChoiceProps) {
  const { say } = useWords();
  return (
    <Radio.Group
      className="merge-offered"
      aria-label={label}
      value={chosen}
      onChange={(event) => choose(event.target.value)}
    >
      {sides.map((side) => (
        <Radio key={side.id} value={side.id} data-test={test}>
          <bdi>{sideWords(side)}</bdi>{" "}
          <span className="number quiet">
            {side.imei ?? side.serial ?? "—"} · {say("intake.times", { n: side.orders })}
          </span>
        </Radio>
      ))}
    </Radio.Group>
  );
}

function sideWords({ brand, model }: Side): string {
  return `${brand} ${model}`;
}
