import { Alert, Button, Input } from "antd";
import { useState } from "react";
import { SignaturePad } from "../consent/SignaturePad";
import { useLock } from "../frame/lock";
import { useChange } from "../kit/change";
import { draftKey, dropDraft } from "../kit/drafts";
import { FailureNote } from "../kit/FailureNote";
import { FormModal } from "../kit/FormModal";
import { Field, useFields } from "../kit/fields";
import { useHost } from "../kit/host";
import { yuan } from "../kit/money";
import { Picks } from "../kit/Picks";
import { Key, useShortcut } from "../kit/shortcuts";
import { useWords, type Word } from "../kit/words";
import { useCan, useMe } from "../session/door";
import type { AnswerQuote, QuoteCard, Quotes, RepairCard, Stage } from "../wire/commands";
import { useGoOn } from "./goOn";

type Said = Pick<AnswerQuote, "answer" | "how" | "who" | "number" | "signature" | "words">;

const ANSWERS = ["agreed", "declined"] as const;
/** Where an earlier version was agreed to, a no is to this one or to everything. */
const SUPPLEMENT_ANSWERS = ["agreed", "declined", "ended"] as const;
/** Where a no sends the machine back at once. */
const GOES_BACK: readonly Stage[] = ["awaiting_consent", "awaiting_parts", "repairing"];
const HOWS = ["in_person", "on_paper", "phone", "message"] as const;
/** They stand there: no number is asked for. */
const PRESENT: readonly Said["how"][] = ["in_person", "on_paper"];

interface AnswerFormProps {
  repair: RepairCard;
  quotes: Quotes;
  /** The version whose sum was read out to the customer, whatever another person does meanwhile. */
  read: QuoteCard;
  /** The version that waits for an answer now. */
  offered: QuoteCard | null;
  close: () => void;
}

