import { useVirtualizer } from "@tanstack/react-virtual";
import { Checkbox } from "antd";
import { type ReactNode, useEffect, useRef, useState } from "react";
import { isFocusFree } from "./focus";
import { useFinger } from "./media";
import { popupOpen } from "./shortcuts";
import { type Ticks, useTicking } from "./ticks";

export interface Column<Row> {
  key: string;
  title: string;
  /** A track of the CSS grid, e.g. `minmax(120px, 1fr)`. */
  width: string;
  end?: boolean;
  /** Left out where the list is narrower than this (px). */
  from?: number;
  cell: (row: Row) => ReactNode;
}

interface RowListProps<Row> {
  label: string;
  rows: readonly Row[];
  rowKey: (row: Row) => string;
  columns: readonly Column<Row>[];
  open: (row: Row) => void;
  /** Called as the last rows come into sight. */
  nearEnd: () => void;
  empty: ReactNode;
  test: string;
  rowName: (row: Row) => string;
  /** The key of the row where the list is taken up, e.g. the one that was opened last. */
  start?: string | null;
  /** Which rows are ticked, where the list has ticks. */
  ticks?: Ticks | undefined;
  /** A row as a card of three lines, where the list is too narrow for columns; without, it scrolls sideways. */
  card?: (row: Row) => ReactNode;
}

/** Heights of a row (px): as a line, where a finger points, as a card. */
const LINE_HEIGHT = 40;
const FINGER_HEIGHT = 48;
const CARD_HEIGHT = 86;
/** A list narrower than this (px) shows cards. */
const CARDS_BELOW = 780;

/** A tick's track, and where a finger points. */
const TICK = "20px";
const FINGER_TICK = "44px";

/**
 * A list of any length: virtual rows, ↑↓ Home End to move, Enter or a click to open. With ticks,
 * Space ticks the row in hand, Shift stretches from the last one, Ctrl+A takes all that is loaded.
 */
