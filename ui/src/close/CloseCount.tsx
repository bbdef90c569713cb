import { Alert, App, Button, Input, InputNumber } from "antd";
import { useState } from "react";
import { useLock } from "../frame/lock";
import { Refusal } from "../host/host";
import { useAnswer } from "../kit/answers";
import { useChange } from "../kit/change";
import { useClock } from "../kit/dates";
import { draftKey, dropDraft } from "../kit/drafts";
import { FailureNote } from "../kit/FailureNote";
import { Field, type Fields, moveOnEnter, useFields } from "../kit/fields";
import { isInField } from "../kit/focus";
import { MoneyBox, yuan } from "../kit/money";
import { Key, useShortcut } from "../kit/shortcuts";
import { useWords } from "../kit/words";
import { useMe } from "../session/door";
import type { ClosePreview, CloseScope } from "../wire/commands";
import { MethodTotals } from "./MethodTotals";
import {
  counted,
  differenceWords,
  differs,
  MOST,
  PIECES,
  type Pieces,
  pieceName,
  worth,
} from "./pieces";

interface Counting {
  pieces: Pieces;
  stays: number | null;
  reason: string;
}

const BLANK: Counting = { pieces: {}, stays: null, reason: "" };

interface CloseCountProps {
  scope: CloseScope;
  done: (made: { id: string; number: string }) => void;
}

/** What there should be, and what was counted piece by piece. */
export function CloseCount({ scope, done }: CloseCountProps) {
  const { say } = useWords();
  const preview = useAnswer("close.preview", { scope }, ["payment", "posting", "close"]);
  if (!preview.data) {
    return <FailureNote reason={preview.error} again={() => preview.refetch()} />;
  }
  const { data } = preview;
  const nothing = data.payments === 0 && data.expected === 0 && data.opening === 0;
  return (
    <>
      {nothing && (
        <Alert type="info" showIcon title={say("close.nothing")} data-test="close-nothing" />
      )}
      <div className="close-columns">
        <Count
          preview={data}
          again={() => {
            preview.refetch();
          }}
          done={done}
        />
        <Books preview={data} />
      </div>
    </>
  );
}

interface CountProps {
  preview: ClosePreview;
  again: () => void;
  done: (made: { id: string; number: string }) => void;
}

function Count({ preview, again, done }: CountProps) {
  const { say } = useWords();
  const { locked } = useLock();
  const { message } = App.useApp();
  const { scope } = preview;
  const draft = draftKey(useMe().id, `close.${scope}`);
  const fields = useFields<Counting>(BLANK, draft);
  const { values, faults, set } = fields;
  const [other, setOther] = useState<Error | null>(null);
  const make = useChange("close.make", {
    done: (made) => {
      fields.replace(BLANK);
      dropDraft(draft);
      message.success(say("close.made", { number: made.number }));
      done(made);
    },
    refused: (reason) => {
      // Money moved while it was counted: the figures come anew, what was counted stays.
      if (reason instanceof Refusal && reason.failure.code === "conflict") again();
      setOther(fields.showRefusal(reason) ? null : reason);
    },
  });
  const sum = worth(values.pieces);
  const difference = sum - preview.expected;
  const submit = () => {
    setOther(null);
    const { pieces, reason } = values;
    const stays = values.stays ?? sum;
    make.run({ scope, pieces, stays, reason: reason.trim(), upto: preview.upto });
  };
  useShortcut("Ctrl+Enter", submit, !locked);
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: Enter moves between the fields inside
    <section className="card" ref={fields.area} onKeyDown={moveOnEnter}>
      <div className="card-head">
        <h2>{say("close.count")}</h2>
        <Button type="primary" onClick={submit} loading={make.pending} data-test="close-make">
          {say(`close.make_${scope}`)} <Key>Ctrl Enter</Key>
        </Button>
      </div>
      <div className="card-body close-count">
        <div className="stack-tight">
          <PiecesGrid
            pieces={values.pieces}
            change={(pieces) => set("pieces", pieces)}
            fault={faults.pieces}
          />
        </div>
        <div className="stack">
          <FailureNote reason={other} />
          <Sums expected={preview.expected} sum={sum} difference={difference} />
          <ReasonField fields={fields} difference={difference} />
          <Field
            name="stays"
            label={say("close.stays")}
            fault={faults.stays}
            hint={say(`close.stays_hint_${scope}`, { amount: yuan(sum) })}
          >
            {(control) => (
              <MoneyBox
                {...control}
                value={values.stays}
                change={(fen) => set("stays", fen)}
                data-test="close-stays"
              />
            )}
          </Field>
        </div>
      </div>
    </section>
  );
}

interface PiecesGridProps {
  pieces: Pieces;
  change: (pieces: Pieces) => void;
  fault: string | undefined;
}

