import { Checkbox, Input } from "antd";
import { useState } from "react";
import { CountBox } from "../kit/CountBox";
import { useChange } from "../kit/change";
import { FailureNote } from "../kit/FailureNote";
import { FormModal } from "../kit/FormModal";
import { Field, useFields } from "../kit/fields";
import { useWords } from "../kit/words";
import type { RepairPartRow } from "../wire/commands";

/** What ends a line without the part in the machine. */
export const ENDS = ["back", "doa", "broken", "drop"] as const;
/** What is asked about before it is done. */
export type Asked = (typeof ENDS)[number] | "use" | "undo";

interface DeedFormProps {
  row: RepairPartRow;
  what: Asked;
  close: () => void;
}

/** Says what became of a part: how many pieces, what came out, why. */
export function DeedForm({ row, what, close }: DeedFormProps) {
  const { say } = useWords();
  const fields = useFields({
    quantity: row.quantity as number | null,
    old_serial: "",
    no_old: false,
    why: "",
  });
  const { values, faults, set } = fields;
  const [other, setOther] = useState<Error | null>(null);
  const outcome = {
    done: close,
    refused: (reason: Error) => setOther(fields.showRefusal(reason) ? null : reason),
  };
  const use = useChange("repair_part.use", outcome);
  const back = useChange("repair_part.back", outcome);
  const doa = useChange("repair_part.doa", outcome);
  const broken = useChange("repair_part.broken", outcome);
  const drop = useChange("repair_part.drop", outcome);
  const undo = useChange("repair_part.undo", outcome);
  const { id } = row;
  const { quantity, why } = values;
  const acts = {
    use: () => use.run({ id, ...values }),
    back: () => back.run({ id, quantity, why }),
    doa: () => doa.run({ id, quantity, why }),
    broken: () => broken.run({ id, quantity, why }),
    drop: () => drop.run({ id, why }),
    undo: () => undo.run({ id, state: row.state, why }),
  } satisfies Record<Asked, () => Promise<void>>;
  const pending = [use, back, doa, broken, drop, undo].some((act) => act.pending);
  const counts = row.quantity > 1 && what !== "drop" && what !== "undo";
  const asksOld = what === "use" && row.serialised && !values.no_old;
  return (
    <FormModal
      title={`${say(TITLES[what])} ${row.number}`}
      act={TITLES[what]}
      test="part-deed"
      pending={pending}
      submit={() => acts[what]()}
      close={close}
    >
      <div ref={fields.area} className="stack">
        <FailureNote reason={other} />
        <p className="quiet">
          <bdi>{row.name}</bdi> ×{row.quantity}
          {row.serial !== null && ` · ${row.serial}`}
        </p>
        {counts && (
          <Field name="quantity" label={say("parts.quantity")} fault={faults.quantity} tight>
            {(control) => (
              <CountBox
                {...control}
                autoFocus
                value={quantity}
                change={(count) => set("quantity", count)}
                data-test="deed-quantity"
              />
            )}
          </Field>
        )}
        {asksOld && (
          <Field
            name="old_serial"
            label={say("parts.old_serial")}
            fault={faults.old_serial}
            hint={say("parts.old_serial_hint")}
          >
            {(control) => (
              <Input
                {...control}
                autoFocus={!counts}
                autoComplete="off"
                spellCheck={false}
                value={values.old_serial}
                onChange={(event) => set("old_serial", event.target.value)}
                data-test="deed-old-serial"
              />
            )}
          </Field>
        )}
        <Field name="why" label={say("parts.why")} fault={faults.why} hint={hint(say, what)}>
          {(control) => (
            <Input
              {...control}
              autoFocus={!counts && !asksOld}
              autoComplete="off"
              value={why}
              onChange={(event) => set("why", event.target.value)}
              data-test="deed-why"
            />
          )}
        </Field>
        {what === "use" && (
          <Checkbox
            checked={values.no_old}
            onChange={(event) => set("no_old", event.target.checked)}
            data-test="deed-no-old"
          >
            {say("parts.no_old")}
          </Checkbox>
        )}
      </div>
    </FormModal>
  );
}

const TITLES = {
  use: "deed.use",
  back: "deed.back",
  doa: "deed.doa",
  broken: "deed.broken",
  drop: "deed.drop",
  undo: "parts.undo",
} as const satisfies Record<Asked, string>;

function hint(say: ReturnType<typeof useWords>["say"], what: Asked): string {
  switch (what) {
    case "doa":
    case "broken":
    case "undo":
      return say("parts.why_asked");
    case "use":
    case "back":
    case "drop":
      return say("parts.why_free");
  }
}
