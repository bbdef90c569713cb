import { Button, Radio } from "antd";
import { useEffect, useRef, useState } from "react";
import { modelText } from "../catalogue/catalogue";
import { useLock } from "../frame/lock";
import { Refusal } from "../host/host";
import { useChange } from "../kit/change";
import { dropDraft, keepDraft, readDraft } from "../kit/drafts";
import { useEditing } from "../kit/editing";
import { FailureNote } from "../kit/FailureNote";
import { moveOnEnter, useFields } from "../kit/fields";
import { useHost } from "../kit/host";
import { Key, useShortcut } from "../kit/shortcuts";
import { useWords } from "../kit/words";
import { useCan } from "../session/door";
import type { RepairCard } from "../wire/commands";
import { CorrectConflict, type Faster } from "./CorrectConflict";
import { CorrectFields } from "./CorrectFields";
import {
  asCorrection,
  type Basis,
  basisOf,
  type Correction,
  type CorrectionField,
  merge,
  mustSayWhom,
  sameCorrection,
  takeOver,
} from "./correction";

interface CorrectFormProps {
  card: RepairCard;
  draft: string;
  close: () => void;
}

/** A correction and what it was based on. */
interface CorrectionDraft {
  values: Correction;
  basis: Basis;
  /** `null` until somebody was asked. */
  forCustomer: boolean | null;
}

/** Mends what was written down wrongly; what it said before stays in the history. */
export function CorrectForm({ card, draft, close }: CorrectFormProps) {
  const { say } = useWords();
  const { locked } = useLock();
  const [begun] = useState(() => readDraft<CorrectionDraft>(draft));
  const [basis, setBasis] = useState<Basis>(() => begun?.basis ?? basisOf(card, ""));
  const fields = useFields<Correction>(begun?.values ?? basis.written);
  const { values } = fields;
  const [machine, setMachine] = useState(modelText(values.brand, values.model));
  const [forCustomer, setForCustomer] = useState<boolean | null>(begun?.forCustomer ?? null);
  const [asked, setAsked] = useState(false);
  const [faster, setFaster] = useState<Faster | null>(null);
  const lookWhoWasFaster = useWhoWasFaster(card.id);
  const [other, setOther] = useState<Error | null>(null);
  const typed = useRef(values);
  useEffect(() => {
    typed.current = values;
  });
  const others = useEditing();
  useFullPhone(card.id, begun === undefined, (phone) => {
    setBasis((former) => ({ ...former, written: { ...former.written, phone } }));
    if (typed.current.phone === "") fields.set("phone", phone);
  });

  useEffect(() => {
    // A form that was only looked at is no draft.
    if (sameCorrection(values, basis.written)) dropDraft(draft);
    else keepDraft<CorrectionDraft>(draft, { values, basis, forCustomer });
  }, [draft, values, basis, forCustomer]);

  const notes = useRef<HTMLDivElement>(null);
  const [told, setTold] = useState(0);
  const leave = () => {
    dropDraft(draft);
    close();
  };
  const correct = useChange("repair.correct", {
    done: leave,
    refused: (reason) => {
      if (reason instanceof Refusal && reason.failure.message === "edit.stale") meet(reason);
      else setOther(fields.showRefusal(reason) ? null : reason);
    },
  });
  const mustChoose = mustSayWhom(values, basis, card.customer_orders);
  const save = (wanted: Correction, from: Basis) =>
    correct.run({
      id: card.id,
      seen_seq: from.seenSeq,
      for_customer: !mustChoose || forCustomer === true,
      ...asCorrection(wanted, from),
    });
  const submit = () => {
    setOther(null);
    setFaster(null);
    if (mustChoose && forCustomer === null) {
      setAsked(true);
      setTold((times) => times + 1);
    } else save(values, basis);
  };
  /** Theirs and mine go together field by field; where they only looked, it is saved all the same. */
  const meet = async (stale: Error) => {
    try {
      const { rows, theirs } = await lookWhoWasFaster(basis, stale);
      const { values: merged, taken, both } = merge(basis, values, theirs);
      setBasis(theirs);
      fields.replace(merged);
      setMachine(modelText(merged.brand, merged.model));
      if (rows.length === 0) await save(merged, theirs);
      else setFaster({ rows, theirs: theirs.written, mine: values, taken, both });
    } catch (reason) {
      setOther(reason instanceof Error ? reason : new Error(String(reason)));
    }
  };
  const choose = (field: CorrectionField, whose: "mine" | "theirs") => {
    if (!faster) return;
    const next = takeOver(values, whose === "mine" ? faster.mine : faster.theirs, field);
    fields.replace(next);
    setMachine(modelText(next.brand, next.model));
  };
  useShortcut("Ctrl+Enter", submit, !locked);
  // Saved from far down the form, the answer must be seen before anybody saves once more.
  // biome-ignore lint/correctness/useExhaustiveDependencies: each new answer counts
  useEffect(() => {
    notes.current?.scrollIntoView?.({ block: "nearest" });
  }, [other, faster, told]);

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: Enter moves between the fields inside
    <section className="card" ref={fields.area} onKeyDown={moveOnEnter}>
      <div className="card-head correct-head">
        <h2>{say("order.correct")}</h2>
        <div className="row">
          <Button onClick={leave} data-test="correct-discard">
            {say("act.discard")}
          </Button>
          <Button
            type="primary"
            onClick={submit}
            loading={correct.pending}
            data-test="correct-submit"
          >
            {say("act.save")} <Key>Ctrl Enter</Key>
          </Button>
        </div>
      </div>
      <div className="card-body writing">
        {others}
        {(other || faster || mustChoose) && (
          <div ref={notes} className="correct-notes" data-test="correct-notes">
            <FailureNote reason={other} />
            {faster && <CorrectConflict faster={faster} values={values} choose={choose} />}
            {mustChoose && (
              <ForWhom
                orders={card.customer_orders}
                chosen={forCustomer}
                missing={asked && forCustomer === null}
                choose={setForCustomer}
              />
            )}
          </div>
        )}
        <CorrectFields
          fields={fields}
          masked={basis.masked}
          machine={{ text: machine, set: setMachine }}
        />
      </div>
    </section>
  );
}