/** What the customer said to this version, by which way, and who wrote it down. */
export function AnswerForm({ repair, quotes, read, offered, close }: AnswerFormProps) {
  const { say } = useWords();
  const can = useCan();
  const host = useHost();
  const { locked } = useLock();
  const draft = draftKey(useMe().id, `quote.answer/${repair.id}/${read.version}`);
  const fields = useFields<Said>(
    {
      answer: "agreed",
      how: "in_person",
      who: repair.customer_name,
      number: "",
      signature: null,
      words: "",
    },
    draft,
  );
  const { values, faults, set } = fields;
  const present = PRESENT.includes(values.how);
  const [other, setOther] = useState<Error | null>(null);
  const goOn = useGoOn(repair);
  const answer = useChange(
    "quote.answer",
    {
      done: ({ stage }) => {
        dropDraft(draft);
        close();
        goOn(stage);
      },
      refused: (reason) => setOther(fields.showRefusal(reason) ? null : reason),
    },
    draft,
  );
  const submit = () =>
    answer.run({
      repair: repair.id,
      version: read.version,
      seen_seq: quotes.seen_seq,
      ...values,
      number: present ? "" : values.number,
      signature: values.how === "in_person" ? values.signature : null,
    });
  const usual = async () => {
    setOther(null);
    try {
      set("number", (await host.call("repair.phone", { id: repair.id })).phone);
    } catch (reason) {
      setOther(reason instanceof Error ? reason : new Error(String(reason)));
    }
  };
  const byNumber = !present && can("see_phones");
  useShortcut("Alt+T", usual, byNumber && !locked);
  const agreeing = values.answer === "agreed";
  const before = quotes.agreed?.answer?.answer === "agreed" ? quotes.agreed.version : null;
  const goesOn = values.answer === "declined" && before !== null;
  const answered = (one: Said["answer"]) =>
    one === "declined" && before !== null
      ? say("quote.go_on_under", { n: before })
      : say(`quote_said.${one}`);
  return (
    <FormModal
      title={say("quote.answer_title", { n: read.version })}
      act={actWord()}
      test="quote-answer"
      width={680}
      pending={answer.pending}
      submit={submit}
      close={close}
    >
      <div ref={fields.area} className="stack">
        <p className="row-wide">
          <span>{say("quote.customer_pays")}</span>
          <strong className="number answer-sum" data-test="answer-sum">
            {yuan(read.totals.customer)}
          </strong>
        </p>
        <FailureNote reason={other} />
        {offered === null && !answer.pending && (
          <Alert
            type="warning"
            showIcon
            title={say("quote.is_gone", { n: read.version })}
            data-test="answer-gone"
          />
        )}
        {offered !== null && offered.version !== read.version && (
          <Alert type="warning" showIcon title={say("quote.is_replaced", { n: offered.version })} />
        )}
        <Picks
          label={say("quote.answer")}
          test="answer"
          values={before === null ? ANSWERS : SUPPLEMENT_ANSWERS}
          value={values.answer}
          words={answered}
          keys={["Alt+A", "Alt+D", "Alt+E"]}
          change={(one) => set("answer", one)}
        />
        <Picks
          label={say("field.how")}
          test="answer-how"
          values={HOWS}
          value={values.how}
          words={(one) => say(`quote_how.${one}`)}
          keys={["Alt+1", "Alt+2", "Alt+3", "Alt+4"]}
          change={(one) => {
            set("how", one);
            // By whose number is what is to be said next.
            if (!PRESENT.includes(one)) setTimeout(() => toNumber(fields.area.current));
          }}
        />
        <Field name="who" label={say("quote.who")} fault={faults.who} tight>
          {(control) => (
            <Input
              {...control}
              autoFocus
              autoComplete="off"
              value={values.who}
              onChange={(event) => set("who", event.target.value)}
              data-test="answer-who"
            />
          )}
        </Field>
        {!present && (
          <Field
            name="number"
            label={say(values.how === "phone" ? "quote.number" : "quote.number_optional")}
            fault={faults.number}
            tight
          >
            {(control) => (
              <div className="row">
                <Input
                  {...control}
                  className="number"
                  autoComplete="off"
                  value={values.number}
                  onChange={(event) => set("number", event.target.value)}
                  data-test="answer-number"
                />
                {byNumber && (
                  <Button onClick={usual} data-test="answer-usual">
                    {say("quote.number_usual", { phone: repair.phone_masked })} <Key>Alt T</Key>
                  </Button>
                )}
              </div>
            )}
          </Field>
        )}
        <Field name="words" label={say("quote.answer_words")} fault={faults.words} tight>
          {(control) => (
            <Input
              {...control}
              autoComplete="off"
              value={values.words}
              onChange={(event) => set("words", event.target.value)}
              data-test="answer-words"
            />
          )}
        </Field>
        {values.how === "on_paper" && agreeing && (
          <p className="quiet" data-test="answer-on-paper">
            {say("quote.on_paper_told")}
          </p>
        )}
        {values.how === "in_person" && (
          <Field
            name="signature"
            label={say("consent.signature")}
            fault={faults.signature}
            hint={agreeing ? undefined : say("quote.signature_optional")}
            tight
          >
            {({ id, "aria-describedby": describedBy }) => (
              <SignaturePad
                id={id}
                describedBy={describedBy}
                signature={values.signature}
                change={(signature) => set("signature", signature)}
              />
            )}
          </Field>
        )}
        {!agreeing && (
          <p className="quiet" data-test="answer-follows">
            {follows()}
          </p>
        )}
      </div>
    </FormModal>
  );

  function follows(): string {
    if (goesOn) return say("quote.decline_supplement");
    if (GOES_BACK.includes(repair.stage)) return say("quote.decline_told");
    return say("quote.decline_later", { stage: say(`stage.${repair.stage}`) });
  }

  function actWord(): Word {
    if (agreeing) return "quote.answer_agree";
    return goesOn ? "quote.answer_go_on" : "quote.answer_decline";
  }
}

function toNumber(area: HTMLElement | null): void {
  area?.querySelector<HTMLElement>("[name=number]")?.focus();
}
