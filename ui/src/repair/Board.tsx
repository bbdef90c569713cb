import { useNavigate } from "@tanstack/react-router";
import { useRef, useState } from "react";
import { useAnswer } from "../kit/answers";
import { ageWords, useClock, useNow } from "../kit/dates";
import { FailureNote } from "../kit/FailureNote";
import { useWords } from "../kit/words";
import type { BoardColumn, RepairRow } from "../wire/commands";
import { WarrantyChip } from "./OrdersColumns";
import { isLate, Promised } from "./Promised";
import { StageMark } from "./stage";

/** Where the cursor stands: a column, and a card in it. */
interface Place {
  column: number;
  card: number;
}

/** Open orders by stage: arrows between cards and columns, Enter opens. */
export function Board() {
  const { say } = useWords();
  const navigate = useNavigate();
  const board = useAnswer("repair.board", {}, ["repair", "customer", "device"]);
  const columns = board.data ?? [];
  const area = useRef<HTMLDivElement>(null);
  const [at, setAt] = useState<Place>({ column: 0, card: 0 });
  const here = settle(columns, at);

  const go = (to: Place) => {
    setAt(to);
    area.current
      ?.querySelector<HTMLElement>(`[data-column="${to.column}"][data-card="${to.card}"]`)
      ?.focus();
  };
  const onKey = (event: React.KeyboardEvent) => {
    const to = here && step(columns, here, event.key);
    if (!to) return;
    event.preventDefault();
    go(to);
  };
  const open = (row: RepairRow) =>
    navigate({ to: "/repairs/$id", params: { id: row.id }, search: {} });

  return (
    <>
      <FailureNote reason={board.error} again={() => board.refetch()} />
      {/* biome-ignore lint/a11y/noStaticElementInteractions: arrows move between the cards inside */}
      <div className="board" ref={area} onKeyDown={onKey} data-test="board">
        {columns.map(({ stage, count, rows }, column) => (
          <section key={stage} className="board-column" aria-label={say(`stage.${stage}`)}>
            <div className="board-head" data-test={`board-${stage}`}>
              <StageMark stage={stage} />
              <span className="number quiet">{count}</span>
            </div>
            <div className="board-cards">
              {rows.length === 0 && <p className="quiet board-none">{say("board.none")}</p>}
              {rows.map((row, card) => (
                <Card
                  key={row.id}
                  row={row}
                  place={{ column, card }}
                  reached={here?.column === column && here.card === card}
                  focused={() => setAt({ column, card })}
                  open={() => open(row)}
                />
              ))}
              {count > rows.length && (
                <p className="quiet board-none">{say("board.more", { n: count - rows.length })}</p>
              )}
            </div>
          </section>
        ))}
      </div>
    </>
  );
}

interface CardProps {
  row: RepairRow;
  place: Place;
  reached: boolean;
  focused: () => void;
  open: () => void;
}

function Card({ row, place, reached, focused, open }: CardProps) {
  const { say } = useWords();
  const clock = useClock();
  const now = useNow();
  return (
    <button
      type="button"
      className={isLate(row, now) ? "board-card board-late" : "board-card"}
      tabIndex={reached ? 0 : -1}
      data-column={place.column}
      data-card={place.card}
      onFocus={focused}
      onClick={open}
      data-test="board-card"
    >
      <span className="row-wide">
        <span className="number order-link">{row.number}</span>
        <span
          className="number quiet"
          title={say("untouched.told", { who: row.touched_by, at: clock.full(row.touched_at) })}
        >
          {ageWords(say, row.touched_at, now)}
        </span>
      </span>
      <span className="cut board-device">
        <bdi>{row.device}</bdi>
      </span>
      <span className="cut">
        <bdi>{row.customer_name}</bdi>{" "}
        <span className="quiet">{row.code_words || row.symptom.slice(0, 60)}</span>
      </span>
      <span className="row-wide">
        <Promised of={row} now={now} />
        {row.warranty === "claimed" && <WarrantyChip />}
      </span>
    </button>
  );
}

/** The place nearest to the wanted one that holds a card. */
export function settle(columns: readonly BoardColumn[], wanted: Place): Place | null {
  const cards = columns[wanted.column]?.rows.length ?? 0;
  if (cards > 0) return { column: wanted.column, card: Math.min(wanted.card, cards - 1) };
  const column = columns.findIndex(({ rows }) => rows.length > 0);
  return column < 0 ? null : { column, card: 0 };
}

/** Where a key leads from a card; empty columns are stepped over. */
export function step(columns: readonly BoardColumn[], from: Place, key: string): Place | null {
  const cards = columns[from.column]?.rows.length ?? 0;
  const aside = (by: 1 | -1): Place | null => {
    for (let column = from.column + by; columns[column]; column += by) {
      const there = columns[column]?.rows.length ?? 0;
      if (there > 0) return { column, card: Math.min(from.card, there - 1) };
    }
    return null;
  };
  const within = (card: number): Place => ({
    column: from.column,
    card: Math.max(0, Math.min(cards - 1, card)),
  });
  switch (key) {
    case "ArrowDown":
      return within(from.card + 1);
    case "ArrowUp":
      return within(from.card - 1);
    case "Home":
      return within(0);
    case "End":
      return within(cards - 1);
    case "ArrowRight":
      return aside(1);
    case "ArrowLeft":
      return aside(-1);
    default:
      return null;
  }
}
