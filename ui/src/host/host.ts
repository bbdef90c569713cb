import type { Commands, Failure, Papers } from "../wire/commands";

export type CommandName = keyof Commands;
export type Input<K extends CommandName> = Commands[K]["input"];
export type Output<K extends CommandName> = Commands[K]["output"];

export interface CallOptions {
  /** One id per intent of a person: sent again with a retry, so that the core answers the first act. */
  request?: string;
}

/** A picture as it was kept: upright, shrunk, without metadata; named by its content. */
export interface Staged {
  hash: string;
  width: number;
  height: number;
}

/** A file for the person's own folders: a PDF or a CSV. */
export interface FileOut {
  name: string;
  content: Uint8Array;
  type: "application/pdf" | "text/csv;charset=utf-8";
}

/** Whose desk this window is. */
export type DeskMode =
  | { mode: "own" }
  | { mode: "host"; shop: string; name: string; address: string; up: boolean };

/** A program in this network that keeps a shop, as it announces itself; nothing of it is proven. */
export interface FoundHost {
  name: string;
  shop: string;
  address: string;
  port: number;
}

/** Where a request to be let in stands. */
export type JoinState = "waiting" | "admitted" | "refused" | "ended";

/** A window as the desk of a shop that another machine keeps. */
export interface DeskWays {
  mode(): Promise<DeskMode>;
  /** Listens to the network for two seconds. */
  find(): Promise<FoundHost[]>;
  /** Asks a host to be let in under a name; answers eight digits for the person there. */
  begin(address: string, name: string): Promise<{ code: string; shop: string }>;
  state(): Promise<JoinState>;
  end(): Promise<void>;
  /** Goes back to the shop in this machine's own folder. */
  leave(): Promise<void>;
  /** Looks for the host at an address. */
  lookAt(address: string): Promise<void>;
  /** Tells when another machine answers where the host was, until the answered function is called. */
  watchOtherHost(met: () => void): () => void;
  /** Begins anew as what this window has become. */
  reload(): void;
}

/** The one door to the core, whether it lives in this window's process or behind HTTP. */
export interface Host {
  readonly kind: "window" | "browser";
  /** The window's alone. */
  readonly desk?: DeskWays;
  /** Rejects with `Refusal` (the core said no) or `LineDown` (no answer came, the act may have happened). */
  call<K extends CommandName>(name: K, input: Input<K>, options?: CallOptions): Promise<Output<K>>;
  /** Draws a paper and answers its PDF bytes. */
  paper<P extends keyof Papers>(name: P, input: Papers[P]["input"]): Promise<Uint8Array>;
  /** Hands a picture in and answers what was kept of it. */
  stage(bytes: Uint8Array): Promise<Staged>;
  /** Hands a file out and answers where it lies; null where the browser decides that itself. */
  save(file: FileOut): Promise<string | null>;
  /** Trades an invitation for being known to the host; only where the host lies across a network. */
  join?(token: string): Promise<void>;
  /** Tells which nouns a commit touched, until the answered function is called. */
  listen(touched: (nouns: string[]) => void): () => void;
  /** Tells when the line to the core goes down and comes back; what happened meanwhile is unknown. */
  watchLine(changed: (up: boolean) => void): () => void;
}

/** The core's refusal, with the words' key, the fields at fault and the open gates. */
export class Refusal extends Error {
  readonly failure: Failure;

  constructor(failure: Failure) {
    super(failure.message);
    this.name = "Refusal";
    this.failure = failure;
  }
}

/** No answer: the line is down or the core is gone. Whether the act happened is not known. */
export class LineDown extends Error {
  constructor() {
    super("line.down");
    this.name = "LineDown";
  }
}

/** What a reply without a readable failure is told as. */
export function unreadable(detail: string): Refusal {
  return new Refusal({
    code: "internal",
    message: "reply.unreadable",
    params: { detail },
    fields: [],
    gates: [],
    trace: null,
  });
}

/** Whether a value that came over the line has the shape of the core's `Failure`. */
export function isFailure(value: unknown): value is Failure {
  if (typeof value !== "object" || value === null) return false;
  const failure = value as Partial<Failure>;
  return (
    typeof failure.code === "string" &&
    typeof failure.message === "string" &&
    Array.isArray(failure.fields) &&
    Array.isArray(failure.gates)
  );
}
