import { type FileOut, type Host, isFailure, LineDown, Refusal, unreadable } from "./host";

/** How long a call may stay without an answer before the line counts as down (ms). */
const ANSWER_WITHIN = 120_000;
/** Pause between two looks whether the line is back (ms). */
const PROBE_EVERY = 2_000;
/** Pause before a closed event stream is opened anew (ms). */
const REOPEN_AFTER = 5_000;

/** How long a saved file's content is held: some browsers fetch it only a while after the click (ms). */
const HELD = 60_000;

/** What something in between answers when the core itself does not. */
const GATEWAY = new Set([502, 503, 504]);

/** The core behind HTTP on the address that served this page. */
export function browserHost(): Host {
  const line = new Line();
  return {
    kind: "browser",
    async call(name, input, options) {
      const headers: Record<string, string> = { "Content-Type": "application/json" };
      if (options?.request) headers["X-Request"] = options.request;
      const reply = await post(line, `/api/${name}`, JSON.stringify(input), headers);
      return reply.json();
    },
    async paper(name, input) {
      const reply = await post(line, `/paper/${name}`, JSON.stringify(input), {
        "Content-Type": "application/json",
      });
      return new Uint8Array(await reply.arrayBuffer());
    },
    async stage(bytes) {
      const body = new Blob([bytes as Uint8Array<ArrayBuffer>]);
      const reply = await post(line, "/file", body, {
        "Content-Type": "application/octet-stream",
      });
      return reply.json();
    },
    save: async (file) => download(file),
    listen: (touched) => listen(line, touched),
    watchLine: (changed) => line.watch(changed),
  };
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

async function post(
  line: Line,
  path: string,
  body: BodyInit,
  headers: Record<string, string>,
): Promise<Response> {
  let reply: Response;
  try {
    reply = await fetch(path, {
      method: "POST",
      body,
      headers: { "X-Xiutai": "1", ...headers },
      credentials: "same-origin",
      signal: AbortSignal.timeout(ANSWER_WITHIN),
    });
  } catch {
    // fetch rejects only where no answer came: refused, cut off or timed out.
    line.lost();
    throw new LineDown();
  }
  if (reply.ok) {
    line.found();
    return reply;
  }
  const refusal = refusalIn(await reply.text());
  if (!refusal && GATEWAY.has(reply.status)) {
    line.lost();
    throw new LineDown();
  }
  line.found();
  throw refusal ?? unreadable(`HTTP ${reply.status}`);
}

function refusalIn(text: string): Refusal | undefined {
  try {
    const body: unknown = JSON.parse(text);
    return isFailure(body) ? new Refusal(body) : undefined;
  } catch {
    return undefined;
  }
}

function listen(line: Line, touched: (nouns: string[]) => void): () => void {
  let stream: EventSource | undefined;
  let again: ReturnType<typeof setTimeout> | undefined;
  let isOpen = false;
  let missed = false;

  const open = () => {
    stream = new EventSource("/events");
    stream.onmessage = (message: MessageEvent<string>) => {
      const event = JSON.parse(message.data) as { nouns: string[] };
      touched(event.nouns);
    };
    stream.onopen = () => {
      isOpen = true;
      // Commits that fell into the gap were not told: everything counts as touched.
      if (missed) line.returned();
      missed = false;
    };
    stream.onerror = () => {
      missed = true;
      // The core ends the stream of a desk that nobody sits at any more: the page asks at once who does.
      if (isOpen) line.doubt();
      else line.probe();
      isOpen = false;
      // A refused stream (signed out, server restarted) is not reopened by the browser itself.
      if (stream?.readyState === EventSource.CLOSED) {
        clearTimeout(again);
        again = setTimeout(open, REOPEN_AFTER);
      }
    };
  };

  open();
  return () => {
    clearTimeout(again);
    stream?.close();
  };
}

/** Knows whether answers come, and asks by itself until they do again. */
class Line {
  private up = true;
  private probing = false;
  private doubted = false;
  private readonly watchers = new Set<(up: boolean) => void>();

  watch(changed: (up: boolean) => void): () => void {
    this.watchers.add(changed);
    return () => this.watchers.delete(changed);
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

  probe(): void {
    if (this.probing) return;
    this.probing = true;
    const ask = async () => {
      try {
        const reply = await fetch("/api/shop.door", {
          method: "POST",
          body: "{}",
          headers: { "X-Xiutai": "1", "Content-Type": "application/json" },
          signal: AbortSignal.timeout(PROBE_EVERY * 2),
        });
        if (GATEWAY.has(reply.status)) throw new LineDown();
        this.probing = false;
        this.found();
      } catch {
        if (this.up) this.tell(false);
        setTimeout(ask, PROBE_EVERY);
      }
    };
    ask();
  }

  private tell(up: boolean): void {
    this.up = up;
    this.doubted = false;
    for (const changed of this.watchers) changed(up);
  }
}
