import { Button, Input, type InputRef } from "antd";
import { useEffect, useRef, useState } from "react";
import { useLock } from "../frame/lock";
import { Refusal } from "../host/host";
import { useAnswer } from "../kit/answers";
import { CountBox } from "../kit/CountBox";
import { useChange } from "../kit/change";
import { FailureNote } from "../kit/FailureNote";
import { Field, useFields } from "../kit/fields";
import { useScan } from "../kit/scanner";
import { Key, popupOpen, useShortcut } from "../kit/shortcuts";
import { useWords } from "../kit/words";
import type { QuotedPart } from "../wire/commands";

interface ScanPartProps {
  repair: string;
  /** Whether a part may be taken where the order stands. */
  mayTake: boolean;
  mayPlan: boolean;
  /** The line of a quote that a part is chosen for. */
  forLine: QuotedPart | null;
  done: () => void;
}

/** One scan takes a part onto the order; what is typed may also be planned only. */
export function ScanPart({ repair, mayTake, mayPlan, forLine, done }: ScanPartProps) {
  const { say } = useWords();
  const { locked } = useLock();
  const code = useRef<InputRef>(null);
  const [asksSerial, setAsksSerial] = useState(false);
  const fields = useFields({ code: "", serial: "", quantity: null as number | null });
  const { values, faults, set } = fields;
  const [other, setOther] = useState<Error | null>(null);
  const text = values.code.trim();
  const found = useAnswer(
    "repair_part.offer",
    { code: text },
    ["movement", "part", "repair_part"],
    {
      enabled: text !== "" && isShort(other),
    },
  );

  const clear = () => {
    fields.replace({ code: "", serial: "", quantity: null });
    setAsksSerial(false);
    setOther(null);
    code.current?.focus();
    done();
  };
  const refused = (reason: Error) => {
    const needsSerial =
      reason instanceof Refusal && reason.failure.fields.some(({ field }) => field === "serial");
    if (needsSerial && !asksSerial) {
      setAsksSerial(true);
      setOther(null);
      return;
    }
    setOther(fields.showRefusal(reason) ? null : reason);
  };
  const take = useChange("repair_part.take", { done: clear, refused });
  const plan = useChange("repair_part.plan", { done: clear, refused });
  const planning = () =>
    plan.run({
      repair,
      code: values.code,
      quantity: values.quantity ?? forLine?.quantity ?? 1,
      ...(forLine && { quote_line: forLine.id }),
    });
  const taking = (scanned: string) =>
    take.run({
      repair,
      code: scanned,
      ...(asksSerial && values.serial.trim() !== "" && { serial: values.serial }),
      ...(values.quantity !== null && { quantity: values.quantity }),
    });
  const primary = mayTake && forLine === null;
  const submit = () => (primary ? taking(values.code) : planning());
  useScan(
    ({ text: scanned, field }) => {
      if (!primary || (field && !fields.area.current?.contains(field))) return false;
      setTimeout(() => {
        if (asksSerial) set("serial", scanned);
        else set("code", scanned);
        if (asksSerial) take.run({ repair, code: values.code, serial: scanned });
        else take.run({ repair, code: scanned });
      });
      return true;
    },
    { fields: true, on: !locked && primary },
  );
  useShortcut("Alt+K", () => !popupOpen() && code.current?.focus(), !locked);
  useShortcut("Alt+P", () => !popupOpen() && planning(), !locked && mayPlan);
  useEffect(() => {
    if (forLine) code.current?.focus();
  }, [forLine]);

  return (
    <section className="card" data-test="part-scan-card">
      <div className="card-body stack" ref={fields.area}>
        <FailureNote reason={other} />
        <div className="row part-scan">
          <Field
            name="code"
            label={forLine ? say("parts.code_for", { name: forLine.name }) : say("parts.code")}
            fault={faults.code}
            className="grow"
            tight
          >
            {(control) => (
              <Input
                {...control}
                ref={code}
                autoFocus
                autoComplete="off"
                spellCheck={false}
                placeholder={say("parts.code_hint")}
                suffix={<Key>Alt K</Key>}
                value={values.code}
                onChange={(event) => {
                  set("code", event.target.value);
                  setOther(null);
                }}
                onPressEnter={(event) => {
                  event.preventDefault();
                  submit();
                }}
                data-test="part-code"
              />
            )}
          </Field>
          {asksSerial && (
            <Field name="serial" label={say("parts.serial")} fault={faults.serial} tight>
              {(control) => (
                <Input
                  {...control}
                  autoFocus
                  autoComplete="off"
                  spellCheck={false}
                  value={values.serial}
                  onChange={(event) => set("serial", event.target.value)}
                  onPressEnter={(event) => {
                    event.preventDefault();
                    submit();
                  }}
                  data-test="part-serial"
                />
              )}
            </Field>
          )}
          <Field
            name="quantity"
            label={say("parts.quantity")}
            fault={faults.quantity}
            className="part-count"
            tight
          >
            {(control) => (
              <CountBox
                {...control}
                value={values.quantity}
                change={(count) => set("quantity", count)}
                data-test="part-quantity"
              />
            )}
          </Field>
          {primary && (
            <Button
              type="primary"
              loading={take.pending}
              onClick={submit}
              data-test="part-scan-take"
            >
              {say("deed.take")} <Key>Enter</Key>
            </Button>
          )}
          {mayPlan && (
            <Button
              type={primary ? "default" : "primary"}
              loading={plan.pending}
              onClick={planning}
              data-test="part-scan-plan"
            >
              {say("parts.plan")} <Key>Alt P</Key>
            </Button>
          )}
        </div>
        {isShort(other) && found.data && (
          <div className="stack part-others" data-test="scan-offers">
            {found.data.offers.map((offer) => (
              <div key={offer.part} className="row-wide">
                <span className="grow cut">
                  {say(offer.successor ? "parts.successor" : "parts.alternate")}{" "}
                  <span className="number">{offer.number}</span> <bdi>{offer.name}</bdi>{" "}
                  <span className="quiet">{say("parts.available", { n: offer.available })}</span>
                </span>
                <Button
                  size="small"
                  onClick={() => taking(offer.number)}
                  data-test="scan-offer-take"
                >
                  {say("parts.take_instead")}
                </Button>
              </div>
            ))}
            {found.data.offers.length === 0 && <p className="quiet">{say("parts.no_alternate")}</p>}
          </div>
        )}
      </div>
    </section>
  );
}

/** Whether a part was not there. */
function isShort(reason: Error | null): boolean {
  return reason instanceof Refusal && reason.failure.message === "stock.short";
}
