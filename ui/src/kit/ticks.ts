import { useRef } from "react";
import { useWords } from "./words";

/** The ticked rows of a list by their keys, held by the page so that they outlive a refetch. */
export interface Ticks {
  on: ReadonlySet<string>;
  change: (next: Set<string>) => void;
}

interface Ticking<Row> {
  has: (row: Row) => boolean;
  /** Ticks one row, or with Shift all from the last one ticked to it. */
  click: (at: number, shift: boolean) => void;
  /** Ticks from the row where stretching began to this one. */
  stretch: (to: number, from: number) => void;
  /** Whether the key was one for ticks. */
  onKey: (event: React.KeyboardEvent, here: number) => boolean;
  all: { on: boolean; some: boolean; name: string; change: () => void };
}

/**
 * Ticking by key and pointer. A scanner's burst never ticks: its characters are kept from the page
 * by the scanner before they come here.
 */
export function useTicking<Row>(
  rows: readonly Row[],
  rowKey: (row: Row) => string,
  ticks: Ticks | undefined,
): Ticking<Row> | undefined {
  const { say } = useWords();
  const anchor = useRef<number | null>(null);
  if (!ticks) return undefined;

  const range = (to: number, from: number) => {
    const next = new Set(ticks.on);
    for (const row of rows.slice(Math.min(from, to), Math.max(from, to) + 1)) next.add(rowKey(row));
    ticks.change(next);
  };
  const click = (at: number, shift: boolean) => {
    const row = rows[at];
    if (row === undefined) return;
    if (shift && anchor.current !== null) {
      range(at, anchor.current);
      return;
    }
    const next = new Set(ticks.on);
    if (!next.delete(rowKey(row))) next.add(rowKey(row));
    anchor.current = at;
    ticks.change(next);
  };
  const ticked = rows.filter((row) => ticks.on.has(rowKey(row))).length;
  const all = ticked > 0 && ticked === rows.length;
  const takeAll = () =>
    ticks.change(all ? new Set() : new Set([...ticks.on, ...rows.map((row) => rowKey(row))]));

  return {
    has: (row) => ticks.on.has(rowKey(row)),
    click,
    stretch: (to, from) => {
      anchor.current ??= from;
      range(to, anchor.current);
    },
    onKey: (event, here) => {
      if (event.nativeEvent.isComposing) return false;
      if (event.key === " ") {
        event.preventDefault();
        if (!event.repeat) click(here, event.shiftKey);
        return true;
      }
      if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === "a") {
        event.preventDefault();
        if (rows.length > 0 && !all) takeAll();
        return true;
      }
      return false;
    },
    all: { on: all, some: ticked > 0 && !all, name: say("list.tick_all"), change: takeAll },
  };
}