export function RowList<Row>(props: RowListProps<Row>) {
  const { rows, rowKey, open, nearEnd } = props;
  const body = useRef<HTMLDivElement>(null);
  const { width, gutter } = useWidth(body);
  const finger = useFinger();
  const card = width < CARDS_BELOW ? props.card : undefined;
  const height = card ? CARD_HEIGHT : finger ? FINGER_HEIGHT : LINE_HEIGHT;
  const columns = props.columns.filter((column) => !column.from || width >= column.from);
  const tracks = card ? ["minmax(0, 1fr)"] : columns.map((column) => column.width);
  if (props.ticks) tracks.unshift(finger ? FINGER_TICK : TICK);
  const template = { gridTemplateColumns: tracks.join(" ") };
  const [at, setAt] = useState(() =>
    Math.max(0, props.start ? rows.findIndex((row) => rowKey(row) === props.start) : 0),
  );
  const here = Math.min(at, Math.max(0, rows.length - 1));
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => body.current,
    estimateSize: () => height,
    overscan: 12,
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: laid out anew where rows take another height
  useEffect(() => virtual.measure(), [height]);
  const shown = virtual.getVirtualItems();
  const last = shown.at(-1)?.index ?? -1;
  useEffect(() => {
    if (last >= rows.length - 20) nearEnd();
  }, [last, rows.length, nearEnd]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: taken up once, as the list is shown
  useEffect(() => {
    if (here > 0) virtual.scrollToIndex(here, { align: "center" });
  }, []);

  const ticking = useTicking(rows, rowKey, props.ticks);

  const go = (to: number) => {
    const next = Math.max(0, Math.min(rows.length - 1, to));
    setAt(next);
    virtual.scrollToIndex(next);
    // The row may only be drawn after the scroll.
    requestAnimationFrame(() => {
      body.current?.querySelector<HTMLElement>(`[data-at="${next}"]`)?.focus();
    });
  };
  const onKey = (event: React.KeyboardEvent) => {
    if (ticking?.onKey(event, here)) return;
    const page = Math.floor((body.current?.clientHeight ?? 400) / height);
    const steps: Record<string, number> = {
      ArrowDown: here + 1,
      ArrowUp: here - 1,
      PageDown: here + page,
      PageUp: here - page,
      Home: 0,
      End: rows.length - 1,
    };
    const to = steps[event.key];
    const row = rows[here];
    if (to !== undefined) {
      event.preventDefault();
      if (event.shiftKey) ticking?.stretch(Math.max(0, Math.min(rows.length - 1, to)), here);
      go(to);
    } else if (event.key === "Enter" && row && !event.nativeEvent.isComposing) {
      event.preventDefault();
      open(row);
    }
  };

  // With nothing else in hand, the arrows take up the list where it was left.
  const takeUp = useRef(() => {});
  useEffect(() => {
    takeUp.current = () => go(here);
  });
  useEffect(() => {
    const onArrow = (event: KeyboardEvent) => {
      if (!isFocusFree() || popupOpen() || !["ArrowDown", "ArrowUp"].includes(event.key)) return;
      event.preventDefault();
      takeUp.current();
    };
    window.addEventListener("keydown", onArrow);
    return () => window.removeEventListener("keydown", onArrow);
  }, []);

  return (
    <div
      className={props.card ? "rows card" : "rows rows-wide card"}
      role="grid"
      aria-label={props.label}
      aria-rowcount={rows.length + 1}
      aria-multiselectable={ticking !== undefined || undefined}
      data-test={props.test}
      style={{ "--rows-gutter": `${gutter}px` } as React.CSSProperties}
    >
      <div className="rows-head" role="row" style={template}>
        {ticking && (
          <div role="columnheader">
            <Checkbox
              aria-label={ticking.all.name}
              checked={ticking.all.on}
              indeterminate={ticking.all.some}
              onChange={ticking.all.change}
              data-test={`${props.test}-tick-all`}
            />
          </div>
        )}
        {card ? (
          <div role="columnheader">{props.label}</div>
        ) : (
          columns.map((column) => (
            <div
              key={column.key}
              role="columnheader"
              className={column.end ? "cut cell-end" : "cut"}
            >
              {column.title}
            </div>
          ))
        )}
      </div>
      <div className="rows-body" role="rowgroup" ref={body} onKeyDown={onKey}>
        {rows.length === 0 ? (
          // A grid holds rows alone: what stands in their place is one.
          <div role="row">
            <div role="gridcell">{props.empty}</div>
          </div>
        ) : (
          <div style={{ height: virtual.getTotalSize(), position: "relative" }}>
            {shown.map((item) => {
              const row = rows[item.index];
              if (row === undefined) return null;
              return (
                <div
                  key={rowKey(row)}
                  role="row"
                  aria-rowindex={item.index + 2}
                  aria-label={props.rowName(row)}
                  aria-selected={ticking?.has(row)}
                  tabIndex={item.index === here ? 0 : -1}
                  className="rows-line"
                  style={{ ...template, height, transform: `translateY(${item.start}px)` }}
                  data-at={item.index}
                  data-test={`${props.test}-row`}
                  onClick={() => open(row)}
                  onFocus={() => setAt(item.index)}
                >
                  {ticking && (
                    // The whole cell ticks: a slip beside the box must not open the row.
                    <div
                      role="gridcell"
                      className="rows-tick"
                      onClick={(event) => {
                        event.stopPropagation();
                        ticking.click(item.index, event.shiftKey);
                      }}
                      data-test={`${props.test}-tick`}
                    >
                      <input
                        type="checkbox"
                        readOnly
                        tabIndex={-1}
                        checked={ticking.has(row)}
                        aria-label={props.rowName(row)}
                      />
                    </div>
                  )}
                  {card ? (
                    <div role="gridcell" className="rows-card">
                      {card(row)}
                    </div>
                  ) : (
                    columns.map((column) => (
                      <div
                        key={column.key}
                        role="gridcell"
                        className={column.end ? "cut cell-end" : "cut"}
                      >
                        {column.cell(row)}
                      </div>
                    ))
                  )}
                </div>
              );
            })}
          </div>
        )}
      </div>
    </div>
  );
}

/** The list's inner width and what its scroll bar takes. */
function useWidth(element: React.RefObject<HTMLDivElement | null>): {
  width: number;
  gutter: number;
} {
  const [size, setSize] = useState({ width: 1200, gutter: 0 });
  useEffect(() => {
    const node = element.current;
    if (!node || typeof ResizeObserver === "undefined") return;
    const watch = new ResizeObserver(() =>
      setSize({ width: node.clientWidth, gutter: node.offsetWidth - node.clientWidth }),
    );
    watch.observe(node);
    return () => watch.disconnect();
  }, [element]);
  return size;
}
