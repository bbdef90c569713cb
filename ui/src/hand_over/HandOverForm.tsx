import { Alert, App, Button, Input, Segmented, Select } from "antd";
import { useState } from "react";
import { useLock } from "../frame/lock";
import { Refusal } from "../host/host";
import { useChange } from "../kit/change";
import { chosenSignedOn } from "../kit/choices";
import { draftKey } from "../kit/drafts";
import { FailureNote, gateWords } from "../kit/FailureNote";
import { Field, moveOnEnter, useFields } from "../kit/fields";
import { yuan } from "../kit/money";
import { useScan } from "../kit/scanner";
import { Key, popupOpen, useShortcut } from "../kit/shortcuts";
import { type Say, useWords } from "../kit/words";
import { useCan, useMe } from "../session/door";
import type { Against, HandOverCard, Outcome, RepairCard } from "../wire/commands";
import { GivenBack } from "./GivenBack";
import { type Handing, NOTHING } from "./handing";
import { liftable } from "./lifting";
import { OpenGates } from "./OpenGates";
import { PickUpCode } from "./PickUpCode";
import { against, hiddenDigits, scannedAs } from "./proof";
import { SignedBy } from "./SignedBy";

const AGAINST: readonly Against[] = ["voucher", "code", "phone"];
const OUTCOMES: readonly Outcome[] = [
  "repaired",
  "upgraded",
  "no_fault",
  "declined",
  "not_repairable",
  "not_worth",
  "exchanged",
  "refunded",
  "forwarded",
];

interface HandOverFormProps {
  repair: RepairCard;
  prepared: HandOverCard["prepared"];
  done: () => void;
}

/** Which digits are asked. */
function proofHint(say: Say, by: Against, phone: string): string {
  if (by !== "phone") return say(`hand_over.proof_${by}`);
  const n = hiddenDigits(phone);
  return n === 0 ? say("hand_over.proof_phone_whole") : say("hand_over.proof_phone", { phone, n });
}

