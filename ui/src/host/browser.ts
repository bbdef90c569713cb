import { type FileOut, type Host, isFailure, LineDown, Refusal, unreadable } from "./host";

/** How long a call may stay without an answer before the line counts as down (ms). */
const ANSWER_WITHIN = 120_000;
/** Pause between two looks whether the line is back (ms). */
const PROBE_EVERY = 2_000;
/** How long such a look may stay without an answer (ms). */
const PROBE_WITHIN = 3_000;
/** How long the event stream, which speaks every 3 s, may be silent before the line is looked at (ms). */
const SILENT = 6_000;
/** Pause before a refused event stream is opened anew (ms). */
const REOPEN_AFTER = 5_000;

/** How long a saved file's content is held: some browsers fetch it only a while after the click (ms). */
const HELD = 60_000;

/** What something in between answers when the core itself does not. */
const GATEWAY = new Set([502, 503, 504]);

/** The core behind HTTP on the address that served this page. */
export function browserHost(): Host {
  const line = new Line();
  const page = drawn();
  return {
    kind: "browser",
    async call(name, input, options) {
      const headers: Record<string, string> = { "Content-Type": "application/json" };
      if (options?.request) headers["X-Request"] = options.request;
      return json(await post(line, `/api/${name}`, JSON.stringify(input), headers));
    },
    async paper(name, input) {
      return post(line, `/paper/${name}`, JSON.stringify(input), {
        "Content-Type": "application/json",
      });
    },
    async stage(bytes) {
      const body = new Blob([bytes as Uint8Array<ArrayBuffer>]);
      return json(await post(line, "/file", body, { "Content-Type": "application/octet-stream" }));
    },
    async join(token) {
      await post(line, "/pair/join", JSON.stringify({ token, page }), {
        "Content-Type": "application/json",
      });
    },
    save: async (file) => download(file),
    listen: (touched) => listen(line, touched),
    watchLine: (changed) => line.watch(changed),
  };
}

/** What tells this page from others that hold the same link: where its answer was lost, it asks for that once more. */
function drawn(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(32));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}

/** A link to the bytes, clicked: where they go is the browser's to say. */
function download({ name, content, type }: FileOut): null {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([content as Uint8Array<ArrayBuffer>], { type }));
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), HELD);
  return null;
}

/** The whole answer's bytes: one that breaks off is no answer. */
async function post(
  line: Line,
  path: string,
  body: BodyInit,
  headers: Record<string, string>,
): Promise<Uint8Array> {
  const call = line.begin(ANSWER_WITHIN);
  let reply: Response;
  let bytes: Uint8Array;
  try {
    reply = await fetch(path, {
      method: "POST",
      body,
      headers: { "X-Xiutai": "1", ...headers },
      credentials: "same-origin",
      signal: call.signal,
    });
    bytes = new Uint8Array(await reply.arrayBuffer());
  } catch {
    // It rejects only where no answer came: refused, cut off or given up.
    line.lost();
    throw new LineDown();
  } finally {
    call.end();
  }
  const refusal = reply.ok ? undefined : refusalIn(bytes);
  if (!reply.ok && !refusal && GATEWAY.has(reply.status)) {
    line.lost();
    throw new LineDown();
  }
  line.found();
  if (reply.ok) return bytes;
  throw refusal ?? unreadable(`HTTP ${reply.status}`);
}

function json(bytes: Uint8Array) {
  try {
    return JSON.parse(new TextDecoder().decode(bytes));
  } catch {
    throw unreadable("no JSON");
  }
}

function refusalIn(bytes: Uint8Array): Refusal | undefined {
  try {
    const body: unknown = JSON.parse(new TextDecoder().decode(bytes));
    return isFailure(body) ? new Refusal(body) : undefined;
  } catch {
    return undefined;
  }
}

