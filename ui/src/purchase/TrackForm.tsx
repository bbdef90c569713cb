import { App, Input } from "antd";
import { useState } from "react";
import { useChange } from "../kit/change";
import { DayBox } from "../kit/DayBox";
import { FailureNote } from "../kit/FailureNote";
import { FormModal } from "../kit/FormModal";
import { Field, useFields } from "../kit/fields";
import { useWords } from "../kit/words";
import type { PurchaseCard } from "../wire/commands";

interface Parcel {
  id: string;
  carrier: string;
  waybill: string;
}

/** Where the parcels are: that of the whole order, and those of parts ordered for one repair. */
export function TrackForm({ card, close }: { card: PurchaseCard; close: () => void }) {
  const { say } = useWords();
  const { message } = App.useApp();
  const special = card.lines.filter((line) => line.line !== null);
  const fields = useFields({
    carrier: card.carrier,
    waybill: card.waybill,
    expected: card.expected,
    lines: special.map(({ id, carrier, waybill }): Parcel => ({ id, carrier, waybill })),
  });
  const { values, faults, set } = fields;
  const [other, setOther] = useState<Error | null>(null);
  const track = useChange("purchase.track", {
    done: () => {
      message.success(say("settings.saved"));
      close();
    },
    refused: (reason) => setOther(fields.showRefusal(reason) ? null : reason),
  });
  const change = (at: number, to: Partial<Parcel>) =>
    set(
      "lines",
      values.lines.map((line, place) => (place === at ? { ...line, ...to } : line)),
    );
  return (
    <FormModal
      title={say("purchase.track_title", { number: card.number })}
      act="act.save"
      test="track"
      pending={track.pending}
      submit={() => track.run({ id: card.id, seen_seq: card.seen_seq, ...values })}
      close={close}
    >
      <div ref={fields.area} className="stack">
        <FailureNote reason={other} />
        {(["carrier", "waybill"] as const).map((name, at) => (
          <Field key={name} name={name} label={say(`field.${name}`)} fault={faults[name]} tight>
            {(control) => (
              <Input
                {...control}
                autoFocus={at === 0}
                autoComplete="off"
                value={values[name]}
                onChange={(event) => set(name, event.target.value)}
                data-test={`track-${name}`}
              />
            )}
          </Field>
        ))}
        <Field name="expected" label={say("purchase.expected")} fault={faults.expected} tight>
          {({ id, status }) => (
            <DayBox
              id={id}
              status={status}
              day={values.expected}
              change={(day) => set("expected", day)}
              data-test="track-expected"
            />
          )}
        </Field>
        {special.map((line, at) => (
          <fieldset key={line.id} className="track-line">
            <legend>
              {line.name} {say("purchase.for_repair", { number: line.repair ?? "" })}
            </legend>
            {(["carrier", "waybill"] as const).map((name) => (
              <Field
                key={name}
                name={`lines[${at}].${name}`}
                label={say(`field.${name}`)}
                fault={faults[`lines[${at}].${name}`]}
                tight
              >
                {(control) => (
                  <Input
                    {...control}
                    autoComplete="off"
                    value={values.lines[at]?.[name] ?? ""}
                    onChange={(event) => change(at, { [name]: event.target.value })}
                    data-test={`track-${at}-${name}`}
                  />
                )}
              </Field>
            ))}
          </fieldset>
        ))}
      </div>
    </FormModal>
  );
}
