/** Sends one key as the browser would, at a moment of our choosing (ms). */
export function press(key: string, at: number, init: KeyboardEventInit = {}): KeyboardEvent {
  const target = document.activeElement ?? document.body;
  const event = new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true, ...init });
  Object.defineProperty(event, "timeStamp", { value: at });
  target.dispatchEvent(event);
  return event;
}

/** What a scanner does: each character within a few milliseconds, then Enter. */
export function scan(text: string, options: { from?: number; gap?: number; end?: string } = {}) {
  const { from = 1_000, gap = 8, end = "Enter" } = options;
  const events = Array.from(text, (key, at) => {
    const event = press(key, from + at * gap);
    type(key, event);
    return event;
  });
  events.push(press(end, from + text.length * gap));
  return events;
}

/** A text field takes a character unless someone prevented it. */
function type(key: string, event: KeyboardEvent): void {
  const field = document.activeElement;
  if (event.defaultPrevented) return;
  if (!(field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement)) return;
  const kind = field instanceof HTMLInputElement ? HTMLInputElement : HTMLTextAreaElement;
  Object.getOwnPropertyDescriptor(kind.prototype, "value")?.set?.call(field, field.value + key);
  field.dispatchEvent(new Event("input", { bubbles: true }));
}
