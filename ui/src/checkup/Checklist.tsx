import { Button, Input } from "antd";
import { useEffect, useRef } from "react";
import { useLock } from "../frame/lock";
import { useDeliberateKey } from "../kit/deliberate";
import { Key, useShortcut } from "../kit/shortcuts";
import { useWords } from "../kit/words";
import type { ChecklistItem, ChecklistRow, ItemResult } from "../wire/commands";
import {
  isOpen,
  itemWords,
  judged,
  type Line,
  type Lines,
  limitsText,
  lineOf,
  openItems,
  restPasses,
  resultOfKey,
  thousandths,
} from "./results";
import "./checkup.css";

const RESULTS: readonly ItemResult[] = ["pass", "fail", "not_applicable"];

interface ChecklistProps {
  list: ChecklistRow;
  lines: Lines;
  /** Left out where the results are only looked at. */
  change?: (lines: Lines) => void;
}

/**
 * A checklist by keyboard. On a line ↑↓ move and 1, 2, 3 say pass, fail, not applicable; Enter leads
 * to the value or the note, Enter there to the next line, Esc back to the line.
 */
export function Checklist({ list, lines, change }: ChecklistProps) {
  const { say, language } = useWords();
  const { locked } = useLock();
  const area = useRef<HTMLDivElement>(null);
  useFirstOpen(area, list, lines, change !== undefined);

  const set = (item: ChecklistItem, line: Partial<Line>) =>
    change?.({ ...lines, [item.key]: { ...lineOf(lines, item), ...line } });
  const focus = (at: number) => {
    const last = list.items.length - 1;
    rowsIn(area.current)[Math.max(0, Math.min(last, at))]?.focus();
  };
  const deliberate = useDeliberateKey((key) => {
    const rows = rowsIn(area.current);
    const at = rows.findIndex((row) => row.matches(":focus"));
    const item = list.items[at];
    const result = resultOfKey(key);
    if (!item || !result) return;
    set(item, { result });
    // A failure wants a word about it, a passed value its figure.
    const wants = item.unit !== null && result !== "not_applicable";
    if (wants) rows[at]?.querySelector("input")?.focus();
    else focus(at + 1);
  });
  const restPass = () => {
    if (!change) return;
    const next = restPasses(list, lines);
    change(next);
    // What is measured still wants its figure.
    const open = openItems(list, next)[0];
    if (open) focus(list.items.indexOf(open));
  };
  useShortcut("Alt+E", restPass, change !== undefined && !locked);
  const onKey = (event: React.KeyboardEvent<HTMLDivElement>) => {
    if (event.ctrlKey || event.altKey || event.metaKey || event.nativeEvent.isComposing) return;
    const rows = rowsIn(area.current);
    const at = rows.findIndex((row) => row.contains(event.target as Node));
    const item = list.items[at];
    if (!item) return;
    const step = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
    if (step !== 0) {
      event.preventDefault();
      focus(at + step);
    } else if (event.target instanceof HTMLInputElement) {
      if (event.key === "Escape") rows[at]?.focus();
      else if (event.key === "Enter") focus(at + 1);
      else return;
      event.preventDefault();
    } else if (event.target !== rows[at]) {
      return;
    } else if (event.key === "Enter") {
      event.preventDefault();
      rows[at]?.querySelector("input")?.focus();
    } else if (event.key !== " ") {
      deliberate(event.key);
    }
  };
  return (
    <div className="stack-tight">
      {change && (
        <div className="row checkup-acts">
          <Button size="small" onClick={restPass} data-test="checklist-rest-pass">
            {say("checkup.rest_pass")} <Key>Alt E</Key>
          </Button>
          <span className="quiet keys-told">
            <Key>1</Key> {say("item_result.pass")} <Key>2</Key> {say("item_result.fail")}{" "}
            <Key>3</Key> {say("item_result.not_applicable")} <Key>Enter</Key>{" "}
            {say("checkup.enter_told")}
          </span>
        </div>
      )}
      {/* biome-ignore lint/a11y/noStaticElementInteractions: arrows and digits move within the list */}
      <div className="checkup-list" ref={area} onKeyDown={onKey} data-test="checklist">
        {list.items.map((item) => (
          <Item
            key={item.key}
            item={item}
            words={itemWords(item, language)}
            line={lineOf(lines, item)}
            {...(change && { set: (line: Partial<Line>) => set(item, line) })}
          />
        ))}
      </div>
    </div>
  );
}

