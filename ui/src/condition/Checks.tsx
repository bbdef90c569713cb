import { Button } from "antd";
import { useRef } from "react";
import { useDeliberateKey } from "../kit/deliberate";
import { Key } from "../kit/shortcuts";
import { useWords } from "../kit/words";
import type { Check, Kind } from "../wire/commands";
import { nextResult, restPasses, resultOf, resultOfKey, shownItems, withResult } from "./checks";
import "./condition.css";

interface ChecksProps {
  kind: Kind;
  checks: readonly Check[];
  /** Left out where the results are only looked at: then only what was tried is listed. */
  change?: (checks: Check[]) => void;
}

/**
 * The functions tried at the counter. On the one with focus 1, 2, 3 say pass, fail, not tested;
 * the space bar and a click go round; arrows move.
 */
export function Checks({ kind, checks, change }: ChecksProps) {
  const { say } = useWords();
  const area = useRef<HTMLDivElement>(null);
  const deliberate = useDeliberateKey((key) => {
    const buttons = buttonsIn(area.current);
    const at = buttons.findIndex((button) => button.contains(document.activeElement));
    const item = shownItems(kind, checks)[at];
    const result = resultOfKey(key);
    if (!item || !result) return;
    change?.(withResult(checks, item, result));
    buttons[at + 1]?.focus();
  });
  if (!change) return <Results checks={checks} />;
  const items = shownItems(kind, checks);

  const onKey = (event: React.KeyboardEvent<HTMLDivElement>) => {
    if (event.ctrlKey || event.altKey || event.metaKey) return;
    const buttons = buttonsIn(event.currentTarget);
    const at = buttons.findIndex((button) => button.contains(event.target as Node));
    if (at < 0) return;
    const to = arrowTo(event.key, at, columnsOf(event.currentTarget));
    if (to !== undefined) {
      event.preventDefault();
      buttons[Math.min(buttons.length - 1, Math.max(0, to))]?.focus();
    } else if (event.key !== " ") {
      deliberate(event.key);
    }
  };
  return (
    <div className="stack-tight">
      {/* biome-ignore lint/a11y/noStaticElementInteractions: arrows and digits move within the group */}
      <div className="checks" ref={area} onKeyDown={onKey} data-test="checks">
        {items.map((item) => {
          const result = resultOf(checks, item);
          return (
            <button
              key={item}
              type="button"
              className={`check check-${result ?? "open"}`}
              onClick={() => change(withResult(checks, item, nextResult(result)))}
              data-item={item}
              data-test={`check-${item}`}
            >
              <span className="cut">{say(`check_item.${item}`)}</span>
              <strong>{say(`check_result.${result ?? "not_tested"}`)}</strong>
            </button>
          );
        })}
      </div>
      <div className="row checks-acts">
        <Button
          size="small"
          onClick={() => change(restPasses(kind, checks))}
          data-test="checks-rest-pass"
        >
          {say("condition.rest_pass")}
        </Button>
        <span className="quiet">
          <Key>1</Key> {say("check_result.pass")} <Key>2</Key> {say("check_result.fail")}{" "}
          <Key>3</Key> {say("check_result.not_tested")}
        </span>
      </div>
    </div>
  );
}

function buttonsIn(area: HTMLElement | null): HTMLButtonElement[] {
  return Array.from(area?.querySelectorAll<HTMLButtonElement>("button[data-item]") ?? []);
}

/** How many stand side by side, as the page lays them out. */
function columnsOf(grid: HTMLElement): number {
  return getComputedStyle(grid).gridTemplateColumns.split(" ").length;
}

function arrowTo(key: string, at: number, columns: number): number | undefined {
  if (key === "ArrowRight") return at + 1;
  if (key === "ArrowLeft") return at - 1;
  if (key === "ArrowDown") return at + columns;
  if (key === "ArrowUp") return at - columns;
  return undefined;
}

function Results({ checks }: { checks: readonly Check[] }) {
  const { say } = useWords();
  if (checks.length === 0) return <p className="quiet">{say("condition.no_checks")}</p>;
  return (
    <ul className="checks" data-test="checks">
      {checks.map(({ item, result }) => (
        <li key={item} className={`check check-${result}`} data-test={`check-${item}`}>
          <span className="cut">{say(`check_item.${item}`)}</span>
          <strong>{say(`check_result.${result}`)}</strong>
        </li>
      ))}
    </ul>
  );
}
