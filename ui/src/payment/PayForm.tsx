import { CloseOutlined } from "@ant-design/icons";
import { Alert, App, Button, Input } from "antd";
import { useEffect, useState } from "react";
import { useLock } from "../frame/lock";
import { Refusal } from "../host/host";
import { useChange } from "../kit/change";
import { draftKey, dropDraft } from "../kit/drafts";
import { FailureNote } from "../kit/FailureNote";
import { FormModal } from "../kit/FormModal";
import { type Faults, Field, useFields } from "../kit/fields";
import { MoneyBox, yuan } from "../kit/money";
import { Picks } from "../kit/Picks";
import { Key, type Shortcut, useShortcut } from "../kit/shortcuts";
import { useWords } from "../kit/words";
import { useMe } from "../session/door";
import type { PaidAll } from "../wire/commands";
import { METHOD_KEYS, METHODS } from "./MethodFields";
import { changeOf, newPart, notesFor, type Part, sentParts, sumOf } from "./parts";
import "./payment.css";

interface PayFormProps {
  repair: string;
  number: string;
  /** What is owed as the core tells it now (fen). */
  owed: number;
  paid: (paid: PaidAll) => void;
  close: () => void;
}

/** Takes what is owed, in one way or several; what is left stays owed. */
export function PayForm({ repair, number, owed, paid, close }: PayFormProps) {
  const { say } = useWords();
  const { locked } = useLock();
  const { message } = App.useApp();
  // The sum that was told to the customer: another one is only taken after it was seen.
  const [told, setTold] = useState(owed);
  const draft = draftKey(useMe().id, `payment.pay/${repair}`);
  // What was typed was meant for the sum that was owed then.
  const [typed] = useState(`${draft}/${owed}`);
  const fields = useFields<{ parts: Part[] }>({ parts: [newPart("wechat", owed)] }, typed);
  const { faults, area } = fields;
  const { parts } = fields.values;
  const [here, setHere] = useState(0);
  const [other, setOther] = useState<Error | null>(null);
  const pay = useChange(
    "payment.pay",
    {
      done: (all) => {
        dropDraft(typed);
        paid(all);
      },
      refused: (reason) => setOther(fields.showRefusal(reason) ? null : reason),
    },
    draft,
  );
  const left = told - sumOf(parts);
  const change = changeOf(parts);

  const setParts = (next: Part[]) => {
    fields.set("parts", next);
    if (Object.keys(faults).length > 0) fields.setFaults({});
  };
  const set = (at: number, own: Partial<Part>) =>
    setParts(parts.map((part, i) => (i === at ? { ...part, ...own } : part)));
  const add = () => {
    if (parts.length >= METHODS.length) return;
    const method = METHODS.find((one) => parts.every((part) => part.method !== one)) ?? "cash";
    setParts([...parts, newPart(method, left > 0 ? left : null)]);
    setHere(parts.length);
    setTimeout(() =>
      area.current
        ?.querySelector<HTMLElement>(`[data-field="parts[${parts.length}].amount"] input`)
        ?.focus(),
    );
  };
  const remove = (at: number) => {
    setParts(parts.filter((_, i) => i !== at));
    setHere(0);
  };
  const submit = () => {
    const sent = sentParts(parts);
    if (sent) {
      pay.run({ repair, parts: sent, expected_owed: told });
      return;
    }
    const missing: Faults = {};
    for (const [at, part] of parts.entries()) {
      if (part.amount === null) missing[`parts[${at}].amount`] = say("fault.field.empty");
    }
    fields.setFaults(missing);
  };
  const renew = () => {
    setTold(owed);
    setParts([newPart(parts[0]?.method ?? "wechat", owed)]);
    setHere(0);
    setOther(null);
  };
  const at = Math.min(here, parts.length - 1);
  useShortcut("Alt+A", add, !locked);
  // Somebody else took it meanwhile: nothing is left to take here.
  const paidElsewhere = owed <= 0 && told > 0 && !pay.pending;
  useEffect(() => {
    if (!paidElsewhere) return;
    message.info(say("payment.paid_elsewhere"));
    close();
  }, [paidElsewhere, message, say, close]);
  const isChanged = other instanceof Refusal && other.failure.message === "payment.changed";
  return (
    <FormModal
      title={say("payment.pay_title", { number })}
      act="payment.pay_act"
      test="pay"
      width={700}
      pending={pay.pending}
      submit={submit}
      close={close}
    >
      <div ref={area} className="stack">
        <div className="pay-told">
          <span>
            {say("payment.owed")}{" "}
            <strong className="number" data-test="pay-owed">
              {yuan(told)}
            </strong>
          </span>
          <span className={left === 0 ? "quiet" : "tone-waiting"} data-test="pay-left">
            {left >= 0
              ? say("payment.left", { amount: yuan(left) })
              : say("payment.too_much", { amount: yuan(-left) })}
          </span>
        </div>
        <FailureNote reason={isChanged ? null : other} />
        {(isChanged || owed !== told) && (
          <Alert
            type="warning"
            showIcon
            title={say("payment.changed", { amount: yuan(owed) })}
            action={
              <Button size="small" onClick={renew} data-test="pay-renew">
                {say("payment.renew")}
              </Button>
            }
            data-test="pay-changed"
          />
        )}
        {faults.parts && (
          <div className="field-fault" role="alert" data-test="fault-parts">
            {faults.parts}
          </div>
        )}
        <div data-field="parts" className="stack">
          {parts.map((part, i) => (
            <PartFields
              key={part.key}
              at={i}
              part={part}
              faults={faults}
              active={i === at}
              alone={parts.length === 1}
              set={(own) => set(i, own)}
              enter={() => setHere(i)}
              remove={() => remove(i)}
            />
          ))}
        </div>
        <div className="row-wide">
          <Button
            size="small"
            onClick={add}
            disabled={parts.length >= METHODS.length}
            data-test="pay-add"
          >
            {say("payment.add")} <Key>Alt A</Key>
          </Button>
          <div className="pay-change" role="status" data-test="pay-change">
            {change > 0 && (
              <>
                {say("payment.change")} <strong className="number">{yuan(change)}</strong>
              </>
            )}
          </div>
        </div>
      </div>
    </FormModal>
  );
}

