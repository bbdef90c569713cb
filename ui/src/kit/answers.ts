import {
  keepPreviousData,
  QueryCache,
  QueryClient,
  type UseQueryResult,
  useQuery,
} from "@tanstack/react-query";
import {
  type CommandName,
  type Host,
  type Input,
  LineDown,
  type Output,
  Refusal,
} from "../host/host";
import { useHost } from "./host";

/** What a commit may touch, as the core names it. */
export type Noun =
  | "shop"
  | "session"
  | "person"
  | "customer"
  | "customer_phone"
  | "consent"
  | "device"
  | "repair"
  | "backup"
  | "printer"
  | "company"
  | "condition"
  | "passcode"
  | "payment"
  | "photo"
  | "note"
  | "terms"
  | "brand"
  | "model"
  | "symptom"
  | "view"
  | "step"
  | "assignment"
  | "share"
  | "work"
  | "checklist"
  | "checkup"
  | "fault_code"
  | "finding"
  | "log_entry"
  | "support"
  | "sending"
  | "price"
  | "price_rule"
  | "quote"
  | "quote_line"
  | "quote_answer"
  | "settlement"
  | "write_off"
  | "posting"
  | "hand_over"
  | "message"
  | "reminder"
  | "close"
  | "roll_printer"
  | "ticket"
  | "terminal";

interface AnswerOptions {
  enabled?: boolean;
  /** Asks again after so many milliseconds, for what changes without a commit. */
  every?: number;
  /** Shows the former answer while the next one is on its way. */
  keep?: boolean;
}

/** Asks a query of the core, and again whenever a commit touches one of its nouns. */
export function useAnswer<K extends CommandName>(
  name: K,
  input: Input<K>,
  nouns: readonly Noun[],
  options: AnswerOptions = {},
): UseQueryResult<Output<K>, Error> {
  const host = useHost();
  return useQuery<Output<K>, Error, Output<K>>({
    queryKey: [name, input],
    queryFn: () => host.call(name, input),
    meta: { nouns },
    enabled: options.enabled ?? true,
    refetchInterval: options.every ?? false,
    placeholderData: options.keep ? (keepPreviousData as never) : undefined,
  });
}

/** The store of answers: nothing grows stale by itself, commits say what to ask again. */
export function answerStore(sessionLost: () => void): QueryClient {
  return new QueryClient({
    queryCache: new QueryCache({
      onError: (error) => {
        if (endsSession(error)) sessionLost();
      },
    }),
    defaultOptions: {
      queries: {
        staleTime: Number.POSITIVE_INFINITY,
        refetchOnWindowFocus: false,
        refetchOnReconnect: false,
        networkMode: "always",
        retry: (times, error) => error instanceof LineDown || (isBusy(error) && times < BUSY_TRIES),
        retryDelay: 1_000,
      },
    },
  });
}

/** How often an act refused as busy is tried again before the person is told. */
export const BUSY_TRIES = 5;

/** Whether the core was only occupied and the same act may be tried again. */
export function isBusy(error: unknown): boolean {
  return error instanceof Refusal && error.failure.code === "busy";
}

/** Whether the core no longer takes this session's acts: signed out or locked meanwhile. */
export function endsSession(error: unknown): boolean {
  return (
    error instanceof Refusal &&
    (error.failure.code === "signed_out" || error.failure.code === "locked")
  );
}

/** Has what the core's commits touch asked again, until the answered function is called. */
export function followTouches(host: Host, store: QueryClient): () => void {
  return host.listen((nouns) => {
    store.invalidateQueries({
      predicate: (query) => {
        const declared = query.meta?.nouns as readonly string[] | undefined;
        return declared?.some((noun) => nouns.includes(noun)) ?? false;
      },
    });
  });
}

/** Has everything asked again once the line is back, until the answered function is called. */
export function followLine(host: Host, store: QueryClient): () => void {
  return host.watchLine((up) => {
    if (up) store.invalidateQueries();
  });
}
