import { Input, Modal, Radio, Select } from "antd";
import { useState } from "react";
import { Refusal } from "../host/host";
import { useChange } from "../kit/change";
import { draftKey, dropDraft } from "../kit/drafts";
import { FailureNote } from "../kit/FailureNote";
import { FormModal } from "../kit/FormModal";
import { Field, useFields } from "../kit/fields";
import { useWords } from "../kit/words";
import { useMe } from "../session/door";
import type { Gate, Hold, Outcome, RepairCard, Stage, StepRow } from "../wire/commands";
import type { Tab } from "./acts";
import { Gates } from "./Gates";
import { stepWords } from "./stepWords";

const HOLDS: readonly Hold[] = ["customer", "part", "maker", "payment", "dispute", "other"];

export const OUTCOMES: readonly Outcome[] = [
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

interface StepFormProps {
  card: RepairCard;
  row: StepRow;
  lead: (tab: Tab) => void;
  done: (stage: Stage) => void;
  close: () => void;
}

/** A step that wants words: its reason, its outcome, or why open gates are passed over. */
export function StepForm(props: StepFormProps) {
  const { row } = props;
  const blocked = row.gates.length > 0 && !row.may_override;
  return blocked ? <Blocked {...props} /> : <Asking {...props} />;
}

/** Nobody here may pass over what is open: it is told, and where it is closed. */
function Blocked({ card, row, lead, close }: StepFormProps) {
  const { say } = useWords();
  const [first] = row.gates;
  return (
    <Modal
      open
      title={say("step.blocked", { step: stepWords(say, card, row.to) })}
      footer={null}
      onCancel={close}
      data-test="step-blocked"
    >
      <div className="stack">
        <p className="quiet">{say("step.blocked_told", { n: row.gates.length })}</p>
        {first && <Gates gates={row.gates} lead={lead} />}
      </div>
    </Modal>
  );
}

function Asking({ card, row, lead, done, close }: StepFormProps) {
  const { say } = useWords();
  const draft = draftKey(useMe().id, `repair.step/${card.id}/${row.to}`);
  const fields = useFields(
    {
      reason: "",
      hold: "customer" as Hold,
      outcome: card.outcome ?? outcomeFor(card.stage),
      override_reason: "",
    },
    draft,
  );
  const { values, faults, set } = fields;
  const [other, setOther] = useState<Error | null>(null);
  const [gates, setGates] = useState<readonly Gate[]>(row.gates);
  const asks = (what: StepRow["asks"][number]) => row.asks.includes(what);
  const step = useChange(
    "repair.step",
    {
      done: ({ stage }) => {
        dropDraft(draft);
        done(stage);
      },
      refused: (reason) => {
        // Gates that opened meanwhile are told here, not in a second place.
        if (reason instanceof Refusal && reason.failure.gates.length > 0) {
          setGates(reason.failure.gates);
        }
        setOther(fields.showRefusal(reason) ? null : reason);
      },
    },
    draft,
  );
  const submit = () =>
    step.run({
      id: card.id,
      seen_seq: card.seen_seq,
      to: row.to,
      reason: asks("reason") ? values.reason.trim() : null,
      hold: asks("hold") ? values.hold : null,
      outcome: asks("outcome") ? values.outcome : null,
      override_reason: gates.length > 0 ? values.override_reason.trim() : null,
    });
  return (
    <FormModal
      title={stepWords(say, card, row.to)}
      act={gates.length > 0 ? "step.override" : "step.act"}
      test="step"
      pending={step.pending}
      submit={submit}
      close={close}
    >
      <div ref={fields.area} className="stack">
        {gates.length > 0 && <Gates gates={gates} lead={lead} />}
        <FailureNote reason={other} />
        {asks("hold") && (
          <Field name="hold" label={say("field.hold")} fault={faults.hold} tight>
            {({ id }) => (
              <Radio.Group
                id={id}
                value={values.hold}
                onChange={(event) => set("hold", event.target.value)}
                options={HOLDS.map((hold) => ({
                  value: hold,
                  label: <span data-test={`step-hold-${hold}`}>{say(`hold.${hold}`)}</span>,
                }))}
              />
            )}
          </Field>
        )}
        {asks("outcome") && (
          <Field name="outcome" label={say("field.outcome")} fault={faults.outcome} tight>
            {(control) => (
              <Select<Outcome>
                id={control.id}
                status={control.status}
                aria-describedby={control["aria-describedby"]}
                value={values.outcome}
                onChange={(outcome) => set("outcome", outcome)}
                options={OUTCOMES.map((one) => ({ value: one, label: say(`outcome.${one}`) }))}
                data-test="step-outcome"
              />
            )}
          </Field>
        )}
        {asks("reason") && (
          <Field name="reason" label={say("field.reason")} fault={faults.reason}>
            {(control) => (
              <Input
                {...control}
                autoFocus
                autoComplete="off"
                value={values.reason}
                onChange={(event) => set("reason", event.target.value)}
                data-test="step-reason"
              />
            )}
          </Field>
        )}
        {gates.length > 0 && (
          <Field
            name="override_reason"
            label={say("field.override_reason")}
            fault={faults.override_reason}
            hint={say("step.override_told")}
          >
            {(control) => (
              <Input
                {...control}
                autoFocus={!asks("reason")}
                autoComplete="off"
                value={values.override_reason}
                onChange={(event) => set("override_reason", event.target.value)}
                data-test="step-override-reason"
              />
            )}
          </Field>
        )}
      </div>
    </FormModal>
  );
}

/** What an order most likely ended as, by where it comes from. */
function outcomeFor(stage: Stage): Outcome {
  if (stage === "diagnosing") return "no_fault";
  return stage === "quoting" || stage === "awaiting_consent" ? "declined" : "repaired";
}
