import {
  keepPreviousData,
  type Query,
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
  | "part"
  | "part_code"
  | "part_model"
  | "part_alternate"
  | "supplier"
  | "part_supplier"
  | "place"
  | "piece"
  | "movement"
  | "repair_part"
  | "old_part"
  | "handing"
  | "handing_line"
  | "purchase"
  | "purchase_line"
  | "receipt"
  | "receipt_line"
  | "supplier_return"
  | "supplier_return_line"
  | "stocktake"
  | "hand_over"
  | "message"
  | "reminder"
  | "close"
  | "roll_printer"
  | "terminal"
  | "ticket"
  | "presence"
  | "stocktake_count"
  | "stocktake_line";

interface AnswerOptions {
  enabled?: boolean;
  /** Asks again after so many milliseconds, for what changes without a commit. */
  every?: number;
  /** Shows the former answer while the next one is on its way. */
  keep?: boolean;
}

/**
 * The nouns that anybody who asks a command has declared. Two parts of a page may want different
 * things of one answer: it is one answer all the same, and asked again for either.
 */
const declared = new Map<unknown, Set<string>>();

/** Notes what an answer lives by; told with each question, known for all of that command. */
export function livesBy(command: CommandName, nouns: readonly Noun[]): void {
  const known = declared.get(command);
  if (!known) declared.set(command, new Set(nouns));
  else for (const noun of nouns) known.add(noun);
}

/** Asks a query of the core, and again whenever a commit touches one of its nouns. */
export function useAnswer<K extends CommandName>(
  name: K,
  input: Input<K>,
  nouns: readonly Noun[],
  options: AnswerOptions = {},
): UseQueryResult<Output<K>, Error> {
  const host = useHost();
  livesBy(name, nouns);
  return useQuery<Output<K>, Error, Output<K>>({
    queryKey: [name, input],
    queryFn: () => host.call(name, input),
    enabled: options.enabled ?? true,
    refetchInterval: options.every ?? false,
    placeholderData: options.keep ? (keepPreviousData as never) : undefined,
  });
}

/** The store of answers: nothing grows stale by itself, commits say what to ask again. */
export function answerStore(sessionLost: () => void): QueryClient {
  return new QueryClient({
    queryCache: new QueryCache({
      // The door itself is what is asked then: a host that knows this machine no longer says so there.
      onError: (error, { queryKey }) => {
        if (queryKey[0] !== "shop.door" && endsSession(error)) sessionLost();
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

/** Whether the core no longer takes this session's acts: signed out, locked or turned away meanwhile. */
export function endsSession(error: unknown): boolean {
  return awaitsPerson(error) || isTurnedAway(error);
}

/** Whether the core first wants to know again who sits here. */
export function awaitsPerson(error: unknown): boolean {
  return (
    error instanceof Refusal &&
    (error.failure.code === "signed_out" || error.failure.code === "locked")
  );
}

/** What a host says to a machine that it does not let in, and this program of a machine that is not its host. */
const TURNED_AWAY = ["terminal.unknown", "terminal.revoked", "line.other_host"];

/** Whether this machine is no desk of the shop any more, whoever sits at it. */
export function isTurnedAway(error: unknown): error is Refusal {
  return error instanceof Refusal && TURNED_AWAY.includes(error.failure.message);
}

/** How long a touch waits for those that come with it (ms). */
const GATHER = 30;
/** The shortest time between two rounds of asking (ms): a burst of commits is few questions. */
const ROUND = 250;

/**
 * Has what the core's commits touch asked again, until the answered function is called. A question
 * that is on its way is let come home first and asked once more then: under a steady stream of
 * commits the answers still arrive.
 */
export function followTouches(host: Host, store: QueryClient): () => void {
  const touched = new Set<string>();
  let round: ReturnType<typeof setTimeout> | undefined;
  let lastAt = Number.NEGATIVE_INFINITY;
  const once = new WeakSet<Query>();

  const again = (query: Query) => {
    if (query.state.fetchStatus !== "fetching" || !query.promise) {
      store.invalidateQueries({ predicate: (one) => one === query });
      return;
    }
    if (once.has(query)) return;
    once.add(query);
    const asked = () => {
      once.delete(query);
      store.invalidateQueries({ predicate: (one) => one === query });
    };
    query.promise.then(asked, asked);
  };
  const ask = () => {
    round = undefined;
    lastAt = performance.now();
    for (const query of store.getQueryCache().getAll()) {
      const nouns = declared.get(query.queryKey[0]);
      if (nouns && [...touched].some((noun) => nouns.has(noun))) again(query);
    }
    touched.clear();
  };
  const stop = host.listen((nouns) => {
    for (const noun of nouns) touched.add(noun);
    const since = performance.now() - lastAt;
    round ??= setTimeout(ask, Math.max(GATHER, ROUND - since));
  });
  return () => {
    clearTimeout(round);
    stop();
  };
}

/** Has everything asked again once the line is back, until the answered function is called. */
export function followLine(host: Host, store: QueryClient): () => void {
  return host.watchLine((up) => {
    if (up) store.invalidateQueries();
  });
}
