import { useEffect, useRef } from "react";

/** The fewest characters a scan has: shorter bursts are a slip of the hand. */
const SHORTEST = 6;
/** A scanner types a character in less than this on average (ms). */
const FASTER_THAN = 35;
/** A pause longer than this (ms) ends whatever was being typed. */
const PAUSE = 90;

export interface Scan {
  text: string;
  /** The field the characters went into, if focus was in one. */
  field: HTMLInputElement | HTMLTextAreaElement | null;
}

/**
 * Answers whether it took the scan; one not taken goes on to the handler below. `"beside"` takes it
 * out of its field and hands it on as though no field had focus.
 */
export type ScanHandler = (scan: Scan) => boolean | "beside";

interface Registered {
  handler: React.RefObject<ScanHandler>;
  fields: boolean;
}

const registered: Registered[] = [];

/**
 * Takes scanner bursts while the component is shown, the last one mounted first. With `fields`
 * it is also asked about bursts that went into a field: if it takes one, the field is put back
 * as it was. Without, a scan into a field simply belongs to that field.
 */
export function useScan(
  handler: ScanHandler,
  options: { fields?: boolean; on?: boolean } = {},
): void {
  const { fields = false, on = true } = options;
  const latest = useRef(handler);
  useEffect(() => {
    latest.current = handler;
  });
  useEffect(() => {
    if (!on) return;
    const entry: Registered = { handler: latest, fields };
    registered.push(entry);
    if (registered.length === 1) listen();
    return () => {
      registered.splice(registered.indexOf(entry), 1);
      if (registered.length === 0) unlisten();
    };
  }, [fields, on]);
}

interface Burst {
  text: string;
  began: number;
  last: number;
  target: EventTarget | null;
  before: string;
}

let burst: Burst | null = null;
const swallowedKeys = new Set<string>();

function listen(): void {
  window.addEventListener("keydown", onKeyDown, true);
  window.addEventListener("keyup", onKeyUp, true);
}

function unlisten(): void {
  window.removeEventListener("keydown", onKeyDown, true);
  window.removeEventListener("keyup", onKeyUp, true);
  burst = null;
  swallowedKeys.clear();
}

function onKeyDown(event: KeyboardEvent): void {
  if (event.isComposing || event.key === "Process") {
    burst = null;
    return;
  }
  if (event.ctrlKey || event.altKey || event.metaKey) return;
  if (event.key.length === 1) onCharacter(event);
  else if (event.key === "Enter" || event.key === "Tab") onEnd(event);
  else if (event.key !== "Shift") burst = null;
}

function onCharacter(event: KeyboardEvent): void {
  const field = fieldOf(event.target);
  const gap = burst ? event.timeStamp - burst.last : Number.POSITIVE_INFINITY;
  if (!burst || gap > PAUSE || burst.target !== event.target) {
    burst = {
      text: event.key,
      began: event.timeStamp,
      last: event.timeStamp,
      target: event.target,
      before: field?.value ?? "",
    };
    return;
  }
  burst.text += event.key;
  burst.last = event.timeStamp;
  // A space inside a burst would press the button that has focus.
  if (!field && gap < FASTER_THAN) swallow(event);
}

function onEnd(event: KeyboardEvent): void {
  const ended = burst;
  burst = null;
  if (!ended || ended.target !== event.target || event.timeStamp - ended.last > PAUSE) return;
  const length = ended.text.length;
  const fast = length > 1 && (ended.last - ended.began) / (length - 1) < FASTER_THAN;
  const field = fieldOf(event.target);
  if (!fast) return;
  if (length < SHORTEST) {
    // Too fast for a hand, too short for a code: outside a field it must not press anything.
    if (!field) swallow(event);
    return;
  }
  const taken = offer({ text: ended.text, field });
  if (field && taken) putBack(field, ended.before);
  if (!field || taken) swallow(event);
}

/** Asks the handlers, the last one mounted first; true once the scan has left its field. */
function offer(scan: Scan): boolean {
  const { text, field } = scan;
  let beside = false;
  for (const entry of registered.toReversed()) {
    if (field !== null && !beside && !entry.fields) continue;
    const answer = entry.handler.current(beside ? { text, field: null } : scan);
    if (answer === true) return true;
    beside ||= answer === "beside";
  }
  return beside;
}

function onKeyUp(event: KeyboardEvent): void {
  if (swallowedKeys.delete(event.key)) {
    event.preventDefault();
    event.stopImmediatePropagation();
  }
}

function swallow(event: KeyboardEvent): void {
  swallowedKeys.add(event.key);
  event.preventDefault();
  event.stopImmediatePropagation();
}

const TYPED = new Set(["text", "search", "tel", "password", "number", "email", "url", ""]);

/** The text field that keys typed now go into. */
function fieldOf(target: EventTarget | null): Scan["field"] {
  if (target instanceof HTMLTextAreaElement) return target;
  if (target instanceof HTMLInputElement && TYPED.has(target.type)) return target;
  return null;
}

/** Sets a field's text in a way that React notices. */
function putBack(field: HTMLInputElement | HTMLTextAreaElement, text: string): void {
  const kind =
    field instanceof HTMLInputElement ? HTMLInputElement.prototype : HTMLTextAreaElement.prototype;
  Object.getOwnPropertyDescriptor(kind, "value")?.set?.call(field, text);
  field.dispatchEvent(new Event("input", { bubbles: true }));
}
