import { useQueryClient } from "@tanstack/react-query";
import { useCallback, useEffect, useRef, useState } from "react";
import { type CommandName, type Host, type Input, LineDown, type Output } from "../host/host";
import { BUSY_TRIES, endsSession, isBusy } from "./answers";
import { dropDraft, keepDraft, readDraft } from "./drafts";
import { useHost } from "./host";
import { waits } from "./outbox";
import { newRequest } from "./request";
import { comes, whoSits } from "./sitting";

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

/** What a person meant to do, and the id under which the core knows it. */
interface Intent {
  request: string;
  input: string;
}

/**
 * One act of a person on the core. The request id is made once per intent and kept until that
 * intent has succeeded: a retry after a lost reply, a busy core or a lock carries the same id, so
 * that pressing twice never acts twice. With the key of a draft the intent lives as long as that:
 * also past a sign-in that the core asks for before it tells whether the act came about.
 */
export function useChange<K extends CommandName>(
  name: K,
  outcome: ChangeOutcome<K> = {},
  draft?: string,
): Change<K> {
  const host = useHost();
  const store = useQueryClient();
  const [pending, setPending] = useState(false);
  const [refused, setRefused] = useState<Error | null>(null);
  const underWay = useRef(false);
  const keptAs = draft && `${draft}/intent`;
  const intent = useRef<Intent | null>((keptAs && readDraft<Intent>(keptAs)) || null);
  const latest = useRef(outcome);
  useEffect(() => {
    latest.current = outcome;
  });

  const run = useCallback(
    async (input: Input<K>) => {
      if (underWay.current) return;
      underWay.current = true;
      setPending(true);
      setRefused(null);
      const written = JSON.stringify(input);
      if (intent.current?.input !== written) {
        intent.current = { request: newRequest(), input: written };
        if (keptAs) keepDraft(keptAs, intent.current);
      }
      try {
        const output = await insist(host, name, input, intent.current.request);
        intent.current = null;
        if (keptAs) dropDraft(keptAs);
        latest.current.done?.(output, input);
      } catch (reason) {
        const error = reason instanceof Error ? reason : new Error(String(reason));
        setRefused(error);
        if (endsSession(error)) store.invalidateQueries({ queryKey: ["shop.door"] });
        latest.current.refused?.(error);
      } finally {
        underWay.current = false;
        setPending(false);
      }
    },
    [host, name, store, keptAs],
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
