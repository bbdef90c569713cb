import { useNavigate } from "@tanstack/react-router";
import { App, Skeleton } from "antd";
import { useEffect, useRef, useState } from "react";
import { useLock } from "../frame/lock";
import { useAnswer } from "../kit/answers";
import { useChange } from "../kit/change";
import { FailureNote } from "../kit/FailureNote";
import { isFocusFree } from "../kit/focus";
import { popupOpen, useShortcut } from "../kit/shortcuts";
import { useWords } from "../kit/words";
import { OutNow } from "../sending/OutNow";
import { useCan, useMe } from "../session/door";
import { workTab } from "../stage/acts";
import { Question, waiting } from "../support/Question";
import type { Bench, BenchRow } from "../wire/commands";
import { BenchLines } from "./BenchLines";
import { Figures } from "./Figures";
import { Forgotten } from "./Forgotten";
import { type BenchList, inHand, keyOf, LEFT, moved, nextToClaim, placed, RIGHT } from "./rows";
import "../repair/repair.css";
import "../repair/orders.css";
import "./bench.css";

/** Whatever moves an order onto, off or within a bench. */
const NOUNS = [
  "repair",
  "customer",
  "device",
  "step",
  "assignment",
  "work",
  "checkup",
  "support",
] as const;

/** What one holds, what waits to be taken up, and the clock that runs. */
export function BenchPage() {
  const { say } = useWords();
  const bench = useAnswer("bench.mine", {}, NOUNS, { every: 60_000 });
  return (
    <div className="page">
      <div className="page-head">
        <h1 className="grow">{say("place.bench")}</h1>
        {bench.data && <Figures bench={bench.data} />}
      </div>
      <FailureNote reason={bench.error} again={() => bench.refetch()} />
      {bench.data ? <Lists bench={bench.data} /> : !bench.error && <Skeleton active />}
    </div>
  );
}

function Lists({ bench }: { bench: Bench }) {
  const { say } = useWords();
  const can = useCan();
  const me = useMe();
  const { locked } = useLock();
  const navigate = useNavigate();
  const { message } = App.useApp();
  const area = useRef<HTMLDivElement>(null);
  const [chosen, setChosen] = useState<string | null>(null);
  // Who only tests holds nothing and takes nothing up.
  const left = can("work_repairs") ? LEFT : [];
  const right = can("work_repairs") ? RIGHT : RIGHT.filter((list) => list === "to_test");
  const lines = placed(bench, [...left, ...right]);
  const hand = inHand(lines, chosen, bench.clock?.repair);

  const claim = useChange("repair.assign", {
    done: (_seen, { id }) => {
      const row = bench.free.find((one) => one.id === id);
      if (row) message.success(say("bench.claimed", { number: row.number }));
      setChosen(`mine/${id}`);
    },
  });
  const start = useChange("work.start");
  const stop = useChange("work.stop");
  const take = (row: BenchRow) =>
    claim.run({ id: row.id, seen_seq: row.seen_seq, to: me.id, reason: "" });
  const toggle = (row: BenchRow) =>
    bench.clock?.repair === row.id
      ? stop.run({ id: bench.clock.id, ending: "paused" })
      : start.run({ repair: row.id });
  const open = (row: BenchRow) =>
    navigate({
      to: "/repairs/$id",
      params: { id: row.id },
      search: { tab: workTab(row.stage) },
    });

  const free = () => !locked && !popupOpen();
  const next = can("work_repairs") ? nextToClaim(bench, hand) : null;
  useShortcut("Alt+G", () => free() && next && take(next), next !== null);
  const works = can("work_repairs") && (hand?.list === "mine" || hand?.list === "waiting");
  useShortcut("Alt+W", () => free() && hand && toggle(hand.row), works);

  const focus = (key: string) => {
    setChosen(key);
    area.current?.querySelector<HTMLElement>(`[data-line="${key}"]`)?.focus();
  };
  const onKey = (event: React.KeyboardEvent) => {
    if (event.ctrlKey || event.altKey || event.metaKey) return;
    if (!(event.target instanceof HTMLElement) || event.target.dataset.line === undefined) return;
    const to = moved(lines, hand, event.key);
    if (!to) return;
    event.preventDefault();
    focus(keyOf(to));
  };
  useArrows(() => hand && focus(keyOf(hand)));

  const list = (which: BenchList) => (
    <BenchLines
      key={which}
      list={which}
      rows={bench[which]}
      count={which === "handed_on" ? bench.handed_on.length : bench.counts[which]}
      hand={hand ? keyOf(hand) : null}
      claims={which === "free" ? (next?.id ?? null) : null}
      clock={bench.clock?.repair ?? null}
      focused={setChosen}
      open={open}
      claim={take}
      toggle={toggle}
    />
  );
  return (
    <>
      <FailureNote reason={claim.refused ?? start.refused ?? stop.refused} />
      {/* biome-ignore lint/a11y/noStaticElementInteractions: arrows move between the lines inside */}
      <div className="bench-columns" ref={area} onKeyDown={onKey} data-test="bench">
        <div className="stack">
          {left.map(list)}
          <OutNow />
        </div>
        <div className="stack">
          {bench.questions.length > 0 && (
            <section className="card" data-test="bench-questions">
              <div className="card-head">
                <h2>{say("bench.questions")}</h2>
                <span className="quiet number">{bench.questions.length}</span>
              </div>
              <div className="card-body stack">
                {bench.questions.map((row) => (
                  <Question key={row.id} row={row} order keyed={row === waiting(bench.questions)} />
                ))}
              </div>
            </section>
          )}
          {right.map(list)}
        </div>
      </div>
      <Forgotten clocks={bench.forgotten} />
    </>
  );
}

/** With nothing else in hand, the arrows take up the lists where they were left. */
function useArrows(takeUp: () => void): void {
  const latest = useRef(takeUp);
  useEffect(() => {
    latest.current = takeUp;
  });
  useEffect(() => {
    const onArrow = (event: KeyboardEvent) => {
      if (!isFocusFree() || popupOpen() || !["ArrowDown", "ArrowUp"].includes(event.key)) return;
      event.preventDefault();
      latest.current();
    };
    window.addEventListener("keydown", onArrow);
    return () => window.removeEventListener("keydown", onArrow);
  }, []);
}
