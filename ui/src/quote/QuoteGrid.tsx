import { useEffect, useRef } from "react";
import type { Faults } from "../kit/fields";
import { popupOpen } from "../kit/shortcuts";
import { useWords, type Word } from "../kit/words";
import type { PriceRow } from "../wire/commands";
import { nextCell } from "./cells";
import { GridLine } from "./GridLine";
import { blankLine, isBlank, type WritingLine } from "./lines";

/** The name has the room that the others leave. */
const COLUMNS = [
  "kind",
  "name",
  "quantity",
  "unit",
  "amount",
  "payer",
  "grade",
  "days",
  "out",
] as const;

interface QuoteGridProps {
  lines: readonly WritingLine[];
  faults: Faults;
  prices: readonly PriceRow[];
  change: (lines: WritingLine[]) => void;
  /** Enter on an empty last line: the lines are done. */
  leave: () => void;
}

/**
 * The lines of a quote, written like a sheet: Enter goes to the next cell and past the last one to a
 * new line, the arrows up and down to the same cell of another line, Ctrl+Delete takes a line out.
 */
export function QuoteGrid({ lines, faults, prices, change, leave }: QuoteGridProps) {
  const { say } = useWords();
  const grid = useRef<HTMLTableElement | null>(null);
  // Whoever comes here to write begins with the last line.
  const last = useRef(lines.length - 1);
  useEffect(() => {
    if (!popupOpen()) enter(cellAt(grid.current, last.current, "name"));
  }, []);
  const focusSoon = (row: number, cell: string) => {
    setTimeout(() => enter(cellAt(grid.current, row, cell)));
  };
  const set = (at: number, line: WritingLine) =>
    change(lines.map((one, i) => (i === at ? line : one)));
  const remove = (at: number) => {
    const left = lines.filter((_, i) => i !== at);
    change(left.length > 0 ? left : [blankLine()]);
    focusSoon(Math.max(0, at - 1), "name");
  };
  const onKey = (event: React.KeyboardEvent<HTMLTableElement>) => {
    if (event.nativeEvent.isComposing || event.defaultPrevented) return;
    const { target } = event;
    if (!(target instanceof HTMLElement)) return;
    const here = target.closest<HTMLElement>("[data-row]");
    if (!here) return;
    const row = Number(here.dataset.row);
    const cell = here.dataset.cell ?? "";
    if (event.key === "Escape") {
      // Out of the cell first; the next one is the page's.
      event.stopPropagation();
      target.blur();
    } else if (event.ctrlKey && event.key === "Delete") {
      event.preventDefault();
      remove(row);
    } else if (event.ctrlKey || event.altKey || event.metaKey) {
      return;
    } else if (event.key === "Enter") {
      event.preventDefault();
      onEnter(row, cell, event.shiftKey);
    } else if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      // The list of prices keeps the arrows while it is open.
      if (target.getAttribute("aria-expanded") === "true") return;
      event.preventDefault();
      enter(cellAt(grid.current, row + (event.key === "ArrowDown" ? 1 : -1), cell));
    }
  };
  const onEnter = (row: number, cell: string, back: boolean) => {
    const line = lines[row];
    if (!line) return;
    if (!back && cell === "name" && row === lines.length - 1 && isBlank(line)) {
      leave();
      return;
    }
    const to = nextCell(lines, row, cell, back);
    if (to === "new") {
      change([...lines, blankLine(line)]);
      focusSoon(row + 1, "name");
    } else if (to) {
      enter(cellAt(grid.current, to.row, to.cell));
    }
  };
  const heads: Word[] = [
    "quote.line_kind",
    "quote.line_name",
    "quote.line_quantity",
    "quote.line_unit",
    "quote.line_amount",
    "quote.line_payer",
    "quote.line_grade",
    "quote.line_days",
  ];
  return (
    <div className="quote-scroll" data-field="lines">
      <table className="quote-grid" ref={grid} onKeyDown={onKey} data-escape data-test="quote-grid">
        <colgroup>
          {COLUMNS.map((column) => (
            <col key={column} className={`quote-cell-${column}`} />
          ))}
        </colgroup>
        <thead>
          <tr>
            {heads.map((head) => (
              <th key={head} scope="col">
                {say(head)}
              </th>
            ))}
            <th>
              <span className="unseen">{say("quote.line_remove")}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {lines.map((line, at) => (
            <GridLine
              key={line.key}
              at={at}
              line={line}
              faults={faults}
              prices={prices}
              set={(next) => set(at, next)}
              remove={() => remove(at)}
            />
          ))}
        </tbody>
      </table>
      {faults.lines && (
        <div className="field-note field-fault" role="alert" data-test="fault-lines">
          {faults.lines}
        </div>
      )}
    </div>
  );
}

function cellAt(grid: HTMLTableElement | null, row: number, cell: string): HTMLElement | null {
  const found = (name: string) =>
    grid?.querySelector<HTMLElement>(
      `[data-row="${row}"][data-cell="${name}"] :is(input, select):not([disabled])`,
    ) ?? null;
  return found(cell) ?? found("name");
}

/** Goes into a cell as a sheet does: what is typed next takes the place of what stands there. */
function enter(cell: HTMLElement | null): void {
  cell?.focus();
  if (cell instanceof HTMLInputElement) cell.select();
}
