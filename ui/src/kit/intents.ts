import { dropDraft, keepDraft, readDraft } from "./drafts";
import { newRequest } from "./request";

/** What a person meant to do, and the id under which the core knows it. */
export interface Intent {
  request: string;
  /** As it was sent; unknown after the page was loaded anew, since what people type is not written down. */
  input: string | null;
  /** When it was last tried (ms since 1970). */
  tried: number;
}

/** After this long a person means a new act, even where every word of it is the same (ms). */
const FORGOTTEN_AFTER = 10 * 60_000;

export function newIntent(input: string): Intent {
  return { request: newRequest(), input, tried: Date.now() };
}

export function isForgotten({ tried }: Intent): boolean {
  return Math.abs(Date.now() - tried) > FORGOTTEN_AFTER;
}

/** Keeps an intent beyond its form: its words in memory, its id alone in what outlives a reload. */
export function keepIntent(key: string, intent: Intent): void {
  keepDraft(key, intent);
  const { request, tried } = intent;
  sessionStorage.setItem(stored(key), JSON.stringify({ request, tried }));
}

/** The intent that is kept, where it is not forgotten. */
export function keptIntent(key: string): Intent | null {
  const intent = readDraft<Intent>(key) ?? readStored(key);
  if (!intent) return null;
  if (!isForgotten(intent)) return intent;
  dropIntent(key, intent);
  return null;
}

/** Drops an intent, where it has not given way to another one meanwhile. */
export function dropIntent(key: string, { request }: Intent): void {
  if (readDraft<Intent>(key)?.request === request) dropDraft(key);
  if (readStored(key)?.request === request) sessionStorage.removeItem(stored(key));
}

function readStored(key: string): Intent | null {
  const text = sessionStorage.getItem(stored(key));
  if (text === null) return null;
  const { request, tried } = JSON.parse(text) as Pick<Intent, "request" | "tried">;
  return { request, tried, input: null };
}

function stored(key: string): string {
  return `xiutai.intent/${key}`;
}
