import { Link } from "@tanstack/react-router";
import { Button } from "antd";
import { useState } from "react";
import { useLock } from "../frame/lock";
import { useChange } from "../kit/change";
import { useClock } from "../kit/dates";
import { draftKey, dropDraft } from "../kit/drafts";
import { FailureNote } from "../kit/FailureNote";
import { FormModal } from "../kit/FormModal";
import { Field, useFields } from "../kit/fields";
import { LongText } from "../kit/LongText";
import { Key, popupOpen, useShortcut } from "../kit/shortcuts";
import { TextBox } from "../kit/TextBox";
import { useWords } from "../kit/words";
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

/** Why a question needs no answer any more. */
function CloseForm({ row, close }: { row: SupportRow; close: () => void }) {
  const { say } = useWords();
  const me = useMe();
  const draft = draftKey(me.id, `support.close/${row.id}`);
  const fields = useFields({ reason: "" }, draft);
  const [other, setOther] = useState<Error | null>(null);
  const end = useChange(
    "support.close",
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
      title={say("support.close_title", { number: row.number })}
      act="support.close"
      test="support-close"
      pending={end.pending}
      submit={() => end.run({ id: row.id, reason: fields.values.reason.trim() })}
      close={close}
    >
      <div ref={fields.area} className="stack">
        <LongText text={row.question} />
        <FailureNote reason={other} />
        <Field name="reason" label={say("support.close_why")} fault={fields.faults.reason} tight>
          {(control) => (
            <TextBox
              {...control}
              autoFocus
              rows={2}
              value={fields.values.reason}
              change={(text) => fields.set("reason", text)}
              data-test="support-close-why"
            />
          )}
        </Field>
      </div>
    </FormModal>
  );
}

function AnswerForm({ row, close }: { row: SupportRow; close: () => void }) {
  const { say } = useWords();
  const me = useMe();
  const draft = draftKey(me.id, `answer/${row.id}`);
  const fields = useFields({ answer: row.answer }, draft);
  const [other, setOther] = useState<Error | null>(null);
  const answer = useChange(
    "support.answer",
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
      title={say("support.answer_title", { number: row.number })}
      act="support.answer"
      test="support-answer"
      pending={answer.pending}
      submit={() => answer.run({ id: row.id, answer: fields.values.answer.trim() })}
      close={close}
    >
      <div ref={fields.area} className="stack">
        <LongText text={row.question} />
        <FailureNote reason={other} />
        <Field
          name="answer"
          label={say(row.asked === "maker" ? "support.answer_maker" : "support.answer_text")}
          fault={fields.faults.answer}
          tight
        >
          {(control) => (
            <TextBox
              {...control}
              autoFocus
              rows={4}
              value={fields.values.answer}
              change={(text) => fields.set("answer", text)}
              data-test="support-answer-text"
            />
          )}
        </Field>
      </div>
    </FormModal>
  );
}