interface ItemProps {
  item: ChecklistItem;
  words: string;
  line: Line;
  set?: (line: Partial<Line>) => void;
}

function Item({ item, words, line, set }: ItemProps) {
  const { say } = useWords();
  const outside = item.unit !== null && judged(item, line.value) === "fail";
  const unread = thousandths(line.value) === undefined;
  const state = line.result ?? "open";
  return (
    <fieldset
      className={`checkup-item checkup-${state}`}
      tabIndex={set ? 0 : undefined}
      aria-label={`${words} ${line.result ? say(`item_result.${line.result}`) : say("checkup.open")}`}
      data-item={item.key}
      data-open={item.required && isOpen(item, line)}
      data-test={`checklist-${item.key}`}
    >
      <span className="checkup-words">
        {words}
        {item.required && <span className="checkup-must"> *</span>}
      </span>
      {item.unit !== null && set && (
        // Esc leads back to the line, not off the page.
        <span className="checkup-value" data-escape>
          <Input
            size="small"
            className="number"
            inputMode="decimal"
            autoComplete="off"
            status={outside || unread ? "error" : ""}
            aria-label={say("checkup.value_of", { item: words })}
            aria-invalid={outside || unread}
            suffix={item.unit}
            value={line.value}
            onChange={(event) => {
              const value = event.target.value;
              set({ value, result: judged(item, value) ?? line.result });
            }}
            data-test={`checklist-value-${item.key}`}
          />
        </span>
      )}
      {item.unit !== null && !set && line.value !== "" && (
        <span className="number checkup-value">{`${line.value} ${item.unit}`}</span>
      )}
      <span className={outside ? "checkup-limits field-fault" : "checkup-limits quiet"}>
        {limitsText(item)}
        {unread && say("checkup.no_number")}
      </span>
      {set ? (
        <>
          <span className="checkup-results">
            {RESULTS.map((result) => (
              <button
                key={result}
                type="button"
                tabIndex={-1}
                className={`checkup-result checkup-is-${result}`}
                aria-pressed={line.result === result}
                onClick={() => set({ result: line.result === result ? null : result })}
                data-test={`checklist-${item.key}-${result}`}
              >
                {say(`item_result.${result}`)}
              </button>
            ))}
          </span>
          <span className="checkup-note" data-escape>
            <Input
              size="small"
              autoComplete="off"
              tabIndex={-1}
              placeholder={say("checkup.note")}
              aria-label={say("checkup.note_of", { item: words })}
              value={line.note}
              onChange={(event) => set({ note: event.target.value })}
              data-test={`checklist-note-${item.key}`}
            />
          </span>
        </>
      ) : (
        <>
          <strong className={`checkup-is-${state}`}>
            {line.result ? say(`item_result.${line.result}`) : say("checkup.open")}
          </strong>
          <span className="checkup-note">{line.note}</span>
        </>
      )}
    </fieldset>
  );
}

function rowsIn(area: HTMLElement | null): HTMLElement[] {
  return Array.from(area?.querySelectorAll<HTMLElement>("[data-item]") ?? []);
}

/** Puts the cursor on the first line that is open. */
export function focusFirstOpen(area: HTMLElement | null = document.body): void {
  const rows = rowsIn(area);
  (rows.find((row) => row.dataset.open === "true") ?? rows[0])?.focus();
}

/** With nothing else in hand, a list that is to be written is taken up where it is open. */
function useFirstOpen(
  area: React.RefObject<HTMLElement | null>,
  list: ChecklistRow,
  lines: Lines,
  on: boolean,
): void {
  // biome-ignore lint/correctness/useExhaustiveDependencies: taken up once, as the list is shown
  useEffect(() => {
    const busy = document.activeElement?.matches("input, textarea") ?? false;
    if (on && !busy && openItems(list, lines).length > 0) focusFirstOpen(area.current);
  }, []);
}
