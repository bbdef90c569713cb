import { Alert, Button } from "antd";
import { useEffect, useRef, useState } from "react";
import { useLock } from "../frame/lock";
import { Refusal } from "../host/host";
import { useChange } from "../kit/change";
import { useClock } from "../kit/dates";
import { dropDraft, keepDraft, readDraft } from "../kit/drafts";
import { FailureNote } from "../kit/FailureNote";
import { moveOnEnter, useFields } from "../kit/fields";
import { useHost } from "../kit/host";
import { Key, useShortcut } from "../kit/shortcuts";
import { useWords } from "../kit/words";
import { useCan } from "../session/door";
import type { HistoryRow, RepairCard } from "../wire/commands";
import { asInput, type RepairWriting } from "./draft";
import { ChangeLine } from "./History";
import { WritingFields } from "./WritingFields";

interface CorrectFormProps {
  card: RepairCard;
  draft: string;
  close: () => void;
}

/** A correction and what it was based on. */
interface CorrectionDraft {
  writing: RepairWriting;
  written: RepairWriting;
  seenSeq: number;
}

/** What others changed since the form was begun, and the state a new save would be based on. */
interface Faster {
  rows: HistoryRow[];
  seenSeq: number;
}

/** Mends what was written down wrongly; what it said before stays in the history. */
export function CorrectForm({ card, draft, close }: CorrectFormProps) {
  const { say } = useWords();
  const { locked } = useLock();
  const [begun] = useState(() => readDraft<CorrectionDraft>(draft));
  const [seenSeq, setSeenSeq] = useState(begun?.seenSeq ?? card.seen_seq);
  const [faster, setFaster] = useState<Faster | null>(null);
  const basis = useRef(seenSeq);
  const host = useHost();
  const [other, setOther] = useState<Error | null>(null);
  const fields = useFields<RepairWriting>(begun?.writing ?? writingOf(card));
  const { values, set } = fields;
  const [written, setWritten] = useState<RepairWriting>(() => begun?.written ?? writingOf(card));
  useFullPhone(card, begun === undefined, (phone) => {
    setWritten((former) => ({ ...former, phone }));
    set("phone", phone);
  });

  useEffect(() => {
    // A form that was only looked at is no draft.
    if (sameWriting(values, written)) dropDraft(draft);
    else keepDraft<CorrectionDraft>(draft, { writing: values, written, seenSeq });
  }, [draft, values, written, seenSeq]);

  const leave = () => {
    dropDraft(draft);
    close();
  };
  const correct = useChange("repair.correct", {
    done: leave,
    refused: (reason) => {
      if (reason instanceof Refusal && reason.failure.code === "conflict") lookWhoWasFaster(reason);
      else setOther(fields.showRefusal(reason) ? null : reason);
    },
  });
  const save = (seen: number) => {
    basis.current = seen;
    return correct.run({ id: card.id, seen_seq: seen, ...asInput(values) });
  };
  const submit = () => {
    setOther(null);
    setFaster(null);
    save(seenSeq);
  };
  /** Somebody who only looked or printed has changed nothing: then it is saved all the same. */
  const lookWhoWasFaster = async (stale: Error) => {
    try {
      const [fresh, history] = await Promise.all([
        host.call("repair.card", { id: card.id }),
        host.call("repair.history", { id: card.id }),
      ]);
      const rows = history.filter((row) => row.seq > basis.current && row.changes.length > 0);
      if (rows.length > 0) {
        setFaster({ rows, seenSeq: fresh.seen_seq });
        return;
      }
      if (fresh.seen_seq === basis.current) throw stale;
      setSeenSeq(fresh.seen_seq);
      await save(fresh.seen_seq);
    } catch (reason) {
      setOther(reason instanceof Error ? reason : new Error(String(reason)));
    }
  };
  useShortcut("Ctrl+Enter", submit, !locked);

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: Enter moves between the fields inside
    <section className="card" ref={fields.area} onKeyDown={moveOnEnter}>
      <div className="card-head">
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
        <FailureNote reason={other} />
        {faster && (
          <Conflict
            rows={faster.rows}
            keepMine={() => {
              setSeenSeq(faster.seenSeq);
              setFaster(null);
            }}
            takeTheirs={leave}
          />
        )}
        <WritingFields fields={fields} test="correct" focusFirst />
      </div>
    </section>
  );
}

function sameWriting(one: RepairWriting, other: RepairWriting): boolean {
  return (Object.keys(one) as (keyof RepairWriting)[]).every((name) => one[name] === other[name]);
}

function writingOf(card: RepairCard): RepairWriting {
  return {
    phone: "",
    name: card.customer_name,
    brand: card.brand,
    model: card.model,
    imei: card.imei ?? "",
    serial: card.serial ?? "",
    symptom: card.symptom,
  };
}

/** The card has the number masked; correcting needs it whole, and the core notes the look. */
function useFullPhone(card: RepairCard, wanted: boolean, tell: (phone: string) => void): void {
  const host = useHost();
  const can = useCan();
  const may = can("see_phones");
  // biome-ignore lint/correctness/useExhaustiveDependencies: asked once, as the form opens
  useEffect(() => {
    if (!wanted || !may) return;
    let gone = false;
    host.call("repair.phone", { id: card.id }).then(
      ({ phone }) => {
        if (!gone) tell(phone);
      },
      () => {
        // The field stays empty and says that it must be filled.
      },
    );
    return () => {
      gone = true;
    };
  }, []);
}

/** Someone else was faster: who changed what, and the two ways on. */
function Conflict({
  rows,
  keepMine,
  takeTheirs,
}: {
  rows: HistoryRow[];
  keepMine: () => void;
  takeTheirs: () => void;
}) {
  const { say } = useWords();
  const clock = useClock();
  return (
    <Alert
      type="warning"
      showIcon
      data-test="correct-conflict"
      title={say("conflict.title")}
      description={
        <div className="stack">
          {rows.map((row) => (
            <div key={row.seq}>
              <div>{say("conflict.who", { name: row.person_name, at: clock.short(row.at) })}</div>
              {row.changes.map((change) => (
                <ChangeLine key={change.field} change={change} />
              ))}
            </div>
          ))}
          <div className="row">
            <Button size="small" onClick={keepMine} data-test="conflict-keep">
              {say("conflict.keep_mine")}
            </Button>
            <Button size="small" onClick={takeTheirs} data-test="conflict-reload">
              {say("conflict.take_theirs")}
            </Button>
          </div>
        </div>
      }
    />
  );
}
