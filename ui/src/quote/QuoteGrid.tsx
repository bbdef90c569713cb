import { CloseOutlined } from "@ant-design/icons";
import { AutoComplete, Button, Input } from "antd";
import { useEffect, useId, useRef } from "react";
import type { ControlProps, Faults } from "../kit/fields";
import { MoneyBox, yuan } from "../kit/money";
import { popupOpen } from "../kit/shortcuts";
import { useWords, type Word } from "../kit/words";
import type { PriceRow } from "../wire/commands";
import { Choice } from "./Choice";
import { nextCell, turn } from "./cells";
import {
  amountOf,
  blankLine,
  GRADES,
  hasDays,
  isBlank,
  KINDS,
  meant,
  nameOf,
  ofKind,
  ofPrice,
  PAYERS,
  type WritingLine,
} from "./lines";

/** Of the prices that a typed name may mean so many are offered. */
const OFFERED = 10;

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
    if (event.ctrlKey && event.key === "Delete") {
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
    <div data-field="lines">
      <table className="quote-grid" ref={grid} onKeyDown={onKey} data-test="quote-grid">
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

interface GridLineProps {
  at: number;
  line: WritingLine;
  faults: Faults;
  prices: readonly PriceRow[];
  set: (line: WritingLine) => void;
  remove: () => void;
}

function GridLine({ at, line, faults, prices, set, remove }: GridLineProps) {
  const { say } = useWords();
  // What was changed by hand comes from no list and no rule any more.
  const byHand = { price: null, rule: null, why: null };
  const offered = meant(prices, line.name).slice(0, OFFERED);
  const place = { at, faults };
  return (
    <tr data-test="quote-line">
      <Cell {...place} name="kind" label={say("quote.line_kind")}>
        {(control) => (
          <Choice
            {...control}
            values={KINDS}
            value={line.kind}
            words={(kind) => say(`line_kind.${kind}`)}
            change={(kind) => set(ofKind(line, kind))}
            data-test="quote-kind"
          />
        )}
      </Cell>
      <Cell {...place} name="name" label={say("quote.line_name")}>
        {({ id, ...control }) => (
          <AutoComplete
            id={id}
            className="quote-name"
            value={line.name}
            onChange={(name: string | undefined) => set({ ...line, ...byHand, name: name ?? "" })}
            onSelect={(id) => {
              const price = prices.find((one) => one.id === id);
              if (price) set(ofPrice(line, price));
            }}
            options={offered.map((price) => ({
              value: price.id,
              label: (
                <span className="row-wide" data-test="quote-offer">
                  <span className="cut">{nameOf(price)}</span>
                  <span className="number">{yuan(price.amount)}</span>
                </span>
              ),
            }))}
            defaultActiveFirstOption={false}
            popupMatchSelectWidth={false}
          >
            <Input {...control} autoComplete="off" data-test="quote-name" />
          </AutoComplete>
        )}
      </Cell>
      <Cell {...place} name="quantity" label={say("quote.line_quantity")}>
        {(control) => (
          <Whole
            {...control}
            value={line.quantity}
            change={(quantity) => set({ ...line, quantity })}
            data-test="quote-quantity"
          />
        )}
      </Cell>
      <Cell {...place} name="unit" label={say("quote.line_unit")}>
        {(control) => (
          <MoneyBox
            {...control}
            value={line.unit}
            change={(unit) => set({ ...line, ...byHand, unit })}
            data-test="quote-unit"
          />
        )}
      </Cell>
      <td className="cell-end number quote-amount" data-test="quote-amount">
        {yuan(amountOf(line))}
      </td>
      <Cell {...place} name="payer" label={say("quote.line_payer")}>
        {(control) => (
          <Choice
            {...control}
            disabled={line.kind === "discount"}
            values={PAYERS}
            value={line.payer}
            words={(payer) => say(`payer.${payer}`)}
            change={(payer) => set({ ...line, payer })}
            data-test="quote-payer"
          />
        )}
      </Cell>
      <Cell {...place} name="grade" label={say("quote.line_grade")}>
        {(control) =>
          line.kind === "part" && line.grade !== null ? (
            <Choice
              {...control}
              values={GRADES}
              value={line.grade}
              words={(grade) => say(`grade.${grade}`)}
              change={(grade) => set({ ...line, grade })}
              data-test="quote-grade"
            />
          ) : (
            <span className="quiet">—</span>
          )
        }
      </Cell>
      <Cell {...place} name="days" label={say("quote.line_days")}>
        {(control) =>
          hasDays(line.kind) ? (
            <Whole
              {...control}
              value={line.days}
              change={(days) => set({ ...line, days })}
              data-test="quote-days"
            />
          ) : (
            <span className="quiet">—</span>
          )
        }
      </Cell>
      <td>
        <Button
          type="text"
          size="small"
          tabIndex={-1}
          icon={<CloseOutlined />}
          aria-label={say("quote.line_remove_at", { n: at + 1 })}
          title={say("quote.line_remove_at", { n: at + 1 })}
          onClick={remove}
          data-test="quote-remove"
        />
        {line.why && turn(line.why) && <WhyNote why={line.why} />}
      </td>
    </tr>
  );
}

/** Which rule of the shop made a line so. */
function WhyNote({ why }: { why: string }) {
  const { say } = useWords();
  const word = turn(why);
  return word && <span className="chip chip-quiet quote-why">{say(word)}</span>;
}

interface CellProps {
  at: number;
  name: string;
  label: string;
  faults: Faults;
  children: (control: ControlProps) => React.ReactNode;
}

/** One cell; a fault of the core's stands below what is wrong. */
function Cell({ at, name, label, faults, children }: CellProps) {
  const { say } = useWords();
  const id = useId();
  const field = `lines[${at}].${name}`;
  const fault = faults[field];
  return (
    <td data-row={at} data-cell={name} data-field={field} className={`quote-cell-${name}`}>
      <label htmlFor={id} className="unseen">
        {say("quote.cell", { n: at + 1, name: label })}
      </label>
      {children({
        id,
        name: field,
        status: fault ? "error" : "",
        "aria-invalid": Boolean(fault),
        "aria-describedby": `${id}-note`,
      })}
      <div
        id={`${id}-note`}
        className="field-fault quote-fault"
        role={fault ? "alert" : undefined}
        data-test={fault ? `fault-${field}` : undefined}
      >
        {fault}
      </div>
    </td>
  );
}

interface WholeProps extends ControlProps {
  value: number | null;
  change: (value: number | null) => void;
  "data-test": string;
}

/** A whole number of at most four digits. */
function Whole({ value, change, ...rest }: WholeProps) {
  return (
    <Input
      {...rest}
      className="number"
      inputMode="numeric"
      autoComplete="off"
      maxLength={4}
      value={value === null ? "" : String(value)}
      onChange={(event) => {
        const digits = event.target.value.normalize("NFKC").replace(/\D/g, "");
        change(digits === "" ? null : Number(digits));
      }}
    />
  );
}
