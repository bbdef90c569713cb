import { Button, Segmented, Select } from "antd";
import { useCallback, useRef, useState } from "react";
import { useFaultCodes } from "../fault_code/codes";
import { useLock } from "../frame/lock";
import { useChange } from "../kit/change";
import { dropDraft } from "../kit/drafts";
import { FailureNote } from "../kit/FailureNote";
import { Field, useFields } from "../kit/fields";
import { Key, useShortcut } from "../kit/shortcuts";
import { TextBox } from "../kit/TextBox";
import { useWords } from "../kit/words";
import { PHOTO_KEYS, type PhotoKeys } from "../photo/PhotoDrop";
import { StagedStrip } from "../photo/StagedStrip";
import type { LogKind, RepairCard, StagedPhoto } from "../wire/commands";

const KINDS: readonly LogKind[] = [
  "work",
  "part",
  "software",
  "cleaning",
  "measure",
  "call",
  "other",
];

/** Of the strip of how it looked before; what is pasted goes to the one after. */
const BEFORE_KEYS: PhotoKeys = ["Alt+B", "Alt+F"];

interface Written {
  kind: LogKind;
  action: string | null;
  text: string;
  before: StagedPhoto[];
  after: StagedPhoto[];
}

interface LogFormProps {
  card: RepairCard;
  draft: string;
  close: () => void;
}

type Update = (former: readonly StagedPhoto[]) => StagedPhoto[];

/** One more entry of the log; half-written ones are kept. */
export function LogForm({ card, draft, close }: LogFormProps) {
  const { say } = useWords();
  const { locked } = useLock();
  const fields = useFields<Written>(
    { kind: "work", action: null, text: "", before: [], after: [] },
    draft,
  );
  const { values, faults, set } = fields;
  const [other, setOther] = useState<Error | null>(null);
  const codes = useFaultCodes(card.kind);
  const add = useChange(
    "log.add",
    {
      done: () => {
        dropDraft(draft);
        close();
      },
      refused: (reason) => setOther(fields.showRefusal(reason) ? null : reason),
    },
    draft,
  );
  const submit = () => add.run({ repair: card.id, ...values, text: values.text.trim() });
  useShortcut("Ctrl+Enter", submit, !locked);
  useShortcut("Escape", close, !locked);
  // Pictures come in one after the other: each is added to those that are there by then.
  const phone = { what: "log", repair: card.id } as const;
  const photos = useRef({ before: values.before, after: values.after });
  photos.current = { before: values.before, after: values.after };
  const { set: setField } = fields;
  const setBefore = useCallback(
    (update: Update) => {
      photos.current.before = update(photos.current.before);
      setField("before", photos.current.before);
    },
    [setField],
  );
  const setAfter = useCallback(
    (update: Update) => {
      photos.current.after = update(photos.current.after);
      setField("after", photos.current.after);
    },
    [setField],
  );
  return (
    <div ref={fields.area} className="stack log-form" data-test="log-form">
      <FailureNote reason={other ?? codes.error} />
      <div className="row log-head">
        <Segmented<LogKind>
          size="small"
          aria-label={say("log.kind")}
          value={values.kind}
          onChange={(kind) => set("kind", kind)}
          options={KINDS.map((one) => ({
            value: one,
            label: <span data-test={`log-kind-${one}`}>{say(`log_kind.${one}`)}</span>,
          }))}
        />
        <Select<string>
          className="grow"
          size="small"
          allowClear
          aria-label={say("log.action")}
          placeholder={say("log.action")}
          showSearch={{ optionFilterProp: "label" }}
          value={values.action}
          onChange={(action) => set("action", action ?? null)}
          options={codes.options("action")}
          data-test="log-action"
        />
      </div>
      <Field name="text" label={say("log.text")} fault={faults.text} tight>
        {(control) => (
          <TextBox
            {...control}
            autoFocus
            rows={2}
            value={values.text}
            change={(text) => set("text", text)}
            data-test="log-text"
          />
        )}
      </Field>
      <div className="log-photos">
        <section aria-label={say("phase.before")}>
          <div className="quiet">{say("phase.before")}</div>
          <StagedStrip
            photos={values.before}
            change={setBefore}
            view="inside"
            phone={phone}
            keys={BEFORE_KEYS}
          />
        </section>
        <section aria-label={say("phase.after")}>
          <div className="quiet">{say("phase.after")}</div>
          <StagedStrip
            photos={values.after}
            change={setAfter}
            view="inside"
            phone={phone}
            pasted
            keys={PHOTO_KEYS}
          />
        </section>
      </div>
      <div className="row log-acts">
        <Button onClick={close} data-test="log-leave">
          {say("log.later")} <Key>Esc</Key>
        </Button>
        <Button type="primary" loading={add.pending} onClick={submit} data-test="log-save">
          {say("act.save")} <Key>Ctrl Enter</Key>
        </Button>
      </div>
    </div>
  );
}