interface PartFieldsProps {
  at: number;
  part: Part;
  faults: Faults;
  /** The one that the keys of the ways of paying mean. */
  active: boolean;
  alone: boolean;
  set: (own: Partial<Part>) => void;
  enter: () => void;
  remove: () => void;
}

function PartFields(props: PartFieldsProps) {
  const { at, part, faults, active, alone, set, enter, remove } = props;
  const { say } = useWords();
  const field = (name: string) => `parts[${at}].${name}`;
  return (
    <fieldset
      className={active && !alone ? "pay-part pay-part-here" : "pay-part"}
      onFocus={enter}
      data-test="pay-part"
    >
      <legend className="unseen">{say("payment.part", { n: at + 1 })}</legend>
      <div className="row-wide" data-field={field("method")}>
        <Picks
          label={say("field.method")}
          test="pay"
          values={METHODS}
          value={part.method}
          words={(one) => say(`method.${one}`)}
          keys={METHOD_KEYS}
          awake={active}
          change={(method) => set({ method })}
        />
        {!alone && (
          <Button
            type="text"
            size="small"
            icon={<CloseOutlined aria-hidden />}
            aria-label={say("payment.part_remove", { n: at + 1 })}
            onClick={remove}
            data-test="pay-remove"
          />
        )}
      </div>
      <div className="pay-fields">
        <Field
          name={field("amount")}
          label={say("field.amount")}
          fault={faults[field("amount")]}
          tight
        >
          {(control) => (
            <MoneyBox
              {...control}
              autoFocus={at === 0}
              value={part.amount}
              change={(amount) => set({ amount })}
              data-test="pay-amount"
            />
          )}
        </Field>
        {part.method === "cash" ? (
          <Field
            name={field("tendered")}
            label={say("payment.tendered")}
            fault={faults[field("tendered")]}
            tight
          >
            {(control) => (
              <div className="row pay-notes">
                <MoneyBox
                  {...control}
                  value={part.tendered}
                  change={(tendered) => set({ tendered })}
                  data-test="pay-tendered"
                />
                {notesFor(part.amount ?? 0).map((note, i) => (
                  <Note
                    key={NOTE_KEYS[i]}
                    note={note}
                    shortcut={NOTE_KEYS[i]}
                    awake={active}
                    take={() => set({ tendered: note })}
                  />
                ))}
              </div>
            )}
          </Field>
        ) : (
          <Field
            name={field("reference")}
            label={say("field.reference")}
            fault={faults[field("reference")]}
            tight
          >
            {(control) => (
              <Input
                {...control}
                autoComplete="off"
                value={part.reference}
                placeholder={say("payment.reference_hint")}
                onChange={(event) => set({ reference: event.target.value })}
                data-test="pay-reference"
              />
            )}
          </Field>
        )}
      </div>
    </fieldset>
  );
}

/** Next to the keys of the ways of paying. */
const NOTE_KEYS: readonly Shortcut[] = ["Alt+6", "Alt+7", "Alt+8", "Alt+9"];

interface NoteProps {
  /** In fen. */
  note: number;
  shortcut: Shortcut | undefined;
  awake: boolean;
  take: () => void;
}

/** What a customer may hand over, at one key. */
function Note({ note, shortcut, awake, take }: NoteProps) {
  const { locked } = useLock();
  useShortcut(shortcut ?? "Alt+9", take, awake && shortcut !== undefined && !locked);
  return (
    <Button size="small" tabIndex={-1} onClick={take} data-test="pay-note">
      {note / 100}{" "}
      {shortcut && (
        <span className={awake ? undefined : "key-asleep"}>
          <Key>{shortcut.replace("+", " ")}</Key>
        </span>
      )}
    </Button>
  );
}
