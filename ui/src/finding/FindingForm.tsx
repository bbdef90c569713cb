import { Segmented, Select } from "antd";
import { useCallback, useRef, useState } from "react";
import { symptomsOf, symptomWords, useCatalogue } from "../catalogue/catalogue";
import { useFaultCodes } from "../fault_code/codes";
import { useChange } from "../kit/change";
import { draftKey, dropDraft } from "../kit/drafts";
import { FailureNote } from "../kit/FailureNote";
import { FormModal } from "../kit/FormModal";
import { Field, useFields } from "../kit/fields";
import { TextBox } from "../kit/TextBox";
import { useWords } from "../kit/words";
import { StagedStrip } from "../photo/StagedStrip";
import { useMe } from "../session/door";
import type { Evidence, Level, RepairCard, StagedPhoto } from "../wire/commands";

export const LEVELS: readonly Level[] = ["simple", "one", "two", "three"];
const EVIDENCES: readonly Evidence[] = [
  "none",
  "liquid",
  "impact",
  "opened",
  "foreign_part",
  "other",
];

interface Written {
  symptom: string | null;
  cause: string | null;
  text: string;
  level: Level;
  evidence: Evidence;
  photos: StagedPhoto[];
}

/** What a technician found, apart from the customer's words; half-written ones are kept. */
export function FindingForm({ card, close }: { card: RepairCard; close: () => void }) {
  const { say, language } = useWords();
  const me = useMe();
  const draft = draftKey(me.id, `finding/${card.id}`);
  const fields = useFields<Written>(
    {
      symptom: card.codes[0] ?? null,
      cause: null,
      text: "",
      level: "simple",
      evidence: "none",
      photos: [],
    },
    draft,
  );
  const { values, faults, set } = fields;
  const [other, setOther] = useState<Error | null>(null);
  const codes = useFaultCodes(card.kind);
  const catalogue = useCatalogue();
  const symptoms = symptomsOf(catalogue.symptoms, card.kind).map((row) => ({
    value: row.code,
    label: `${row.code} ${symptomWords(row, language)}`,
  }));
  const add = useChange(
    "finding.add",
    {
      done: () => {
        dropDraft(draft);
        close();
      },
      refused: (reason) => setOther(fields.showRefusal(reason) ? null : reason),
    },
    draft,
  );
  // Pictures come in one after the other: each is added to those that are there by then.
  const photos = useRef(values.photos);
  photos.current = values.photos;
  const { set: setField } = fields;
  const setPhotos = useCallback(
    (update: (former: readonly StagedPhoto[]) => StagedPhoto[]) => {
      photos.current = update(photos.current);
      setField("photos", photos.current);
    },
    [setField],
  );
  return (
    <FormModal
      title={say("finding.title")}
      act="act.save"
      test="finding"
      width={640}
      pending={add.pending}
      submit={() => add.run({ repair: card.id, ...values, text: values.text.trim() })}
      close={close}
    >
      <div ref={fields.area} className="stack">
        <FailureNote reason={other ?? codes.error} />
        <div className="finding-codes">
          <Field name="symptom" label={say("finding.symptom")} fault={faults.symptom} tight>
            {({ id, status }) => (
              <Select<string>
                id={id}
                status={status}
                allowClear
                showSearch={{ optionFilterProp: "label" }}
                value={values.symptom}
                onChange={(symptom) => set("symptom", symptom ?? null)}
                options={symptoms}
                data-test="finding-symptom"
              />
            )}
          </Field>
          <Field name="cause" label={say("finding.cause")} fault={faults.cause} tight>
            {({ id, status }) => (
              <Select<string>
                id={id}
                status={status}
                allowClear
                showSearch={{ optionFilterProp: "label" }}
                value={values.cause}
                onChange={(cause) => set("cause", cause ?? null)}
                options={codes.options("cause")}
                data-test="finding-cause"
              />
            )}
          </Field>
        </div>
        <Field name="text" label={say("finding.text")} fault={faults.text} tight>
          {(control) => (
            <TextBox
              {...control}
              autoFocus
              rows={3}
              placeholder={say("finding.text_hint")}
              value={values.text}
              change={(text) => set("text", text)}
              data-test="finding-text"
            />
          )}
        </Field>
        <Field name="level" label={say("finding.level")} fault={faults.level} tight>
          {({ id }) => (
            <Segmented<Level>
              id={id}
              value={values.level}
              onChange={(level) => set("level", level)}
              options={LEVELS.map((one) => ({
                value: one,
                label: <span data-test={`finding-level-${one}`}>{say(`level.${one}`)}</span>,
              }))}
            />
          )}
        </Field>
        <Field
          name="evidence"
          label={say("finding.evidence")}
          fault={faults.evidence}
          hint={values.evidence === "none" ? undefined : say("finding.evidence_told")}
          tight
        >
          {({ id }) => (
            <Segmented<Evidence>
              id={id}
              value={values.evidence}
              onChange={(evidence) => set("evidence", evidence)}
              options={EVIDENCES.map((one) => ({
                value: one,
                label: <span data-test={`finding-evidence-${one}`}>{say(`evidence.${one}`)}</span>,
              }))}
            />
          )}
        </Field>
        <Field name="photos" label={say("order.photos")} fault={faults.photos} tight>
          {() => (
            <StagedStrip
              photos={values.photos}
              change={setPhotos}
              view="inside"
              phone={{ what: "finding", repair: card.id }}
              pasted
              phoneKeyed
            />
          )}
        </Field>
      </div>
    </FormModal>
  );
}
