import { Button, Segmented } from "antd";
import { useState } from "react";
import { useLock } from "../frame/lock";
import { useAnswer } from "../kit/answers";
import { useChange } from "../kit/change";
import { useClock } from "../kit/dates";
import { draftKey, dropDraft } from "../kit/drafts";
import { FailureNote } from "../kit/FailureNote";
import { Field, useFields } from "../kit/fields";
import { LongText } from "../kit/LongText";
import { Key, useShortcut } from "../kit/shortcuts";
import { TextBox } from "../kit/TextBox";
import { useWords } from "../kit/words";
import { useCan, useMe } from "../session/door";
import type { About, NoteKind, NoteRow } from "../wire/commands";
import { NOTE_KINDS } from "./NotesForm";
import "./note.css";

/** What a note can hang on, with the id of each. */
export type Subjects = Partial<Record<About, string>>;

const ABOUTS: readonly About[] = ["repair", "device", "customer"];

/** The notes of an order, its machine and its customer. */
export function useNotesOf(repair: string) {
  return useAnswer("note.of", { repair }, ["note", "repair", "device", "customer"]);
}

interface NotesProps {
  notes: readonly NoteRow[];
  subjects: Subjects;
  /** Opens the field for a new one. */
  shortcut?: "Alt+N";
}

/** Notes, the newest first, and a field for one more. */
export function Notes({ notes, subjects, shortcut }: NotesProps) {
  const { say } = useWords();
  const can = useCan();
  const { locked } = useLock();
  const [adding, setAdding] = useState(false);
  const mayAdd = can("add_notes");
  useShortcut(
    shortcut ?? "Alt+N",
    () => setAdding(true),
    shortcut !== undefined && mayAdd && !locked,
  );
  return (
    <section className="card" data-test="notes">
      <div className="card-head">
        <h2>{say("note.all")}</h2>
        {mayAdd && !adding && (
          <Button size="small" onClick={() => setAdding(true)} data-test="note-add">
            {say("note.add")} {shortcut && <Key>Alt N</Key>}
          </Button>
        )}
      </div>
      <div className="card-body stack">
        {adding && <NoteField subjects={subjects} close={() => setAdding(false)} />}
        {notes.length === 0 && !adding && <p className="quiet">{say("note.none")}</p>}
        {notes.length > 0 && (
          <ul className="notes">
            {notes.map((note) => (
              <NoteLine key={note.id} note={note} />
            ))}
          </ul>
        )}
      </div>
    </section>
  );
}

const TONES: Record<NoteKind, string> = {
  note: "chip chip-quiet",
  careful: "chip chip-warn",
  debt: "chip chip-bad",
};

function NoteLine({ note }: { note: NoteRow }) {
  const { say } = useWords();
  const can = useCan();
  const me = useMe();
  const clock = useClock();
  const withdraw = useChange("note.withdraw");
  // The core knows whose it is by id; here the name decides only whether the button is offered.
  const mayWithdraw =
    !note.withdrawn && can("add_notes") && (note.by === me.name || can("keep_shop"));
  return (
    <li className={note.withdrawn ? "note note-gone" : "note"} data-test="note">
      <div className="row note-head">
        <span className={TONES[note.kind]}>{say(`note_kind.${note.kind}`)}</span>
        <span className="quiet cut grow">
          {say(`note_about.${note.about}`)} · {note.by} ·{" "}
          <time className="number" dateTime={note.at} title={clock.full(note.at)}>
            {clock.short(note.at)}
          </time>
          {note.withdrawn && ` · ${say("note.withdrawn")}`}
        </span>
        {mayWithdraw && (
          <Button
            type="link"
            size="small"
            className="fact-act"
            loading={withdraw.pending}
            onClick={() => withdraw.run({ id: note.id })}
            data-test="note-withdraw"
          >
            {say("note.withdraw")}
          </Button>
        )}
      </div>
      <div className="note-text">
        <LongText text={note.text} />
      </div>
      <FailureNote reason={withdraw.refused} />
    </li>
  );
}

function NoteField({ subjects, close }: { subjects: Subjects; close: () => void }) {
  const { say } = useWords();
  const { locked } = useLock();
  const abouts = ABOUTS.filter((about) => subjects[about] !== undefined);
  const draft = draftKey(useMe().id, `note.add/${Object.values(subjects).join()}`);
  const fields = useFields<{ about: About; kind: NoteKind; text: string }>(
    { about: abouts[0] ?? "repair", kind: "note", text: "" },
    draft,
  );
  const { values, faults, set } = fields;
  const [other, setOther] = useState<Error | null>(null);
  const add = useChange(
    "note.add",
    {
      done: () => {
        dropDraft(draft);
        close();
      },
      refused: (reason) => setOther(fields.showRefusal(reason) ? null : reason),
    },
    draft,
  );
  const submit = () => {
    const subject = subjects[values.about];
    if (subject !== undefined) add.run({ ...values, subject });
  };
  useShortcut("Ctrl+Enter", submit, !locked);
  useShortcut("Escape", close, !locked);
  return (
    <div ref={fields.area} className="note-field" data-test="note-form">
      <div className="row">
        <Segmented<NoteKind>
          size="small"
          aria-label={say("note.kind")}
          value={values.kind}
          onChange={(kind) => set("kind", kind)}
          options={NOTE_KINDS.map((kind) => ({
            value: kind,
            label: <span data-test={`note-kind-${kind}`}>{say(`note_kind.${kind}`)}</span>,
          }))}
        />
        {abouts.length > 1 && (
          <Segmented<About>
            size="small"
            aria-label={say("note.about")}
            value={values.about}
            onChange={(about) => set("about", about)}
            options={abouts.map((about) => ({
              value: about,
              label: <span data-test={`note-about-${about}`}>{say(`note_about.${about}`)}</span>,
            }))}
          />
        )}
      </div>
      <Field name="text" label={say("note.text")} fault={faults.text} tight>
        {(control) => (
          <TextBox
            {...control}
            autoFocus
            rows={3}
            value={values.text}
            change={(text) => set("text", text)}
            data-test="note-text"
          />
        )}
      </Field>
      <FailureNote reason={other} />
      <div className="row">
        <Button
          type="primary"
          size="small"
          loading={add.pending}
          onClick={submit}
          data-test="note-save"
        >
          {say("act.save")} <Key>Ctrl Enter</Key>
        </Button>
        <Button size="small" onClick={close} data-test="note-cancel">
          {say("act.cancel")} <Key>Esc</Key>
        </Button>
      </div>
    </div>
  );
}