function listen(line: Line, touched: (nouns: string[]) => void): () => void {
  let stream: EventSource | undefined;
  let again: ReturnType<typeof setTimeout> | undefined;
  let silence: ReturnType<typeof setTimeout> | undefined;
  let heardAt = Date.now();
  let missed = false;
  let stands = false;
  let stopped = false;

  const heard = () => {
    heardAt = Date.now();
    clearTimeout(silence);
    silence = setTimeout(() => broken(0), SILENT);
  };
  /** What is told from here on is not heard; the stream is opened anew once the line is known to stand. */
  const broken = async (pause: number) => {
    const stood = stands;
    stands = false;
    missed = true;
    clearTimeout(silence);
    stream?.close();
    stream = undefined;
    // The host may have ended it, since nobody sits here any more: the page asks at once who does.
    if (stood) line.doubt();
    await line.probe();
    if (stopped || stream) return;
    clearTimeout(again);
    again = setTimeout(open, pause);
  };
  const open = () => {
    clearTimeout(again);
    stream = new EventSource("/events");
    heard();
    stream.onmessage = (message: MessageEvent<string>) => {
      heard();
      const event = JSON.parse(message.data) as { nouns: string[] };
      if (event.nouns.length > 0) touched(event.nouns);
    };
    stream.onopen = () => {
      heard();
      // Commits that fell into the gap were not told: everything counts as touched.
      if (missed) line.returned();
      missed = false;
      stands = true;
    };
    // A refused stream (signed out, locked) is asked for again after a while, a cut one at once.
    stream.onerror = () => broken(stream?.readyState === EventSource.CLOSED ? REOPEN_AFTER : 0);
  };
  // A page in the background counts time slowly: what died meanwhile is found as soon as somebody looks.
  const looked = () => {
    if (stream && Date.now() - heardAt > SILENT) broken(0);
  };
  const network = () => line.probe();

  open();
  document.addEventListener("visibilitychange", looked);
  window.addEventListener("offline", network);
  window.addEventListener("online", network);
  return () => {
    stopped = true;
    clearTimeout(again);
    clearTimeout(silence);
    stream?.close();
    document.removeEventListener("visibilitychange", looked);
    window.removeEventListener("offline", network);
    window.removeEventListener("online", network);
  };
}

/** One call on its way. */
interface Call {
  signal: AbortSignal;
  end(): void;
}

/** Knows whether answers come, and asks by itself until they do again. */
class Line {
  private up = true;
  private probing: Promise<void> | null = null;
  private doubted = false;
  private readonly watchers = new Set<(up: boolean) => void>();
  private readonly underWay = new Set<AbortController>();

  watch(changed: (up: boolean) => void): () => void {
    this.watchers.add(changed);
    if (!this.up) changed(false);
    return () => this.watchers.delete(changed);
  }

  /** A call that is given up after so long, or as soon as the line is known to be down. */
  begin(within: number): Call {
    const control = new AbortController();
    const late = setTimeout(() => control.abort(), within);
    this.underWay.add(control);
    return {
      signal: control.signal,
      end: () => {
        clearTimeout(late);
        this.underWay.delete(control);
      },
    };
  }

  lost(): void {
    if (this.up) this.tell(false);
    this.probe();
  }

  found(): void {
    if (!this.up || this.doubted) this.tell(true);
  }

  /** What is shown may no longer hold, whether or not the line is down. */
  doubt(): void {
    this.doubted = true;
    this.probe();
  }

  returned(): void {
    this.tell(true);
  }

  /** Asks until an answer comes; one asks for all. */
  probe(): Promise<void> {
    this.probing ??= this.ask().finally(() => {
      this.probing = null;
    });
    return this.probing;
  }

  private async ask(): Promise<void> {
    while (!(await answers())) {
      if (this.up) this.tell(false);
      // On a dead line a call would wait for minutes; whoever meant it tries again.
      for (const call of this.underWay) call.abort();
      await new Promise((resolve) => setTimeout(resolve, PROBE_EVERY));
    }
    this.found();
  }

  private tell(up: boolean): void {
    this.up = up;
    this.doubted = false;
    for (const changed of this.watchers) changed(up);
  }
}

/** Whether the core answers anything at all, soon. */
async function answers(): Promise<boolean> {
  const control = new AbortController();
  const late = setTimeout(() => control.abort(), PROBE_WITHIN);
  try {
    const reply = await fetch("/api/shop.door", {
      method: "POST",
      body: "{}",
      headers: { "X-Xiutai": "1", "Content-Type": "application/json" },
      signal: control.signal,
    });
    if (!GATEWAY.has(reply.status)) return true;
    // A core that is only occupied says so with the same status as something in between.
    return refusalIn(new Uint8Array(await reply.arrayBuffer())) !== undefined;
  } catch {
    return false;
  } finally {
    clearTimeout(late);
  }
}