interface ForWhomProps {
  orders: number;
  chosen: boolean | null;
  missing: boolean;
  choose: (forCustomer: boolean) => void;
}

/** Other orders, or another person altogether: which of them is meant must be said plainly. */
function ForWhom({ orders, chosen, missing, choose }: ForWhomProps) {
  const { say } = useWords();
  const question = orders > 1 ? say("correct.whom", { n: orders }) : say("correct.whom_one");
  return (
    <div className="correct-whom" data-test="correct-whom" data-missing={missing}>
      <strong>{question}</strong>
      <Radio.Group
        aria-label={question}
        value={chosen}
        onChange={(event) => choose(event.target.value)}
      >
        <Radio value={false} data-test="correct-whom-order">
          {say("correct.whom_order")}
        </Radio>
        <Radio value={true} data-test="correct-whom-customer">
          {say("correct.whom_customer")}
        </Radio>
      </Radio.Group>
      {missing && (
        <span className="field-fault" role="alert" data-test="fault-whom">
          {say("correct.whom_missing")}
        </span>
      )}
    </div>
  );
}

/** Finds out who was faster, and how the order stands now. */
function useWhoWasFaster(repair: string) {
  const host = useHost();
  const can = useCan();
  return async (basis: Basis, stale: Error) => {
    const [fresh, history] = await Promise.all([
      host.call("repair.card", { id: repair }),
      host.call("repair.history", { id: repair }),
    ]);
    if (fresh.seen_seq === basis.seenSeq) throw stale;
    const changed = fresh.phone_masked !== basis.masked;
    const phone =
      changed && can("see_phones")
        ? (await host.call("repair.phone", { id: repair })).phone
        : basis.written.phone;
    // Somebody who only looked or printed has changed nothing.
    const rows = history.filter((row) => row.seq > basis.seenSeq && row.changes.length > 0);
    return { rows, theirs: basisOf(fresh, phone) };
  };
}

/** The card has the number masked; correcting a digit needs it whole, and the core notes the look. */
function useFullPhone(repair: string, wanted: boolean, tell: (phone: string) => void): void {
  const host = useHost();
  const can = useCan();
  const may = can("see_phones");
  // biome-ignore lint/correctness/useExhaustiveDependencies: asked once, as the form opens
  useEffect(() => {
    if (!wanted || !may) return;
    let gone = false;
    host.call("repair.phone", { id: repair }).then(
      ({ phone }) => {
        if (!gone) tell(phone);
      },
      () => {
        // The field stays empty: the number stays as it is.
      },
    );
    return () => {
      gone = true;
    };
  }, []);
}
