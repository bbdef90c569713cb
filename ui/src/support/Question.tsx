import { Link } from "@tanstack/react-router";
import { Button } from "antd";
import { useState } from "react";
import { useLock } from "../frame/lock";
import type { CommandName, Input } from "../host/host";
import { useChange } from "../kit/change";
import { useClock } from "../kit/dates";
import { draftKey, dropDraft } from "../kit/drafts";
import { FailureNote } from "../kit/FailureNote";
import { FormModal } from "../kit/FormModal";
import { Field, useFields } from "../kit/fields";
import { LongText } from "../kit/LongText";
import { Key, popupOpen, useShortcut } from "../kit/shortcuts";
import { TextBox } from "../kit/TextBox";
import { useWords, type Word } from "../kit/words";
import { useMe } from "../session/door";
import type { SupportRow, SupportState } from "../wire/commands";
import "./support.css";

const TONES: Record<SupportState, string> = {
  open: "chip chip-warn",
  answered: "chip chip-info",
  closed: "chip chip-quiet",
};

interface QuestionProps {
  row: SupportRow;
  /** Names the order, where the question stands elsewhere than on its page. */
  order?: boolean;
  /** Of several the first that waits has the keys. */
  keyed?: boolean;
}

/** The first of several that waits for whoever is here: the keys mean that one. */
export function waiting(rows: readonly SupportRow[]): SupportRow | undefined {
  return rows.find((row) => row.may_answer) ?? rows.find((row) => row.may_close);
}

/** One question and its answer. */
export function Question({ row, order = false, keyed = false }: QuestionProps) {
  const { say } = useWords();
  const clock = useClock();
  const { locked } = useLock();
  const [doing, setDoing] = useState<"answer" | "close" | null>(null);
  const end = useChange("support.close");
  const close = () => setDoing(null);
  const shut = () => {
    if (row.state === "open") setDoing("close");
    else if (!end.pending) end.run({ id: row.id });
  };
  const free = keyed && !locked && doing === null;
  useShortcut("Alt+D", () => !popupOpen() && setDoing("answer"), free && row.may_answer);
  useShortcut("Alt+X", () => !popupOpen() && shut(), free && row.may_close);
  return (
    <article className="question" data-test="support">
      <div className="row question-head">
        <span className={TONES[row.state]} data-test="support-state" data-state={row.state}>
          {say(`support_state.${row.state}`)}
        </span>
        {order && (
          <Link
            to="/repairs/$id"
            params={{ id: row.repair }}
            search={{ tab: "log" }}
            className="order-link number"
          >
            {row.number}
          </Link>
        )}
        {order && <bdi className="cut">{row.device}</bdi>}
        <span className="quiet cut grow">
          {say("support.line", {
            by: row.asked_by,
            to: row.to_name === "" ? say(`asked.${row.asked}`) : row.to_name,
          })}{" "}
          · <span className="number">{clock.short(row.asked_at)}</span>
        </span>
        {row.may_answer && (
          <Button size="small" onClick={() => setDoing("answer")} data-test="support-answer">
            {say("support.answer")} {keyed && <Key>Alt D</Key>}
          </Button>
        )}
        {row.may_close && (
          <Button size="small" loading={end.pending} onClick={shut} data-test="support-close">
            {say("support.close")} {keyed && <Key>Alt X</Key>}
          </Button>
        )}
      </div>
      <LongText text={row.question} />
      {row.answer !== "" && (
        <div className="question-answer" data-test="support-answered">
          <div className="quiet">
            {row.answered_by}
            {row.answered_at && ` · ${clock.short(row.answered_at)}`}
          </div>
          <LongText text={row.answer} />
        </div>
      )}
      {row.reason !== "" && (
        <p className="quiet" data-test="support-closed-why">
          {say("support.closed_why", { reason: row.reason })}
        </p>
      )}
      <FailureNote reason={end.refused} />
      {doing === "answer" && <AnswerForm row={row} close={close} />}
      {doing === "close" && <CloseForm row={row} close={close} />}
    </article>
  );
}

interface FormProps {
  row: SupportRow;
  close: () => void;
}

/** Why a question needs no answer any more. */
function CloseForm({ row, close }: FormProps) {
  const { say } = useWords();
  return (
    <ReplyForm
      row={row}
      act="support.close"
      name="reason"
      before=""
      input={(reason) => ({ id: row.id, reason })}
      draft={`support.close/${row.id}`}
      title={say("support.close_title", { number: row.number })}
      label={say("support.close_why")}
      rows={2}
      test={["support-close", "support-close-why"]}
      close={close}
    />
  );
}

function AnswerForm({ row, close }: FormProps) {
  const { say } = useWords();
  return (
    <ReplyForm
      row={row}
      act="support.answer"
      name="answer"
      before={row.answer}
      input={(answer) => ({ id: row.id, answer })}
      draft={`answer/${row.id}`}
      title={say("support.answer_title", { number: row.number })}
      label={say(row.asked === "maker" ? "support.answer_maker" : "support.answer_text")}
      rows={4}
      test={["support-answer", "support-answer-text"]}
      close={close}
    />
  );
}

interface ReplyProps<K extends CommandName> extends FormProps {
  act: K & Word;
  /** The command's name for the words. */
  name: "answer" | "reason";
  before: string;
  input: (words: string) => Input<K>;
  draft: string;
  title: string;
  label: string;
  rows: number;
  /** Of the form, and of its field. */
  test: [string, string];
}

/** Words to a question, which stands above them; what is typed is kept as a draft until it is said. */
function ReplyForm<K extends CommandName>(props: ReplyProps<K>) {
  const { row, act, name, before, input, title, label, rows, test, close } = props;
  const draft = draftKey(useMe().id, props.draft);
  const fields = useFields<{ answer?: string; reason?: string }>({ [name]: before }, draft);
  const words = fields.values[name] ?? "";
  const [other, setOther] = useState<Error | null>(null);
  const reply = useChange<K>(
    act,
    {
      done: () => {
        dropDraft(draft);
        close();
      },
      refused: (reason) => setOther(fields.showRefusal(reason) ? null : reason),
    },
    draft,
  );
  return (
    <FormModal
      title={title}
      act={act}
      test={test[0]}
      pending={reply.pending}
      submit={() => reply.run(input(words.trim()))}
      close={close}
    >
      <div ref={fields.area} className="stack">
        <LongText text={row.question} />
        <FailureNote reason={other} />
        <Field name={name} label={label} fault={fields.faults[name]} tight>
          {(control) => (
            <TextBox
              {...control}
              autoFocus
              rows={rows}
              value={words}
              change={(text) => fields.set(name, text)}
              data-test={test[1]}
            />
          )}
        </Field>
      </div>
    </FormModal>
  );
}
