import { Tag } from "antd";
import { useWords } from "../kit/words";
import type { NoteRow } from "../wire/commands";

/** What one must know of a customer before anything else: a debt, a reason to be careful. */
export function Flags({ notes }: { notes: readonly NoteRow[] }) {
  const { say } = useWords();
  const kinds = new Set(
    notes.filter(({ withdrawn, kind }) => !withdrawn && kind !== "note").map(({ kind }) => kind),
  );
  return Array.from(kinds, (kind) => (
    <Tag key={kind} color={kind === "debt" ? "red" : "orange"} data-test={`customer-${kind}`}>
      {say(`note_kind.${kind}`)}
    </Tag>
  ));
}
