import { Input, Segmented, Select } from "antd";
import { useEffect } from "react";
import { useLock } from "../frame/lock";
import { Field, type Fields } from "../kit/fields";
import { Key, useShortcut } from "../kit/shortcuts";
import { useWords } from "../kit/words";
import type { RepairWarrantyRow, ReworkCharge } from "../wire/commands";
import type { IntakeWriting } from "./writing";

type Choice = "none" | ReworkCharge;
const CHOICES: readonly Choice[] = ["none", "free", "charged"];

interface ReworkProps {
  fields: Fields<IntakeWriting>;
  /** What is still answered for of the machine; nothing while no machine is known. */
  warranties: readonly RepairWarrantyRow[] | null;
}

/** A machine inside its repair warranty: whether it comes back for that, and who pays. */
export function Rework({ fields, warranties }: ReworkProps) {
  const { say } = useWords();
  const { locked } = useLock();
  const { values, faults, set } = fields;
  const { rework } = values;
  const orders = ordersOf(warranties ?? []);
  const offered = orders.length > 0 || rework !== null;
  const isOther =
    rework !== null && warranties !== null && orders.every(({ id }) => id !== rework.of);
  // Another machine than the one it was said of: what was said does not hold.
  useEffect(() => {
    if (isOther) set("rework", null);
  }, [isOther, set]);
  const choose = (choice: Choice) => {
    const order = orders.find(({ id }) => id === rework?.of) ?? orders[0];
    const of = rework ?? (order && { of: order.id, number: order.number, reason: "" });
    set("rework", choice === "none" || !of ? null : { ...of, charge: choice });
  };
  const choice = rework?.charge ?? "none";
  const turn = () => choose(CHOICES[(CHOICES.indexOf(choice) + 1) % CHOICES.length] ?? "none");
  useShortcut("Alt+R", turn, offered && !locked);
  if (!offered) return null;
  return (
    <section className="stack-tight" data-test="intake-rework">
      <Field
        name="rework_charge"
        label={say("rework.is_it")}
        fault={faults.rework_charge ?? faults.rework_of}
        tight
      >
        {(control) => (
          <div className="row-wide">
            <Segmented<Choice>
              aria-label={say("rework.is_it")}
              aria-describedby={control["aria-describedby"]}
              value={choice}
              onChange={choose}
              options={CHOICES.map((one) => ({
                value: one,
                label: <span data-test={`rework-${one}`}>{say(`rework.as_${one}`)}</span>,
              }))}
            />
            <Key>Alt R</Key>
          </div>
        )}
      </Field>
      {rework && orders.length > 1 && (
        <Select<string>
          aria-label={say("field.rework_of")}
          value={rework.of}
          onChange={(id) => {
            const order = orders.find((one) => one.id === id);
            if (order) set("rework", { ...rework, of: order.id, number: order.number });
          }}
          options={orders.map(({ id, number }) => ({ value: id, label: number }))}
          data-test="rework-of"
        />
      )}
      {rework && <p className="quiet">{say("rework.links", { number: rework.number })}</p>}
      {rework?.charge === "charged" && (
        <Field
          name="rework_reason"
          label={say("field.rework_reason")}
          fault={faults.rework_reason}
          hint={say("rework.reason_hint")}
        >
          {(control) => (
            <Input
              {...control}
              autoComplete="off"
              value={rework.reason}
              onChange={(event) => set("rework", { ...rework, reason: event.target.value })}
              data-test="rework-reason"
            />
          )}
        </Field>
      )}
    </section>
  );
}

/** The orders that are still answered for, the longest first. */
function ordersOf(warranties: readonly RepairWarrantyRow[]): { id: string; number: string }[] {
  const orders = new Map(warranties.map(({ repair, number }) => [repair, number]));
  return [...orders].map(([id, number]) => ({ id, number }));
}
