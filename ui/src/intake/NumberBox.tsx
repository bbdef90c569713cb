import { CheckCircleFilled } from "@ant-design/icons";
import { Input } from "antd";
import type { ReactNode } from "react";
import { useLock } from "../frame/lock";
import { Field, type Fields } from "../kit/fields";
import { imeiHint } from "../kit/imei";
import { Key, useShortcut } from "../kit/shortcuts";
import { useWords } from "../kit/words";
import { writeNumber } from "./letGo";
import { readNumber } from "./number";
import type { IntakeWriting } from "./writing";

/**
 * One box for IMEI and serial number, typed, scanned or pasted. Where none can be read it asks why.
 * Faults of either come back here.
 */
export function NumberBox({ fields }: { fields: Fields<IntakeWriting> }) {
  const { say } = useWords();
  const { locked } = useLock();
  const { values, faults, set } = fields;
  const readable = values.unreadable === null;
  const turn = () => {
    set("unreadable", readable ? "" : null);
    requestAnimationFrame(() =>
      fields.area.current
        ?.querySelector<HTMLElement>(`[data-test=intake-${readable ? "unreadable" : "number"}]`)
        ?.focus(),
    );
  };
  useShortcut("Alt+X", turn, !locked);
  return (
    <div className="number-box">
      {readable ? (
        <div data-field="serial">
          <Field
            name="imei"
            label={say("intake.number")}
            fault={faults.imei ?? faults.serial}
            hint={<NumberNote writing={values} />}
          >
            {(control) => (
              <Input
                {...control}
                autoComplete="off"
                spellCheck={false}
                className="number"
                value={values.number}
                onChange={(event) => writeNumber(fields, event.target.value)}
                data-test="intake-number"
              />
            )}
          </Field>
        </div>
      ) : (
        <Field name="unreadable" label={say("field.unreadable")} fault={faults.unreadable}>
          {(control) => (
            <Input
              {...control}
              autoComplete="off"
              placeholder={say("intake.unreadable_hint")}
              value={values.unreadable ?? ""}
              onChange={(event) => set("unreadable", event.target.value)}
              data-test="intake-unreadable"
            />
          )}
        </Field>
      )}
      <button
        type="button"
        className="plain number-turn"
        tabIndex={-1}
        onClick={turn}
        data-test="intake-turn-unreadable"
      >
        {say(readable ? "intake.unreadable" : "intake.readable")} <Key>Alt X</Key>
      </button>
    </div>
  );
}

function NumberNote({ writing }: { writing: IntakeWriting }): ReactNode {
  const { say } = useWords();
  const { imei, imei2, serial } = readNumber(writing.number, writing.kind);
  if (imei === null) {
    return serial === null ? say("intake.number_hint") : say("intake.as_serial");
  }
  const hint = imeiHint(imei);
  if (hint === "right") {
    return (
      <span className="tone-good">
        <CheckCircleFilled aria-hidden /> {say(imei2 === null ? "imei.right" : "intake.two_imeis")}
      </span>
    );
  }
  if (hint === "short" && imei.length === 14) return say("intake.imei_completed");
  if (hint === "empty") return null;
  return <span className="tone-waiting">{say(`imei.${hint}`, { n: imei.length })}</span>;
}