/** Who takes the machine, on what proof, with what; and the gates that are still open. */
export function HandOverForm({ repair, prepared, done }: HandOverFormProps) {
  const { say } = useWords();
  const can = useCan();
  const me = useMe();
  const { locked } = useLock();
  const { message } = App.useApp();
  const draft = draftKey(me.id, `hand_over/${repair.id}`);
  const fields = useFields<Handing>(NOTHING, draft);
  const { values, faults, set } = fields;
  const [other, setOther] = useState<Error | null>(null);
  // After three wrong proofs nobody may try, but for whoever gives a reason by right.
  const [waits, setWaits] = useState(false);
  const make = useChange(
    "hand_over.make",
    {
      done: () => {
        fields.replace(NOTHING);
        done();
      },
      refused: (reason) => {
        if (fields.showRefusal(reason)) return setOther(null);
        const gates = reason instanceof Refusal ? reason.failure.gates : [];
        if (gates.some(({ gate }) => gate === "proof_wait")) {
          setOther(reason);
          if (!can("override_gates")) return;
          setWaits(true);
          fields.setFaults({ override_reason: say("hand_over.wait_reason") });
          return;
        }
        // Gates that stand above the form already are told there; what lifts them is pointed to.
        const known = gates.every(({ gate }) => prepared.gates.some((one) => one.gate === gate));
        setOther(gates.length > 0 && known ? null : reason);
        if (lifting.owed && gates.some(({ lifted_by }) => lifted_by === "release_unpaid")) {
          fields.setFaults({ owed_reason: say("hand_over.owed_reason_missing") });
        } else if (gates[0]) {
          message.warning({ key: "hand_over", content: gateWords(say, gates[0]) });
        }
      },
    },
    draft,
  );
  const proofBy = values.against ?? against(values.proof);
  const how = values.how ?? chosenSignedOn();
  const lifting = liftable(prepared.gates, can);
  const allBack = prepared.accessories.every((one) => values.accessories.includes(one));
  // What did not come along can be passed over by right, with a reason.
  const isMissing = Boolean(faults.accessories) || values.override_reason !== "";
  const mayPass = can("override_gates") && (waits || lifting.override || (isMissing && !allBack));
  const submit = () => {
    if (make.pending) return;
    setOther(null);
    if (prepared.old_parts && values.old_parts === null) {
      // The choice has no value that says nothing, so the core cannot be asked: all is told here.
      fields.setFaults({
        ...(values.proof.trim() === "" && { proof: say("fault.field.empty") }),
        ...(how === "pad" && !values.signature && { signature: say("fault.field.no_signature") }),
        old_parts: say("fault.field.old_parts_open"),
      });
      return;
    }
    make.run({
      repair: repair.id,
      seen_seq: repair.seen_seq,
      against: proofBy,
      proof: values.proof.trim(),
      collector: values.collector,
      how,
      signature: how === "pad" ? values.signature : null,
      accessories: values.accessories,
      old_parts: prepared.old_parts ? (values.old_parts ?? "none") : "none",
      outcome: values.outcome ?? prepared.outcome ?? "repaired",
      owed_reason: lifting.owed ? values.owed_reason.trim() || null : null,
      override_reason: mayPass ? values.override_reason.trim() || null : null,
    });
  };
  const tick = () => set("accessories", allBack ? [] : prepared.accessories);
  useShortcut("Ctrl+Enter", submit, !locked);
  useShortcut("Alt+J", () => !popupOpen() && tick(), !locked && prepared.accessories.length > 0);
  useShortcut(
    "Alt+H",
    () => !popupOpen() && set("old_parts", "given"),
    !locked && prepared.old_parts,
  );
  useShortcut(
    "Alt+K",
    () => !popupOpen() && set("old_parts", "kept"),
    !locked && prepared.old_parts,
  );
  const scanned = (text: string) => {
    set("against", "voucher");
    set("proof", text.trim());
  };
  useScan(
    ({ text, field }) => {
      const what = scannedAs(repair.code, prepared.own_voucher, text);
      const inProof = field?.name === "proof";
      const isOther = what === "other";
      if (isOther && inProof && against(text) !== "voucher") return false;
      // Nothing else here is scanned: it opens what it stands for.
      if (isOther && !inProof)
        return field && fields.area.current?.contains(field) ? "beside" : false;
      // After the field was put back as it was before the scan.
      setTimeout(() => {
        if (what === "voucher") return scanned(text);
        const fault = what === "label" ? "hand_over.label_scanned" : "hand_over.other_voucher";
        fields.setFaults({ proof: say(fault) });
      });
      return true;
    },
    { fields: true, on: !locked },
  );

  return (
    <section className="card" data-test="hand-over-form">
      <div className="card-head">
        <h2>{say("hand_over.title")}</h2>
        <span className="row">
          <span className="quiet">
            {prepared.waits_days > 0 && say("hand_over.waits", { days: prepared.waits_days })}
          </span>
          {repair.pick_up_code_set && <PickUpCode repair={repair.id} />}
          <Button type="primary" loading={make.pending} onClick={submit} data-test="hand-over-act">
            {say("hand_over.act")} <Key>Ctrl Enter</Key>
          </Button>
        </span>
      </div>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: Enter moves between the fields inside */}
      <div className="card-body stack" ref={fields.area} onKeyDown={moveOnEnter}>
        <OpenGates repair={repair.id} gates={prepared.gates} />
        <FailureNote reason={other} />
        <div className="hand-over-columns">
          <div className="stack">
            <Field
              name="proof"
              label={say("hand_over.proof")}
              fault={faults.proof}
              hint={proofHint(say, proofBy, repair.phone_masked)}
            >
              {(control) => (
                <div className="row hand-over-proof">
                  <Input
                    {...control}
                    autoFocus
                    className="number"
                    autoComplete="off"
                    inputMode="numeric"
                    value={values.proof}
                    onChange={(event) => {
                      set("against", null);
                      set("proof", event.target.value);
                    }}
                    data-test="hand-over-proof"
                  />
                  <Segmented<Against>
                    aria-label={say("field.against")}
                    value={proofBy}
                    onChange={(one) => set("against", one)}
                    options={AGAINST.map((one) => ({
                      value: one,
                      label: (
                        <span data-test={`hand-over-against-${one}`}>{say(`against.${one}`)}</span>
                      ),
                    }))}
                  />
                </div>
              )}
            </Field>
            <div className="hand-over-two">
              <Field
                name="collector"
                label={say("hand_over.collector")}
                fault={faults.collector}
                hint={say("hand_over.collector_hint", { name: repair.customer_name })}
                tight
              >
                {(control) => (
                  <Input
                    {...control}
                    autoComplete="off"
                    placeholder={repair.customer_name}
                    value={values.collector}
                    onChange={(event) => set("collector", event.target.value)}
                    data-test="hand-over-collector"
                  />
                )}
              </Field>
              <Field name="outcome" label={say("field.outcome")} fault={faults.outcome} tight>
                {({ id, status }) => (
                  <Select<Outcome>
                    id={id}
                    status={status}
                    value={values.outcome ?? prepared.outcome ?? "repaired"}
                    onChange={(outcome) => set("outcome", outcome)}
                    options={OUTCOMES.map((one) => ({ value: one, label: say(`outcome.${one}`) }))}
                    data-test="hand-over-outcome"
                  />
                )}
              </Field>
            </div>
            <GivenBack prepared={prepared} fields={fields} tick={tick} allBack={allBack} />
          </div>
          <div className="stack">
            <SignedBy fields={fields} how={how} />
            {lifting.owed && (
              <Field
                name="owed_reason"
                label={say("hand_over.owed_reason", { amount: yuan(prepared.owed) })}
                fault={faults.owed_reason}
                tight
              >
                {(control) => (
                  <Input
                    {...control}
                    autoComplete="off"
                    value={values.owed_reason}
                    onChange={(event) => set("owed_reason", event.target.value)}
                    data-test="hand-over-owed-reason"
                  />
                )}
              </Field>
            )}
            {mayPass && (
              <Field
                name="override_reason"
                label={say("hand_over.override_reason")}
                fault={faults.override_reason}
                hint={say("hand_over.override_hint")}
                tight
              >
                {(control) => (
                  <Input
                    {...control}
                    autoComplete="off"
                    value={values.override_reason}
                    onChange={(event) => set("override_reason", event.target.value)}
                    data-test="hand-over-override-reason"
                  />
                )}
              </Field>
            )}
            {repair.passcode !== null && !repair.passcode.purged && (
              <Alert type="info" showIcon title={say("hand_over.purges")} />
            )}
          </div>
        </div>
      </div>
    </section>
  );
}
