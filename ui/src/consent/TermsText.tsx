import { Modal } from "antd";
import { useState } from "react";
import { useAnswer } from "../kit/answers";
import { LongText } from "../kit/LongText";
import { useWords } from "../kit/words";
import type { Language, TermsKind, TermsRow } from "../wire/commands";
import "./consent.css";

const KINDS: readonly TermsKind[] = ["repair", "privacy"];

/** The texts in force in a language, one of each kind. */
export function useTermsInForce(language: Language): TermsRow[] {
  const terms = useAnswer("terms.list", {}, ["terms", "shop"]);
  return KINDS.flatMap(
    (kind) =>
      terms.data?.find((row) => row.in_force && row.kind === kind && row.language === language) ??
      [],
  );
}

/** Names the versions a customer agrees to; each opens its text. */
export function TermsLinks({ rows }: { rows: readonly TermsRow[] }) {
  const { say } = useWords();
  const [open, setOpen] = useState<TermsRow | null>(null);
  return (
    <span className="terms-links">
      {rows.map((row) => (
        <button
          key={row.id}
          type="button"
          className="plain terms-link"
          onClick={() => setOpen(row)}
          data-test={`terms-${row.kind}`}
        >
          {say("consent.version", { kind: say(`terms_kind.${row.kind}`), n: row.version })}
        </button>
      ))}
      {open && (
        <Modal
          open
          title={say("consent.version", {
            kind: say(`terms_kind.${open.kind}`),
            n: open.version,
          })}
          footer={null}
          onCancel={() => setOpen(null)}
          data-test="terms-text"
        >
          <LongText text={open.text} />
        </Modal>
      )}
    </span>
  );
}
