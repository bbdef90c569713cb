import { Segmented } from "antd";
import { useState } from "react";
import { useAnswer } from "../kit/answers";
import { useClock } from "../kit/dates";
import { FailureNote } from "../kit/FailureNote";
import { LongText } from "../kit/LongText";
import { hasWord, type Say, useWords } from "../kit/words";
import type { HistoryChange, HistoryRow, HistoryValue } from "../wire/commands";
import {
  type EntryKind,
  entryKind,
  fieldWords,
  isRaised,
  isTold,
  readable,
  telling,
} from "./historyWords";

/** Whatever an order's history may tell of. */
const NOUNS = [
  "repair",
  "customer",
  "device",
  "condition",
  "photo",
  "note",
  "consent",
  "passcode",
  "payment",
  "step",
  "assignment",
  "share",
  "work",
  "checkup",
  "finding",
  "log_entry",
  "support",
  "sending",
  "quote",
  "quote_answer",
  "settlement",
  "hand_over",
  "reminder",
  "repair_part",
  "old_part",
] as const;

type Shown = "all" | EntryKind;
const SHOWN: readonly Shown[] = ["all", "changes", "notes", "looks"];

/** What happened to an order, from the journal, newest first. */
export function History({ id }: { id: string }) {
  const { say } = useWords();
  const history = useAnswer("repair.history", { id }, NOUNS);
  const [shown, setShown] = useState<Shown>("all");
  const shownEvents = events(history.data ?? [])
    .filter(([row]) => shown === "all" || entryKind(row) === shown)
    .filter((rows) => isTold(rows[0].command, told(rows).length))
    .toReversed();
  return (
    <section className="card order-right" data-test="order-history">
      <div className="card-head">
        <h2>{say("order.history")}</h2>
        <Segmented<Shown>
          size="small"
          aria-label={say("history.shown")}
          value={shown}
          onChange={setShown}
          options={SHOWN.map((one) => ({
            value: one,
            label: <span data-test={`history-${one}`}>{say(`history.${one}`)}</span>,
          }))}
        />
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling area must be reachable by keyboard */}
      <section className="card-body order-timeline" tabIndex={0} aria-label={say("order.history")}>
        <FailureNote reason={history.error} again={() => history.refetch()} />
        {history.isSuccess && shownEvents.length === 0 && (
          <p className="quiet">{say("history.none")}</p>
        )}
        <ol className="timeline">
          {shownEvents.map((rows) => (
            <Entry key={rows[0].seq} rows={rows} />
          ))}
        </ol>
      </section>
    </section>
  );
}

type Event = [HistoryRow, ...HistoryRow[]];

/** One act may touch order, customer and device: its entries are told together. */
export function events(rows: readonly HistoryRow[]): Event[] {
  const told: Event[] = [];
  for (const row of rows) {
    const last = told.at(-1);
    const [first] = last ?? [];
    if (last && first?.at === row.at && first.command === row.command) last.push(row);
    else told.push([row]);
  }
  return told;
}

/** What an act changed; what two of its entries tell alike, such as the reason of a failed test, once. */
export function told(rows: Event): { noun: string; change: HistoryChange }[] {
  const lines = rows.flatMap(({ noun, changes }) =>
    telling({ noun, changes }).map((change) => ({ noun, change })),
  );
  const same = (one: HistoryChange, other: HistoryChange) =>
    JSON.stringify(one) === JSON.stringify(other);
  return lines.filter(
    ({ noun, change }, at) =>
      !lines.slice(0, at).some((earlier) => earlier.noun !== noun && same(earlier.change, change)),
  );
}

function Entry({ rows }: { rows: Event }) {
  const { say } = useWords();
  const clock = useClock();
  const [row] = rows;
  const changes = told(rows);
  return (
    <li className="timeline-entry" data-test="history-entry" data-command={row.command}>
      <div className="timeline-head">
        <time className="number quiet" dateTime={row.at} title={clock.full(row.at)}>
          {clock.short(row.at)}
        </time>
        <strong>{commandWords(say, row)}</strong>
        <span className="quiet cut">{row.person_name}</span>
      </div>
      {changes.map(({ noun, change }, at) => (
        <ChangeLine key={at} noun={noun} change={change} />
      ))}
    </li>
  );
}

/** One field before and after, long values clamped; what was not there before is simply told. */
export function ChangeLine({ noun, change }: { noun: string; change: HistoryChange }) {
  const { say } = useWords();
  const raised = isRaised(change.field, change);
  return (
    <div className="timeline-change">
      <span className="quiet">{fieldWords(say, noun, change.field)}</span>
      {!raised && change.before.kind !== "none" && (
        <>
          <Value noun={noun} field={change.field} value={change.before} former />
          <span className="quiet" aria-hidden="true">
            →
          </span>
        </>
      )}
      {!raised && <Value noun={noun} field={change.field} value={change.after} />}
    </div>
  );
}

interface ValueProps {
  noun: string;
  field: string;
  value: HistoryValue;
  former?: boolean;
}

function Value({ noun, field, value, former }: ValueProps) {
  const { say } = useWords();
  const clock = useClock();
  if (value.kind !== "plain") return <span className="quiet">{say(`value.${value.kind}`)}</span>;
  const words = readable(say, clock.short, noun, field, value.value);
  return (
    <span className={former ? "timeline-former" : undefined}>
      {words === "" ? say("value.none") : <LongText text={words} />}
    </span>
  );
}

/** What an act is called; a hand-over that failed at its proof was none. */
function commandWords(say: Say, { command, changes }: HistoryRow): string {
  if (changes.some(({ field }) => field === "wrong_proof")) return say("history.wrong_proof");
  const key = `command.${command}`;
  return hasWord(key) ? say(key) : command;
}
