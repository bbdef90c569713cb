import { ClockCircleOutlined, RetweetOutlined } from "@ant-design/icons";
import { useNavigate } from "@tanstack/react-router";
import { Button } from "antd";
import { ageWords, useClock, useNow } from "../kit/dates";
import { Key } from "../kit/shortcuts";
import { type Say, useWords } from "../kit/words";
import { WarrantyChip } from "../repair/OrdersColumns";
import { useAsked } from "../repair/ordersAsk";
import { Promised } from "../repair/Promised";
import { StageMark } from "../repair/stage";
import { useMe } from "../session/door";
import type { BenchRow } from "../wire/commands";
import { minutesWords } from "./minutes";
import { type BenchList, restOf } from "./rows";

interface BenchLinesProps {
  list: BenchList;
  rows: readonly BenchRow[];
  /** How many there are; of many only the first in turn are shown. */
  count: number;
  /** The line the cursor is on. */
  hand: string | null;
  /** The order that the claim key takes now. */
  claims: string | null;
  /** The order that one's clock runs on. */
  clock: string | null;
  focused: (key: string) => void;
  open: (row: BenchRow) => void;
  claim: (row: BenchRow) => void;
  toggle: (row: BenchRow) => void;
}

/** Lists that are told of only where something stands in them. */
const QUIET: readonly BenchList[] = ["waiting", "handed_on", "to_test"];

export function BenchLines(props: BenchLinesProps) {
  const { list, rows, count } = props;
  const { say } = useWords();
  if (rows.length === 0 && QUIET.includes(list)) return null;
  return (
    <section className="card" aria-label={say(`bench.list_${list}`)} data-test={`bench-${list}`}>
      <div className="card-head">
        <h2>{say(`bench.list_${list}`)}</h2>
        <span className="quiet number">{count}</span>
      </div>
      {rows.length === 0 ? (
        <p className="card-body quiet" data-test={`bench-${list}-none`}>
          {say(list === "mine" ? "bench.mine_none" : "bench.free_none")}
        </p>
      ) : (
        <ul className="bench-lines">
          {rows.map((row) => (
            <Line key={row.id} {...props} row={row} />
          ))}
        </ul>
      )}
      {count > rows.length && <More list={list} shown={rows.length} count={count} />}
    </section>
  );
}

/** Where the rest of a long list is found: among the orders, narrowed to it. */
function More({ list, shown, count }: { list: BenchList; shown: number; count: number }) {
  const { say } = useWords();
  const navigate = useNavigate();
  const me = useMe();
  const [, ask] = useAsked();
  const all = () => {
    ask({ text: "", picked: null, sort: "promise", filter: restOf(list, me.id) });
    navigate({ to: "/repairs", search: { view: "open" } });
  };
  return (
    <p className="card-body row-wide" data-test={`bench-${list}-more`}>
      <span className="quiet">{say("bench.more", { n: shown, all: count })}</span>
      <Button size="small" onClick={all} data-test={`bench-${list}-all`}>
        {say("bench.more_open")}
      </Button>
    </p>
  );
}

function Line(props: BenchLinesProps & { row: BenchRow }) {
  const { list, row, hand, claims, clock, focused, open, claim, toggle } = props;
  const { say } = useWords();
  const moments = useClock();
  const now = useNow();
  const key = `${list}/${row.id}`;
  const inHand = hand === key;
  const runs = clock === row.id;
  const works = list === "mine" || list === "waiting";
  return (
    <li className={row.overdue ? "bench-line bench-late" : "bench-line"} data-test="bench-line">
      <button
        type="button"
        className="bench-open"
        tabIndex={inHand ? 0 : -1}
        data-line={key}
        onFocus={() => focused(key)}
        onClick={() => open(row)}
        data-test={`bench-open-${list}`}
      >
        <span className="row bench-top">
          <span className="number order-link">{row.number}</span>
          <StageMark stage={row.stage} />
          {row.priority === "urgent" && (
            <span className="chip chip-bad">{say("priority.urgent")}</span>
          )}
          {row.rework && (
            <span className="chip chip-warn">
              <RetweetOutlined aria-hidden /> {say("bench.rework")}
            </span>
          )}
          {row.warranty === "claimed" && <WarrantyChip />}
          {row.gates > 0 && <span className="quiet">{say("step.gates", { n: row.gates })}</span>}
          <span className="grow" />
          <Promised of={row} now={now} />
        </span>
        <span className="row">
          <bdi className="bench-device cut">{row.device}</bdi>
          <span className="quiet cut grow">
            {row.symptom_short} · <bdi>{row.customer_name}</bdi>
          </span>
          <span
            className="quiet number"
            title={say("bench.since", { at: moments.full(row.waiting_since) })}
          >
            {ageWords(say, row.waiting_since, now)}
          </span>
        </span>
        {(row.note_kind !== null || list === "handed_on") && (
          <span className="row quiet">
            {list === "handed_on" && row.holder_name !== "" && (
              <bdi>{say("bench.now_with", { name: row.holder_name })}</bdi>
            )}
            <span className="cut">{noteWords(say, row)}</span>
          </span>
        )}
      </button>
      <span className="bench-acts">
        {(row.spent_minutes > 0 || row.running) && (
          <span className={row.running ? "number tone-work" : "number quiet"}>
            <ClockCircleOutlined aria-hidden /> {minutesWords(say, row.spent_minutes)}
          </span>
        )}
        {list === "free" && (
          <Button size="small" tabIndex={-1} onClick={() => claim(row)} data-test="bench-claim">
            {say("bench.claim")} {claims === row.id && <Key>Alt G</Key>}
          </Button>
        )}
        {works && (
          <Button
            size="small"
            tabIndex={-1}
            onClick={() => toggle(row)}
            data-test={runs ? "bench-pause" : "bench-start"}
          >
            {say(runs ? "clock.pause" : "clock.start")} {inHand && <Key>Alt W</Key>}
          </Button>
        )}
      </span>
    </li>
  );
}

/** Why an order lies here: who handed it on or took the last step, and in which words. */
function noteWords(say: Say, { note_kind, note_by, note }: BenchRow): string {
  if (note_kind === null) return "";
  const who = note_kind === "handed_on" ? say("bench.from", { name: note_by }) : note_by;
  return [who, note].filter((part) => part !== "").join(" · ");
}