/** A line for each note and coin: how many, and what they come to. */
function PiecesGrid({ pieces, change, fault }: PiecesGridProps) {
  const { say } = useWords();
  return (
    <Field name="pieces" label={say("close.pieces")} fault={fault} hint={say("close.pieces_hint")}>
      {(control) => (
        <div className="close-pieces">
          {PIECES.map((piece, at) => {
            const number = pieces[String(piece)] ?? null;
            return (
              <div key={piece} className="close-piece">
                <span className="number">{pieceName(piece)}</span>
                <span aria-hidden>×</span>
                <InputNumber<number>
                  {...(at === 0 && { id: control.id })}
                  aria-label={say("close.piece", { piece: pieceName(piece) })}
                  className="number"
                  min={0}
                  max={MOST}
                  precision={0}
                  controls={false}
                  autoFocus={at === 0 && !isInField()}
                  value={number}
                  onChange={(next) => change(counted(pieces, piece, next))}
                  data-test={`piece-${piece}`}
                />
                <span className="number quiet cell-end">
                  {number === null ? "" : yuan(piece * number)}
                </span>
              </div>
            );
          })}
        </div>
      )}
    </Field>
  );
}

interface SumsProps {
  expected: number;
  sum: number;
  difference: number;
}

function Sums({ expected, sum, difference }: SumsProps) {
  const { say } = useWords();
  const tone = difference === 0 ? "tone-good" : "tone-late";
  return (
    <dl className="close-sums" aria-live="polite">
      <dt>{say("close.expected")}</dt>
      <dd className="number" data-test="close-expected">
        {yuan(expected)}
      </dd>
      <dt>{say("close.counted")}</dt>
      <dd className="number" data-test="close-counted">
        {yuan(sum)}
      </dd>
      <dt>{say("close.difference")}</dt>
      <dd className={`number close-difference ${tone}`} data-test="close-difference">
        {differenceWords(difference)}{" "}
        <span className="close-said">{say(`close.${differs(difference)}`)}</span>
      </dd>
    </dl>
  );
}

function ReasonField({ fields, difference }: { fields: Fields<Counting>; difference: number }) {
  const { say } = useWords();
  const { values, faults, set } = fields;
  const needed = difference !== 0;
  return (
    <Field
      name="reason"
      label={say(needed ? "close.reason_needed" : "close.reason")}
      fault={faults.reason}
      hint={needed ? say("close.reason_hint") : undefined}
    >
      {(control) => (
        <Input
          {...control}
          autoComplete="off"
          value={values.reason}
          onChange={(event) => set("reason", event.target.value)}
          data-test="close-reason"
        />
      )}
    </Field>
  );
}

/** What the books say of the time since the last close. */
function Books({ preview }: { preview: ClosePreview }) {
  const { say } = useWords();
  const clock = useClock();
  const { scope, last, open_shifts, expected, payments } = preview;
  const cash = preview.totals.find(({ method }) => method === "cash")?.net ?? 0;
  return (
    <section className="card">
      <div className="card-head">
        <h2>{say("close.books")}</h2>
        <span className="quiet" data-test="close-since">
          {last === null ? say("close.first") : say("close.since", { at: clock.short(last) })}
        </span>
      </div>
      <div className="card-body stack">
        {open_shifts.length > 0 && (
          <Alert
            type="warning"
            showIcon
            title={say("close.open_shifts", { names: open_shifts.join(say("text.list_mark")) })}
            data-test="close-open-shifts"
          />
        )}
        <MethodTotals totals={preview.totals} />
        <dl className="close-sums">
          <Sum name="opening" fen={preview.opening} />
          <Sum name="cash_net" fen={cash} />
          {preview.booked !== 0 && <Sum name="booked" fen={preview.booked} />}
          <Sum name="expected" fen={expected} strong />
        </dl>
        {scope === "person" && expected < 0 && (
          <Alert
            type="info"
            showIcon
            title={say("close.paid_from_another")}
            data-test="close-from-another"
          />
        )}
        <dl className="close-sums">
          <dt>{say("close.payments")}</dt>
          <dd className="number">{payments}</dd>
          <Sum name="prepaid_held" fen={preview.prepaid_held} />
          <Sum name="receivable" fen={preview.receivable} />
        </dl>
        <p className="quiet">{say(`close.told_${scope}`)}</p>
      </div>
    </section>
  );
}

interface SumProps {
  name: "opening" | "cash_net" | "booked" | "expected" | "prepaid_held" | "receivable";
  fen: number;
  strong?: boolean;
}

function Sum({ name, fen, strong = false }: SumProps) {
  const { say } = useWords();
  return (
    <>
      <dt>{say(`close.${name}`)}</dt>
      <dd className="number" data-test={`close-books-${name}`}>
        {strong ? <strong>{yuan(fen)}</strong> : yuan(fen)}
      </dd>
    </>
  );
}
