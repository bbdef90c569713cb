import { useAnswer } from "../kit/answers";
import { useClock } from "../kit/dates";
import { FailureNote } from "../kit/FailureNote";
import { LongText } from "../kit/LongText";
import { hasWord, type Say, useWords } from "../kit/words";
import type { HistoryChange, HistoryRow, HistoryValue } from "../wire/commands";

/** What happened to an order, from the journal, newest first. */
export function History({ id }: { id: string }) {
  const { say } = useWords();
  const history = useAnswer("repair.history", { id }, ["repair", "customer", "device"]);
  const rows = history.data ?? [];
  return (
    <section className="card order-right" data-test="order-history">
      <div className="card-head">
        <h2>{say("order.history")}</h2>
      </div>
      <div className="card-body">
        <FailureNote reason={history.error} again={() => history.refetch()} />
        <ol className="timeline">
          {events(rows)
            .toReversed()
            .map((rows) => (
              <Entry key={rows[0].seq} rows={rows} />
            ))}
        </ol>
      </div>
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

function Entry({ rows }: { rows: Event }) {
  const { say } = useWords();
  const clock = useClock();
  const [row] = rows;
  const changes = rows.flatMap(({ noun, changes }) =>
    changes.map((change) => ({ key: `${noun}.${change.field}`, change })),
  );
  return (
    <li className="timeline-entry" data-test="history-entry" data-command={row.command}>
      <div className="timeline-head">
        <time className="number quiet" dateTime={row.at} title={clock.full(row.at)}>
          {clock.short(row.at)}
        </time>
        <strong>{commandWords(say, row.command)}</strong>
        <span className="quiet cut">{row.person_name}</span>
      </div>
      {changes.map(({ key, change }) => (
        <ChangeLine key={key} change={change} />
      ))}
    </li>
  );
}

/** One field before and after, long values clamped; what was not there before is simply told. */
export function ChangeLine({ change }: { change: HistoryChange }) {
  const { say } = useWords();
  return (
    <div className="timeline-change">
      <span className="quiet">{fieldWords(say, change.field)}</span>
      {change.before.kind !== "none" && (
        <>
          <Value field={change.field} value={change.before} former />
          <span className="quiet" aria-hidden="true">
            →
          </span>
        </>
      )}
      <Value field={change.field} value={change.after} />
    </div>
  );
}

function Value({ field, value, former }: { field: string; value: HistoryValue; former?: boolean }) {
  const { say } = useWords();
  if (value.kind !== "plain") return <span className="quiet">{say(`value.${value.kind}`)}</span>;
  const known = `${field}.${value.value}`;
  if ((field === "stage" || field === "paper") && hasWord(known)) return <span>{say(known)}</span>;
  return (
    <span className={former ? "timeline-former" : undefined}>
      {value.value === "" ? say("value.none") : <LongText text={value.value} />}
    </span>
  );
}

function commandWords(say: Say, command: string): string {
  const key = `command.${command}`;
  return hasWord(key) ? say(key) : command;
}

function fieldWords(say: Say, field: string): string {
  const key = `field.${field}`;
  return hasWord(key) ? say(key) : field;
}
