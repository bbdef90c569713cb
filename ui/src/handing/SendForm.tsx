import { Input } from "antd";
import { useState } from "react";
import { CountBox } from "../kit/CountBox";
import { useChange } from "../kit/change";
import { FailureNote } from "../kit/FailureNote";
import { FormModal } from "../kit/FormModal";
import { Field, useFields } from "../kit/fields";
import { useWords } from "../kit/words";
import type { HandingRow } from "../wire/commands";

/** Gives pieces from the shelves: how many of each line, and which one where each has a number. */
export function SendForm({ row, close }: { row: HandingRow; close: () => void }) {
  const { say } = useWords();
  const fields = useFields({
    lines: row.lines.map(({ id, asked, available, serialised }) => ({
      id,
      quantity: (serialised ? 1 : Math.min(asked, Math.max(available, 0))) as number | null,
      serial: "",
    })),
  });
  const { lines } = fields.values;
  const [other, setOther] = useState<Error | null>(null);
  const send = useChange("handing.send", {
    done: close,
    refused: (reason) => setOther(fields.showRefusal(reason) ? null : reason),
  });
  const set = (at: number, change: Partial<(typeof lines)[number]>) =>
    fields.set(
      "lines",
      lines.map((line, i) => (i === at ? { ...line, ...change } : line)),
    );
  const submit = () =>
    send.run({
      id: row.id,
      lines: lines.map((line) => ({ ...line, quantity: line.quantity ?? 0 })),
    });
  return (
    <FormModal
      title={`${say("handing.give")} ${row.number}`}
      act="handing.give"
      test="handing-send"
      width={640}
      pending={send.pending}
      submit={submit}
      close={close}
    >
      <div ref={fields.area} className="stack">
        <FailureNote reason={other} />
        {row.lines.map((line, at) => (
          <div key={line.id} className="stack">
            <div className="row-wide">
              <span className="grow cut">
                <span className="number">{line.part_number}</span> <bdi>{line.part_name}</bdi>
              </span>
              <span className="quiet number">
                {say("handing.asked_n", { n: line.asked, there: line.available })}
              </span>
            </div>
            <div className="row part-scan">
              <Field
                name={`lines[${at}].quantity`}
                label={say("parts.quantity")}
                fault={fields.faults[`lines[${at}].quantity`]}
                className="part-count"
                tight
              >
                {(control) => (
                  <CountBox
                    {...control}
                    autoFocus={at === 0}
                    value={lines[at]?.quantity ?? null}
                    change={(quantity) => set(at, { quantity })}
                    data-test="send-quantity"
                  />
                )}
              </Field>
              {line.serialised && (
                <Field
                  name={`lines[${at}].serial`}
                  label={say("parts.serial")}
                  fault={fields.faults[`lines[${at}].serial`]}
                  className="grow"
                  tight
                >
                  {(control) => (
                    <Input
                      {...control}
                      autoComplete="off"
                      spellCheck={false}
                      value={lines[at]?.serial ?? ""}
                      onChange={(event) => set(at, { serial: event.target.value })}
                      data-test="send-serial"
                    />
                  )}
                </Field>
              )}
            </div>
          </div>
        ))}
      </div>
    </FormModal>
  );
}
