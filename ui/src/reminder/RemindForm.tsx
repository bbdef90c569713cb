import { CopyOutlined, PrinterOutlined } from "@ant-design/icons";
import { Link } from "@tanstack/react-router";
import { App, Button, Input, Segmented, Select } from "antd";
import { lazy, Suspense, useEffect, useRef, useState } from "react";
import { useLock } from "../frame/lock";
import { useChange } from "../kit/change";
import { copyText } from "../kit/copy";
import { FailureNote } from "../kit/FailureNote";
import { FormModal } from "../kit/FormModal";
import { Field, useFields } from "../kit/fields";
import { Key, useShortcut } from "../kit/shortcuts";
import { useWords } from "../kit/words";
import { Phone } from "../repair/Facts";
import { useCan } from "../session/door";
import type { Reminded, ReminderHow, UnclaimedRow } from "../wire/commands";
import { LawfulPath } from "./LawfulPath";
import { openSteps, purposeOf, waysOf } from "./steps";

const PaperPreview = lazy(() => import("../kit/paper/PaperPreview"));

interface RemindFormProps {
  row: UnclaimedRow;
  lawfulDays: number;
  today: string;
  close: () => void;
}

interface Telling {
  what: Reminded | null;
  how: ReminderHow;
  proof: string;
}

/** Tells a customer that the machine waits: the text to copy, how it was told, and what proves it. */
export function RemindForm({ row, lawfulDays, today, close }: RemindFormProps) {
  const { say } = useWords();
  const { message } = App.useApp();
  const steps = openSteps(row);
  const next = row.next === "lawful" ? null : row.next;
  const fields = useFields<Telling>({
    // On the lawful path nothing is offered by itself, so that one key notes nothing by mistake.
    what: next,
    how: next === "notice" ? "letter" : "message",
    proof: "",
  });
  const { values, faults, set } = fields;
  const [other, setOther] = useState<Error | null>(null);
  const add = useChange("reminder.add", {
    done: () => {
      message.success(say("reminder.noted"));
      close();
    },
    refused: (reason) => setOther(fields.showRefusal(reason) ? null : reason),
  });
  const { what } = values;
  const submit = () => {
    setOther(null);
    if (what === null) close();
    else add.run({ repair: row.repair, what, how: values.how, proof: values.proof.trim() });
  };
  const tell = (step: Reminded) => {
    set("what", step);
    if (!waysOf(step).includes(values.how)) set("how", "letter");
  };
  return (
    <FormModal
      title={say("reminder.title", { number: row.number, name: row.customer_name })}
      act={what === null ? "act.back" : "reminder.note"}
      test="remind"
      width={640}
      pending={add.pending}
      submit={submit}
      close={close}
    >
      <div className="row-wide">
        <span className="quiet">
          {[row.device, say("reminder.days", { n: row.days })].join(" · ")}
        </span>
        <Phone repair={row.repair} masked={row.phone_masked} shortcut="Alt+P" />
        <Link to="/repairs/$id" params={{ id: row.repair }} data-test="remind-order">
          {say("reminder.see_order")}
        </Link>
      </div>
      <FailureNote reason={other} />
      {(row.next === "lawful" || what === "notice") && (
        <LawfulPath row={row} days={lawfulDays} today={today} />
      )}
      {steps.length > 0 && (
        <div ref={fields.area} className="stack-tight">
          <div className="remind-two">
            <Field name="what" label={say("reminder.what")} fault={faults.what}>
              {({ id, status }) => (
                <Select<Reminded | null>
                  id={id}
                  status={status}
                  autoFocus
                  placeholder={say("reminder.choose")}
                  value={what}
                  onChange={(step) => step && tell(step)}
                  options={steps.map((one) => ({ value: one, label: say(`reminded.${one}`) }))}
                  data-test="remind-what"
                />
              )}
            </Field>
            {what !== null && (
              <Field name="how" label={say("field.how")} fault={faults.how}>
                {(control) => (
                  <Segmented<ReminderHow>
                    aria-label={say("field.how")}
                    aria-describedby={control["aria-describedby"]}
                    value={values.how}
                    onChange={(how) => set("how", how)}
                    options={waysOf(what).map((one) => ({
                      value: one,
                      label: <span data-test={`remind-${one}`}>{say(`reminder_how.${one}`)}</span>,
                    }))}
                  />
                )}
              </Field>
            )}
          </div>
          {what !== null && (
            <>
              <MessageText repair={row.repair} what={what} />
              {what === "notice" && <NoticePaper row={row} />}
              <Field
                name="proof"
                label={say(what === "notice" ? "reminder.proof_needed" : "reminder.proof")}
                fault={faults.proof}
                hint={say(what === "notice" ? "reminder.proof_notice" : "reminder.proof_hint")}
              >
                {(control) => (
                  <Input
                    {...control}
                    autoComplete="off"
                    value={values.proof}
                    onChange={(event) => set("proof", event.target.value)}
                    data-test="remind-proof"
                  />
                )}
              </Field>
            </>
          )}
        </div>
      )}
    </FormModal>
  );
}

/** The formal notice on paper: what is sent by letter, and what the proof of dispatch belongs to. */
function NoticePaper({ row }: { row: UnclaimedRow }) {
  const { say } = useWords();
  const can = useCan();
  const [shown, setShown] = useState(false);
  if (!can("print_papers")) return null;
  return (
    <>
      <Button
        icon={<PrinterOutlined aria-hidden />}
        onClick={() => setShown(true)}
        data-test="remind-print"
      >
        {say("reminder.print")}
      </Button>
      {shown && (
        <Suspense>
          <PaperPreview
            paper="reminder.notice"
            id={row.repair}
            title={`${say("paper.reminder.notice")} ${row.number}`}
            fileName={`notice-${row.number}.pdf`}
            close={() => setShown(false)}
          />
        </Suspense>
      )}
    </>
  );
}

/** The shop's text for the step, filled for this order: one key copies it. */
function MessageText({ repair, what }: { repair: string; what: Reminded }) {
  const { say } = useWords();
  const { locked } = useLock();
  const { message } = App.useApp();
  const [text, setText] = useState("");
  const fill = useChange("message.fill", { done: (filled) => setText(filled.text) });
  const purpose = purposeOf(what);
  const asked = useRef("");
  const { run } = fill;
  // The text may hold the pick-up code, so each filling is in the order's history: once for a purpose.
  useEffect(() => {
    if (asked.current === purpose) return;
    asked.current = purpose;
    setText("");
    run({ repair, purpose });
  }, [run, repair, purpose]);
  const copy = async () => {
    if (text === "") return;
    if (await copyText(text)) message.success(say("reminder.copied"));
    else message.warning(say("reminder.not_copied"));
  };
  useShortcut("Alt+C", copy, !locked);
  return (
    <div className="stack-tight">
      <div className="row-wide">
        <span className="quiet">{say("reminder.text")}</span>
        <Button
          size="small"
          icon={<CopyOutlined aria-hidden />}
          disabled={text === ""}
          onClick={copy}
          data-test="remind-copy"
        >
          {say("reminder.copy")} <Key>Alt C</Key>
        </Button>
      </div>
      <FailureNote reason={fill.refused} />
      <Input.TextArea
        readOnly
        aria-label={say("reminder.text")}
        autoSize={{ minRows: 3, maxRows: 8 }}
        value={text}
        data-test="remind-text"
      />
    </div>
  );
}
