import { useQueryClient } from "@tanstack/react-query";
import { useCallback, useEffect, useRef, useState } from "react";
import {
  type CommandName,
  type Host,
  type Input,
  LineDown,
  type Output,
  Refusal,
} from "../host/host";
import { BUSY_TRIES, endsSession, isBusy } from "./answers";
import { useHost } from "./host";
import { dropIntent, type Intent, isForgotten, keepIntent, keptIntent, newIntent } from "./intents";
import { waits } from "./outbox";
import { comes, whoSits } from "./sitting";
import { useStaying } from "./staying";

interface ChangeOutcome<K extends CommandName> {
  done?: (output: Output<K>, input: Input<K>) => void;
  /** The core said no; the failure is also in `refused` for showing. */
  refused?: (reason: Error) => void;
}

export interface Change<K extends CommandName> {
  /** Carries the intent out once: while it is under way, further presses do nothing. */
  run(input: Input<K>): Promise<void>;
  pending: boolean;
  refused: Error | null;
  clear(): void;
}

/** An act from before a sign-in or a reload of which nobody knows whether it came about. */
export class Unsettled extends Error {
  constructor() {
    super("unsettled");
  }
}

/** How long an act with a draft is the same act: until its form is closed, or as long as its writing waits to go on. */
export type Lasting = "form" | "writing";

/**
 * One act of a person on the core. The request id is made once per intent and kept until that
 * intent has succeeded: a retry after a lost reply, a busy core or a lock carries the same id, so
 * that pressing twice never acts twice. With the key of a draft the intent lives past a sign-in
 * that the core asks for before it tells whether the act came about, and past a reload; the form
 * says so when it comes back. It ends when a person closes its form, leaves its page or has let ten
 * minutes go by: the same words then are another act, such as a second payment of the same sum.
 */
export function useChange<K extends CommandName>(
  name: K,
  outcome: ChangeOutcome<K> = {},
  draft?: string,
  lasting: Lasting = "form",
): Change<K> {
  const host = useHost();
  const store = useQueryClient();
  const desk = useStaying();
  const keptAs = draft && `${draft}/intent/${name}`;
  const [found] = useState(() => (keptAs ? keptIntent(keptAs) : null));
  const [pending, setPending] = useState(false);
  const [refused, setRefused] = useState<Error | null>(null);
  const underWay = useRef(false);
  const intent = useRef<Intent | null>(found);
  /** Whether the form tells that pressing again acts once: as long as it does, that has to be true. */
  const told = useRef(false);
  told.current = refused !== null;
  const closed = useRef(false);
  const latest = useRef(outcome);
  useEffect(() => {
    latest.current = outcome;
  });

  const drop = useCallback(() => {
    if (keptAs && intent.current) dropIntent(keptAs, intent.current);
  }, [keptAs]);
  const keep = useCallback(() => {
    if (keptAs && intent.current) keepIntent(keptAs, intent.current);
  }, [keptAs]);
  useEffect(() => {
    closed.current = false;
    return () => {
      closed.current = desk.stays && lasting === "form";
      // What is on its way is the same act until it has arrived, also for a form opened meanwhile.
      if (closed.current && !underWay.current) drop();
    };
  }, [desk, lasting, drop]);
  useEffect(() => {
    if (!found || lasting !== "form") return;
    const reason = new Unsettled();
    setRefused(reason);
    latest.current.refused?.(reason);
  }, [found, lasting]);

  const run = useCallback(
    async (input: Input<K>) => {
      if (underWay.current) return;
      underWay.current = true;
      const written = JSON.stringify(input);
      let meant = intent.current;
      const isOver = meant !== null && isForgotten(meant) && !told.current;
      if (!meant || isOver || (meant.input !== null && meant.input !== written)) {
        meant = newIntent(written);
      }
      const isGuessed = meant.input === null;
      intent.current = { ...meant, input: written };
      keep();
      setPending(true);
      setRefused(null);
      try {
        let output: Output<K>;
        try {
          output = await insist(host, name, input, meant.request);
        } catch (reason) {
          if (!isGuessed || !isMismatch(reason)) throw reason;
          // Before the reload it was something else that was meant.
          drop();
          meant = newIntent(written);
          intent.current = meant;
          keep();
          output = await insist(host, name, input, meant.request);
        }
        drop();
        intent.current = null;
        latest.current.done?.(output, input);
      } catch (reason) {
        const error = reason instanceof Error ? reason : new Error(String(reason));
        intent.current = { request: meant.request, input: written, tried: Date.now() };
        if (closed.current || !isOpen(error)) drop();
        else keep();
        setRefused(error);
        if (endsSession(error)) store.invalidateQueries({ queryKey: ["shop.door"] });
        latest.current.refused?.(error);
      } finally {
        underWay.current = false;
        setPending(false);
      }
    },
    [host, name, store, keep, drop],
  );
  // What a dead line refused may be tried again once it is back; that it was dead is no news then.
  useEffect(() => {
    if (!(refused instanceof LineDown)) return;
    return host.watchLine((up) => up && setRefused(null));
  }, [refused, host]);
  const clear = useCallback(() => setRefused(null), []);
  return { run, pending, refused, clear };
}

/**
 * Calls until the core has answered: a lost line is waited for, a busy core a few times. What a
 * lost line left open is asked again for the person who meant it alone, and given up once somebody
 * else sits at the desk. To come, to go and to lock is meant now: a dead line is told at once.
 */
export async function insist<K extends CommandName>(
  host: Host,
  name: K,
  input: Input<K>,
  request: string,
  pause: (ms: number) => Promise<void> = wait,
): Promise<Output<K>> {
  const isOfSession = name.startsWith("session.");
  const person = whoSits();
  const call = () => host.call(name, input, { request });
  let sent: (() => void) | undefined;
  try {
    for (let busy = 0; ; ) {
      try {
        return await (ENTRIES.has(name) ? comes(call) : call());
      } catch (reason) {
        if (reason instanceof LineDown && !isOfSession) {
          sent ??= waits(name);
          do {
            await pause(LINE_PAUSE);
          } while (whoSits() === undefined);
          if (isAnother(person)) throw reason;
        } else if (isBusy(reason) && busy < BUSY_TRIES) {
          busy += 1;
          await pause(BUSY_PAUSE * busy);
        } else {
          throw reason;
        }
      }
    }
  } finally {
    sent?.();
  }
}

/** Whether nobody knows what came of an act: every other refusal is told by a core that has done nothing. */
function isOpen(error: Error): boolean {
  if (!(error instanceof Refusal)) return true;
  return endsSession(error) || isBusy(error) || error.failure.code === "internal";
}

/** Whether the core knows the request id for another act. */
function isMismatch(error: unknown): boolean {
  return error instanceof Refusal && error.failure.message === "request.mismatch";
}

/** The commands by which a person comes to a desk. */
const ENTRIES = new Set<CommandName>(["session.sign_in", "session.switch"]);

/** Whether somebody else sits here now than when something was meant; nobody at all is refused by the core. */
function isAnother(meant: string | null | undefined): boolean {
  const now = whoSits();
  return now !== null && now !== meant;
}

const LINE_PAUSE = 1_000;
const BUSY_PAUSE = 200;

function wait(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
