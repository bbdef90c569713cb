import { App, Button } from "antd";
import { useEffect, useRef, useState } from "react";
import { useLock } from "../frame/lock";
import { useChange } from "../kit/change";
import { draftKey, dropDraft } from "../kit/drafts";
import { FailureNote } from "../kit/FailureNote";
import { FormModal } from "../kit/FormModal";
import { Field, useFields } from "../kit/fields";
import { isStale, StaleNote } from "../kit/StaleNote";
import { Key, useShortcut } from "../kit/shortcuts";
import { useWords } from "../kit/words";
import { useMe } from "../session/door";
import type { Language, TermsKind, TermsRow } from "../wire/commands";
import { Findings } from "./Findings";
import { LintedText } from "./LintedText";
import { useLint } from "./lint";

interface TermsEditorProps {
  kind: TermsKind;
  language: Language;
  /** The version in force, if there is one. */
  newest: TermsRow | undefined;
}

/** Writes the next version: void clauses are told while typing, and nothing is in force before it is published. */
export function TermsEditor({ kind, language, newest }: TermsEditorProps) {
  const { say } = useWords();
  const { locked } = useLock();
  const { message } = App.useApp();
  const draft = draftKey(useMe().id, `terms.write/${kind}/${language}`);
  const fields = useFields({ text: newest?.text ?? "", version: newest?.version ?? 0 }, draft);
  const { values, faults, set } = fields;
  // A version published elsewhere is taken over where nothing was typed here.
  const began = useRef(newest);
  const { replace } = fields;
  useEffect(() => {
    const untouched = values.text === (began.current?.text ?? "");
    if (untouched && newest && newest.version !== values.version) {
      replace({ text: newest.text, version: newest.version });
    }
    if (untouched) began.current = newest;
  }, [newest, values, replace]);
  const [asking, setAsking] = useState(false);
  const [other, setOther] = useState<Error | null>(null);
  const area = useRef<HTMLTextAreaElement>(null);
  const lint = useLint(values.text);
  const write = useChange("terms.write", {
    done: () => {
      const version = values.version + 1;
      fields.replace({ text: values.text, version });
      dropDraft(draft);
      setAsking(false);
      message.success(say("terms.published", { version }));
    },
    refused: (reason) => {
      setAsking(false);
      setOther(fields.showRefusal(reason) ? null : reason);
    },
  });
  const publish = (version = values.version) => {
    setOther(null);
    set("version", version);
    write.run({ kind, language, text: values.text, seen_version: version });
  };
  const drop = () => {
    fields.replace({ text: newest?.text ?? "", version: newest?.version ?? 0 });
    dropDraft(draft);
    setOther(null);
  };
  const changed = values.text.trim() !== (newest?.text ?? "").trim();
  const ask = () => changed && setAsking(true);
  useShortcut("Ctrl+Enter", ask, !locked && !asking);
  const jump = (from: number, to: number) => {
    area.current?.focus();
    area.current?.setSelectionRange(from, to);
    scrollTo(area.current, from);
  };
  const version = (newest?.version ?? 0) + 1;

  return (
    <div className="stack" ref={fields.area}>
      {isStale(other) ? (
        <StaleNote
          reason={other}
          changes={[]}
          keepMine={() => publish(newest?.version ?? 0)}
          takeTheirs={drop}
        />
      ) : (
        <FailureNote reason={other ?? lint.failed} />
      )}
      <Field
        name="text"
        label={say("terms.text", { version })}
        fault={faults.text}
        hint={say("terms.hint")}
      >
        {(control) => (
          <LintedText
            {...control}
            value={values.text}
            change={(text) => set("text", text)}
            findings={lint.findings}
            area={area}
            data-test="terms-text"
          />
        )}
      </Field>
      <Findings text={values.text} lint={lint} jump={jump} />
      <div className="row">
        <Button type="primary" disabled={!changed} onClick={ask} data-test="terms-publish">
          {say("terms.publish")} <Key>Ctrl Enter</Key>
        </Button>
        {changed && (
          <Button onClick={drop} data-test="terms-discard">
            {say("act.discard")}
          </Button>
        )}
      </div>
      {asking && (
        <FormModal
          title={say("terms.publish_title", { kind: say(`terms_kind.${kind}`), version })}
          act="terms.publish"
          test="terms-confirm"
          pending={write.pending}
          submit={() => publish()}
          close={() => setAsking(false)}
        >
          <p>{say("terms.publish_told")}</p>
          {lint.findings.length > 0 && (
            <p className="lint-warning" data-test="terms-confirm-findings">
              {say("terms.publish_findings", { n: lint.findings.length })}
            </p>
          )}
        </FormModal>
      )}
    </div>
  );
}

/** Brings a place of a long text into sight; browsers don't do so for a selection. */
function scrollTo(area: HTMLTextAreaElement | null, place: number): void {
  if (!area) return;
  const part = place / Math.max(1, area.value.length);
  area.scrollTop = part * area.scrollHeight - area.clientHeight / 2;
}
