import { Input, Select } from "antd";
import { useState } from "react";
import { useAnswer } from "../kit/answers";
import { useChange } from "../kit/change";
import { FormModal } from "../kit/FormModal";
import { Field, useFields } from "../kit/fields";
import { useWords } from "../kit/words";
import { OrderRefused, useBasis } from "../repair/collision";
import { useMe } from "../session/door";
import type { PersonRow, RepairCard, Role } from "../wire/commands";

const WORKERS: readonly Role[] = ["technician", "senior", "manager"];
const SENIORS: readonly Role[] = ["senior", "manager"];

/** Who may have an order on the bench. */
export function useWorkers(): PersonRow[] {
  return useStaff(WORKERS);
}

/** Whom a colleague's question may be put to. */
export function useSeniors(): PersonRow[] {
  return useStaff(SENIORS);
}

function useStaff(having: readonly Role[]): PersonRow[] {
  const people = useAnswer("person.list", { with_left: false }, ["person"]);
  return (people.data ?? []).filter(
    ({ active, roles }) => active && having.some((role) => roles.includes(role)),
  );
}

/** How a person is found in a choice: by name and by the number on the badge. */
export function personOption({ id, name, badge }: PersonRow) {
  return { value: id, label: `${name} ${badge}` };
}

type Held = Pick<RepairCard, "id" | "number" | "seen_seq" | "holder" | "holder_name">;

/** Gives an order to somebody; taking it from somebody asks a reason, which both see. */
export function AssignForm({ card, close }: { card: Held; close: () => void }) {
  const { say } = useWords();
  const me = useMe();
  const workers = useWorkers();
  const fields = useFields({ to: null as string | null, reason: "" });
  const { values, faults, set } = fields;
  const [other, setOther] = useState<Error | null>(null);
  const assign = useChange("repair.assign", {
    done: close,
    refused: (reason) => setOther(fields.showRefusal(reason) ? null : reason),
  });
  const { seen, since } = useBasis(card.holder, card.seen_seq);
  const save = (seen_seq: number) => {
    if (values.to === null) return fields.setFaults({ to: say("bench.whom_missing") });
    setOther(null);
    assign.run({
      id: card.id,
      seen_seq,
      to: values.to === NOBODY ? null : values.to,
      reason: values.reason.trim(),
    });
  };
  const offered = workers
    .filter(({ id }) => id !== card.holder)
    .map((person) => ({
      ...personOption(person),
      label: person.id === me.id ? say("bench.to_me", { name: person.name }) : person.name,
    }));
  if (card.holder !== null) offered.push({ value: NOBODY, label: say("bench.to_nobody") });
  return (
    <FormModal
      title={say(card.holder === null ? "bench.assign_title" : "bench.hand_on_title", {
        number: card.number,
      })}
      act={card.holder === null ? "bench.assign" : "bench.hand_on"}
      test="assign"
      pending={assign.pending}
      submit={() => save(seen)}
      close={close}
    >
      <div ref={fields.area} className="stack">
        <OrderRefused
          reason={other}
          repair={card.id}
          since={since}
          keepMine={() => save(card.seen_seq)}
          close={close}
        />
        <Field name="to" label={say("bench.whom")} fault={faults.to} tight>
          {(control) => (
            <Select<string>
              id={control.id}
              status={control.status}
              aria-describedby={control["aria-describedby"]}
              autoFocus
              showSearch={{ optionFilterProp: "label" }}
              value={values.to}
              onChange={(to) => set("to", to)}
              options={offered}
              data-test="assign-to"
            />
          )}
        </Field>
        <Field
          name="reason"
          label={say("field.reason")}
          fault={faults.reason}
          hint={say(card.holder === null ? "bench.reason_free" : "bench.reason_told")}
        >
          {(control) => (
            <Input
              {...control}
              autoComplete="off"
              value={values.reason}
              onChange={(event) => set("reason", event.target.value)}
              data-test="assign-reason"
            />
          )}
        </Field>
      </div>
    </FormModal>
  );
}

const NOBODY = "nobody";
