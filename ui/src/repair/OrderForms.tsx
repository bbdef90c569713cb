import { Alert, Checkbox, Input } from "antd";
import { useState } from "react";
import { useChange } from "../kit/change";
import { FailureNote } from "../kit/FailureNote";
import { FormModal } from "../kit/FormModal";
import { Field, useFields } from "../kit/fields";
import { imeiHint } from "../kit/imei";
import { yuan } from "../kit/money";
import { useWords } from "../kit/words";
import type { RepairCard } from "../wire/commands";

interface OrderFormProps {
  card: RepairCard;
  close: () => void;
}

/** Ends an order that should not have been: what stands in the way is told before it is tried. */
export function VoidForm({ card, close }: OrderFormProps) {
  const { say } = useWords();
  const fields = useFields({ given_back: false, reason: "" });
  const { values, faults, set } = fields;
  const [other, setOther] = useState<Error | null>(null);
  const end = useChange("repair.void", {
    done: close,
    refused: (reason) => setOther(fields.showRefusal(reason) ? null : reason),
  });
  return (
    <FormModal
      title={say("void.title", { number: card.number })}
      act="void.act"
      test="void"
      pending={end.pending}
      submit={() => end.run({ id: card.id, seen_seq: card.seen_seq, ...values })}
      close={close}
    >
      <div ref={fields.area} className="stack">
        <p className="quiet">{say("void.told")}</p>
        {card.prepaid > 0 && (
          <Alert
            type="warning"
            showIcon
            title={say("void.prepaid", { amount: yuan(card.prepaid) })}
            data-test="void-prepaid"
          />
        )}
        <FailureNote reason={other} />
        <Checkbox
          checked={values.given_back}
          onChange={(event) => set("given_back", event.target.checked)}
          data-test="void-given-back"
        >
          {say("void.given_back")}
        </Checkbox>
        <Field name="reason" label={say("field.reason")} fault={faults.reason}>
          {(control) => (
            <Input
              {...control}
              autoFocus
              autoComplete="off"
              value={values.reason}
              onChange={(event) => set("reason", event.target.value)}
              data-test="void-reason"
            />
          )}
        </Field>
      </div>
    </FormModal>
  );
}

const NUMBERS = ["imei", "imei2", "serial"] as const;

/** The numbers of the new main board; the machine goes on under them, linked to the old ones. */
export function BoardChangedForm({ card, close }: OrderFormProps) {
  const { say } = useWords();
  const fields = useFields({ imei: "", imei2: "", serial: card.serial ?? "" });
  const { values, faults, set } = fields;
  const [other, setOther] = useState<Error | null>(null);
  const change = useChange("repair.board_changed", {
    done: close,
    refused: (reason) => setOther(fields.showRefusal(reason) ? null : reason),
  });
  const submit = () =>
    change.run({
      repair: card.id,
      seen_seq: card.seen_seq,
      imei: values.imei.trim() || null,
      imei2: values.imei2.trim() || null,
      serial: values.serial.trim() || null,
    });
  return (
    <FormModal
      title={say("board_changed.title")}
      act="act.save"
      test="board-changed"
      pending={change.pending}
      submit={submit}
      close={close}
    >
      <div ref={fields.area} className="stack">
        <p className="quiet">
          {say("board_changed.told", { number: card.imei ?? card.serial ?? "—" })}
        </p>
        <FailureNote reason={other} />
        {NUMBERS.map((name, at) => (
          <Field
            key={name}
            name={name}
            label={say(`field.${name}`)}
            fault={faults[name]}
            hint={
              name !== "serial" &&
              imeiHint(values[name]) === "right" && (
                <span className="tone-good">{say("imei.right")}</span>
              )
            }
          >
            {(control) => (
              <Input
                {...control}
                autoFocus={at === 0}
                autoComplete="off"
                className="number"
                value={values[name]}
                onChange={(event) => set(name, event.target.value)}
                data-test={`board-changed-${name}`}
              />
            )}
          </Field>
        ))}
      </div>
    </FormModal>
  );
}

interface AccessoryLabelFormProps extends OrderFormProps {
  draw: (what: string) => void;
}

/** What an accessory's label says: one of those left, or any text. */
export function AccessoryLabelForm({ card, draw, close }: AccessoryLabelFormProps) {
  const { say } = useWords();
  const offered = card.accessories.map((one) => say(`accessory.${one}`));
  if (card.accessory_note !== "") offered.push(card.accessory_note);
  const [what, setWhat] = useState(offered[0] ?? "");
  const submit = () => {
    if (what.trim() !== "") draw(what.trim());
  };
  return (
    <FormModal
      title={say("accessory_label.title")}
      act="accessory_label.act"
      test="accessory-label"
      pending={false}
      submit={submit}
      close={close}
    >
      <Field name="what" label={say("accessory_label.what")} tight>
        {(control) => (
          <Input
            {...control}
            autoFocus
            autoComplete="off"
            value={what}
            onChange={(event) => setWhat(event.target.value)}
            data-test="accessory-label-what"
          />
        )}
      </Field>
      {offered.length > 0 && (
        <div className="row accessory-offers">
          {offered.map((one) => (
            <button
              key={one}
              type="button"
              className="chip chip-quiet accessory-offer"
              onClick={() => setWhat(one)}
              data-test="accessory-label-offer"
            >
              {one}
            </button>
          ))}
        </div>
      )}
    </FormModal>
  );
}
