import { Segmented } from "antd";
import { useState } from "react";
import { useAnswer } from "../kit/answers";
import { FailureNote } from "../kit/FailureNote";
import { languages, useWords } from "../kit/words";
import type { Language, TermsKind, TermsRow } from "../wire/commands";
import { TermsEditor } from "./TermsEditor";
import { Versions } from "./Versions";
import "./terms.css";

const KINDS: readonly TermsKind[] = ["repair", "privacy"];

/** The texts customers agree to: versions of each, never changed once they were agreed to. */
export function TermsSettings() {
  const { say, language } = useWords();
  const [kind, setKind] = useState<TermsKind>("repair");
  const [tongue, setTongue] = useState<Language>(language);
  const list = useAnswer("terms.list", {}, ["terms"]);
  const rows = (list.data ?? [])
    .filter((row) => row.kind === kind && row.language === tongue)
    .toSorted((a, b) => b.version - a.version);
  return (
    <section className="card">
      <div className="card-head settings-head">
        <h2>{say("settings.terms")}</h2>
        <div className="row">
          <Segmented<TermsKind>
            aria-label={say("terms.which")}
            value={kind}
            onChange={setKind}
            options={KINDS.map((one) => ({
              value: one,
              label: <span data-test={`terms-kind-${one}`}>{say(`terms_kind.${one}`)}</span>,
            }))}
          />
          <Segmented<Language>
            aria-label={say("choice.language")}
            value={tongue}
            onChange={setTongue}
            options={languages.map(({ code, name }) => ({
              value: code,
              label: <span data-test={`terms-language-${code}`}>{name}</span>,
            }))}
          />
        </div>
      </div>
      <div className="card-body stack">
        <FailureNote reason={list.error} again={() => list.refetch()} />
        {list.data && <Text key={`${kind} ${tongue}`} kind={kind} language={tongue} rows={rows} />}
      </div>
    </section>
  );
}

interface TextProps {
  kind: TermsKind;
  language: Language;
  /** Newest first. */
  rows: TermsRow[];
}

function Text({ kind, language, rows }: TextProps) {
  return (
    <div className="terms">
      <TermsEditor kind={kind} language={language} newest={rows[0]} />
      <Versions rows={rows} />
    </div>
  );
}
