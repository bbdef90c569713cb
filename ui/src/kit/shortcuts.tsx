import { useEffect, useRef, useSyncExternalStore } from "react";

/**
 * Keys that act anywhere on a page: function keys, Esc and combinations with Ctrl or Alt only.
 * A bare letter never acts, since a scanner types bare letters.
 */
export type Shortcut =
  | "F1"
  | "F2"
  | "F3"
  | "F4"
  | "F6"
  | "F7"
  | "F8"
  | "F9"
  | "F10"
  | "Escape"
  | `Ctrl+${string}`
  | `Alt+${string}`;

interface Registered {
  shortcut: Shortcut;
  act: React.RefObject<() => void>;
  level: Level;
}

/** The page's own act, that of a part of the page, and that of a form above the page. */
type Level = "under" | "above" | "form";

/** From the one that gives way to the one that does not. */
const LEVELS: readonly Level[] = ["under", "above", "form"];

const registered: Registered[] = [];
const watchers = new Set<() => void>();

/** A key that was pressed before the part of the page it is for was there. */
let early: { shortcut: Shortcut; until: number } | null = null;

/**
 * Binds a key while the component is shown; the one bound last wins. One bound `"under"` gives way
 * to any other: the page's own act below that of a part of the page; one of a `"form"` gives way to
 * nothing that comes to be below it.
 */
export function useShortcut(
  shortcut: Shortcut,
  act: () => void,
  on = true,
  level: Level = "above",
): void {
  const latest = useRef(act);
  useEffect(() => {
    latest.current = act;
  });
  useEffect(() => {
    if (!on) return;
    const entry: Registered = { shortcut, act: latest, level };
    registered.push(entry);
    if (registered.length === 1) window.addEventListener("keydown", onKey, true);
    tell();
    if (early?.shortcut === shortcut) {
      const until = early.until;
      early = null;
      // Once the whole page has bound its keys.
      if (performance.now() < until) setTimeout(() => press(shortcut, until));
    }
    return () => {
      registered.splice(registered.indexOf(entry), 1);
      if (registered.length === 0) window.removeEventListener("keydown", onKey, true);
      tell();
    };
  }, [shortcut, on, level]);
}

/** Whether something above the page's own act has this key now: only that one draws it. */
export function useTaken(shortcut: Shortcut): boolean {
  return useSyncExternalStore(watch, () =>
    registered.some((one) => one.shortcut === shortcut && one.level !== "under"),
  );
}

function watch(watcher: () => void): () => void {
  watchers.add(watcher);
  return () => watchers.delete(watcher);
}

function tell(): void {
  for (const watcher of watchers) watcher();
}

/** So long (ms) a key waits for the part of the page it is for. */
const PATIENCE = 3_000;

/**
 * For a page that is still being read: the key acts as soon as what it is for is there, unless
 * another key is pressed or too long has passed.
 */
export function pressOnceThere(shortcut: Shortcut, until = performance.now() + PATIENCE): void {
  early = { shortcut, until };
}

/** Until when the act that runs now may wait on; none where a hand pressed the key just now. */
let patience: number | null = null;

function press(shortcut: Shortcut, until: number): void {
  patience = until;
  topmost(shortcut)?.act.current();
  patience = null;
}

/** As `pressOnceThere`, by a part of the page that is there itself but carries no act. */
export function passOn(shortcut: Shortcut): void {
  pressOnceThere(shortcut, patience ?? undefined);
}

function topmost(shortcut: string): Registered | undefined {
  const bound = registered.filter((one) => one.shortcut === shortcut);
  const rank = Math.max(...bound.map(({ level }) => LEVELS.indexOf(level)));
  return bound.findLast(({ level }) => LEVELS.indexOf(level) === rank);
}

function onKey(event: KeyboardEvent): void {
  if (event.isComposing || event.key === "Process") return;
  early = null;
  const pressed = named(event);
  const entry = topmost(pressed);
  if (!entry) return;
  // An open popup, a dialog and the one box take Esc for themselves.
  if (pressed === "Escape" && (popupOpen() || ownsEscape(event.target))) return;
  event.preventDefault();
  event.stopPropagation();
  if (!event.repeat) entry.act.current();
}

function named(event: KeyboardEvent): string {
  const key = event.key.length === 1 ? event.key.toUpperCase() : event.key;
  if (event.ctrlKey || event.metaKey) {
    return event.shiftKey && key.length > 1 ? `Ctrl+Shift+${key}` : `Ctrl+${key}`;
  }
  if (event.altKey) return `Alt+${key}`;
  return key;
}

function ownsEscape(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest("[data-escape]") !== null;
}

const POPUPS = [
  ".ant-modal-wrap:not([style*='display: none'])",
  ".ant-dropdown:not(.ant-dropdown-hidden)",
  ".ant-select-dropdown:not(.ant-select-dropdown-hidden)",
  ".ant-popover:not(.ant-popover-hidden)",
];

/** Whether something lies open above the page. */
export function popupOpen(): boolean {
  return document.querySelector(POPUPS.join(",")) !== null;
}

/** A menu opens inside the part of the page that it belongs to, where those who cannot see look for it. */
export function beside(button: HTMLElement): HTMLElement {
  return button.parentElement ?? document.body;
}

/** A key drawn small on what it triggers. */
export function Key({ children }: { children: string }) {
  return (
    <span className="key" aria-hidden="true">
      {children}
    </span>
  );
}
