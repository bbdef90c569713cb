import { useEffect, useRef, useState } from "react";
import { useLock } from "../frame/lock";
import type { Host } from "../host/host";
import { useHost, useLine } from "../kit/host";
import type { DraftRow } from "../wire/commands";
import type { IntakeDraft } from "./slots";
import { BLANK, type IntakeWriting, isBlank } from "./writing";

export const INTAKE_FORM = "repair.open";

/** How long after the last change the core is told (ms). */
const SETTLED = 1_000;

/** The form of a draft's body; another one is not understood. */
const VERSION = 1;

/** With `aside` it was put aside by a person, and fills no intake by itself. */
export function writeBody(writing: IntakeWriting, aside = false): string {
  return JSON.stringify({ version: VERSION, writing, ...(aside && { aside }) });
}

/** Whether a kept draft was put aside. */
function isAside(body: string): boolean {
  return (JSON.parse(body) as { aside?: unknown }).aside === true;
}

/** The writing of a kept draft; nothing where the body is of another form. */
export function readBody(body: string): IntakeWriting | null {
  try {
    const value: unknown = JSON.parse(body);
    if (typeof value !== "object" || value === null) return null;
    const { version, writing } = value as { version?: unknown; writing?: unknown };
    if (version !== VERSION || typeof writing !== "object" || writing === null) return null;
    return { ...BLANK, ...writing };
  } catch {
    return null;
  }
}

/** What the core kept, newest first, as far as it is understood. */
export function keptDrafts(rows: readonly DraftRow[]): IntakeDraft[] {
  return [...rows]
    .sort((a, b) => b.at.localeCompare(a.at))
    .flatMap(({ id, body }) => {
      const writing = readBody(body);
      return writing && !isBlank(writing) ? [{ id, writing, aside: isAside(body) }] : [];
    });
}

/** What the core is told of drafts goes one after the other: a late one undid what came after it. */
let line: Promise<unknown> = Promise.resolve();

function inLine<T>(call: () => Promise<T>): Promise<T> {
  const answer = line.then(call);
  line = answer.catch(() => undefined);
  return answer;
}

/** Waits for what is on its way to the core, but no longer than anybody would wait (ms). */
export function keptSoFar(): Promise<unknown> {
  return Promise.race([line, new Promise((rest) => setTimeout(rest, PATIENCE))]);
}

const PATIENCE = 3_000;

/** Has the core keep a draft that was put aside, so that a crash does not lose it. */
export async function keepAside(host: Host, { id, writing }: IntakeDraft): Promise<void> {
  const files = writing.photos.map((photo) => photo.hash);
  const input = { id, form: INTAKE_FORM, body: writeBody(writing, true), files };
  await inLine(() => host.call("draft.keep", input));
}

export async function dropKept(host: Host, id: string): Promise<void> {
  await inLine(() => host.call("draft.drop", { id }));
}

export interface Kept {
  /** When the core last kept what is typed. */
  at: Date | null;
  /** The last try did not come about; what is typed is in memory still, and is tried again. */
  failed: boolean;
}

/**
 * Has the core keep a half-typed intake, sealed: a second after the last change, when the window
 * loses focus or closes, and when the page is left. What has become blank is dropped there.
 */
export function useKeptDraft(id: string, writing: IntakeWriting, on: boolean): Kept {
  const host = useHost();
  const { locked } = useLock();
  const lineUp = useLine();
  const [kept, setKept] = useState<Kept>({ at: null, failed: false });
  const body = isBlank(writing) ? null : writeBody(writing);
  // Under the lock the session may already be somebody else's: nothing of this person goes there.
  const now = { id, body, files: writing.photos, on: on && !locked };
  const latest = useRef(now);
  latest.current = now;
  const known = useRef<{ id: string; body: string | null }>({ id, body: null });

  const keep = useRef(async () => {});
  keep.current = async () => {
    const now = latest.current;
    const former = known.current.id === now.id ? known.current.body : null;
    if (!now.on || now.body === former) return;
    known.current = { id: now.id, body: now.body };
    try {
      if (now.body === null) {
        await dropKept(host, now.id);
        setKept({ at: null, failed: false });
      } else {
        const files = now.files.map((photo) => photo.hash);
        const input = { id: now.id, form: INTAKE_FORM, body: now.body, files };
        await inLine(() => host.call("draft.keep", input));
        setKept({ at: new Date(), failed: false });
      }
    } catch {
      // Typed text stays in memory and is offered to the core again with the next change.
      known.current = { id: now.id, body: null };
      setKept((before) => ({ at: before.at, failed: true }));
    }
  };

  // biome-ignore lint/correctness/useExhaustiveDependencies: each change of the body starts the wait anew
  useEffect(() => {
    if (locked || !on || !lineUp) return;
    const timer = setTimeout(() => keep.current(), SETTLED);
    return () => clearTimeout(timer);
  }, [id, body, locked, on, lineUp]);
  useEffect(() => {
    const flush = () => {
      keep.current();
    };
    window.addEventListener("blur", flush);
    window.addEventListener("pagehide", flush);
    return () => {
      window.removeEventListener("blur", flush);
      window.removeEventListener("pagehide", flush);
      flush();
    };
  }, []);
  return kept;
}
