import { Alert, Button, Checkbox, Input, Segmented, Select } from "antd";
import { useState } from "react";
import { SignaturePad } from "../consent/SignaturePad";
import { useLock } from "../frame/lock";
import { useChange } from "../kit/change";
import { chooseSignedOn, chosenSignedOn } from "../kit/choices";
import { draftKey } from "../kit/drafts";
import { FailureNote } from "../kit/FailureNote";
import { Field, moveOnEnter, useFields } from "../kit/fields";
import { yuan } from "../kit/money";
import { Picks } from "../kit/Picks";
import { useScan } from "../kit/scanner";
import { Key, popupOpen, useShortcut } from "../kit/shortcuts";
import { useWords } from "../kit/words";
import { useCan, useMe } from "../session/door";
import type {
  Against,
  HandOver,
  HandOverCard,
  OldParts,
  Outcome,
  RepairCard,
  SignedOn,
} from "../wire/commands";
import { liftable } from "./lifting";
import { OpenGates } from "./OpenGates";
import { against, isVoucherOf } from "./proof";

const AGAINST: readonly Against[] = ["voucher", "code", "phone"];
const SIGNED_ON: readonly SignedOn[] = ["pad", "paper"];
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

/** What is written before the machine goes home; what follows from the order is filled in. */
interface Handing {
  /** Nothing: by how the proof looks. */
  against: Against | null;
  proof: string;
  collector: string;
  /** Nothing: as at this desk before. */
  how: SignedOn | null;
  signature: string | null;
  accessories: HandOver["accessories"];
  old_parts: OldParts | null;
  outcome: Outcome | null;
  owed_reason: string;
  override_reason: string;
}

const NOTHING: Handing = {
  against: null,
  proof: "",
  collector: "",
  how: null,
  signature: null,
  accessories: [],
  old_parts: null,
  outcome: null,
  owed_reason: "",
  override_reason: "",
};

interface HandOverFormProps {
  repair: RepairCard;
  prepared: HandOverCard["prepared"];
  done: () => void;
}

/** Who takes the machine, on what proof, with what; and the gates that are still open. */
export function HandOverForm({ repair, prepared, done }: HandOverFormProps) {
  const { say } = useWords();
  const can = useCan();
  const me = useMe();
  const { locked } = useLock();
  const draft = draftKey(me.id, `hand_over/${repair.id}`);
  const fields = useFields<Handing>(NOTHING, draft);
  const { values, faults, set } = fields;
  const [other, setOther] = useState<Error | null>(null);
  const make = useChange(
    "hand_over.make",
    {
      done: () => {
        fields.replace(NOTHING);
        done();
      },
      refused: (reason) => setOther(fields.showRefusal(reason) ? null : reason),
    },
    draft,
  );
  const proofBy = values.against ?? against(values.proof);
  const how = values.how ?? chosenSignedOn();
  const lifting = liftable(prepared.gates, can);
  const allBack = prepared.accessories.every((one) => values.accessories.includes(one));
  // What did not come along can be passed over by right, with a reason.
  const mayPass = can("override_gates") && (lifting.override || !allBack);
  const submit = () => {
    if (make.pending) return;
    setOther(null);
    if (prepared.old_parts && values.old_parts === null) {
      fields.setFaults({ old_parts: say("fault.field.old_parts_open") });
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
      const own = isVoucherOf(repair.code, text);
      const inProof = field?.name === "proof";
      if (!own && inProof && against(text) !== "voucher") return false;
      // Nothing else here is scanned: it opens what it stands for.
      if (!own && !inProof) return field && fields.area.current?.contains(field) ? "beside" : false;
      // After the field was put back as it was before the scan.
      setTimeout(() => {
        if (own) scanned(text);
        else fields.setFaults({ proof: say("hand_over.other_voucher") });
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
              hint={say(`hand_over.proof_${proofBy}`)}
            >
              {(control) => (
                <div className="row">
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
            <Field
              name="accessories"
              label={say("hand_over.accessories")}
              fault={faults.accessories}
              hint={prepared.accessory_note === "" ? undefined : prepared.accessory_note}
              tight
            >
              {() =>
                prepared.accessories.length === 0 ? (
                  <span className="quiet">{say("order.accessories_none")}</span>
                ) : (
                  <div className="row hand-over-ticks">
                    <Checkbox.Group
                      value={values.accessories}
                      onChange={(ticked) => set("accessories", ticked)}
                      options={prepared.accessories.map((one) => ({
                        value: one,
                        label: (
                          <span data-test={`hand-over-accessory-${one}`}>
                            {say(`accessory.${one}`)}
                          </span>
                        ),
                      }))}
                    />
                    <Button size="small" onClick={tick} data-test="hand-over-all">
                      {say(allBack ? "hand_over.none_back" : "hand_over.all_back")} <Key>Alt J</Key>
                    </Button>
                  </div>
                )
              }
            </Field>
            {prepared.old_parts && (
              <Field name="old_parts" label={say("field.old_parts")} fault={faults.old_parts} tight>
                {({ id }) => (
                  <Segmented<OldParts | "open">
                    id={id}
                    value={values.old_parts ?? "open"}
                    onChange={(one) => set("old_parts", one === "open" ? null : one)}
                    options={[
                      { value: "open", label: say("hand_over.old_parts_open"), disabled: true },
                      {
                        value: "given",
                        label: (
                          <span data-test="hand-over-given">
                            {say("old_parts.given")} <Key>Alt H</Key>
                          </span>
                        ),
                      },
                      {
                        value: "kept",
                        label: (
                          <span data-test="hand-over-kept">
                            {say("old_parts.kept")} <Key>Alt K</Key>
                          </span>
                        ),
                      },
                    ]}
                  />
                )}
              </Field>
            )}
          </div>
          <div className="stack">
            <Field
              name="signature"
              label={say("hand_over.signature")}
              fault={faults.signature}
              hint={how === "paper" ? say("hand_over.paper_hint") : undefined}
              tight
            >
              {({ id, "aria-describedby": describedBy }) => (
                <div className="stack-tight">
                  <Picks
                    label={say("hand_over.signature")}
                    test="hand-over-on"
                    values={SIGNED_ON}
                    value={how}
                    words={(one) => say(`signed_on.${one}`)}
                    keys={["Alt+U", "Alt+P"]}
                    change={(one) => {
                      chooseSignedOn(one);
                      set("how", one);
                    }}
                  />
                  {how === "pad" && (
                    <SignaturePad
                      id={id}
                      describedBy={describedBy}
                      signature={values.signature}
                      change={(signature) => set("signature", signature)}
                    />
                  )}
                </div>
              )}
            </Field>
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
