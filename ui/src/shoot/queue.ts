import { LineDown, Refusal } from "../host/host";
import type { TicketLine } from "../host/ticket";
import { isBusy } from "../kit/answers";
import { readyToSend, Unreadable } from "./shrink";

/** One picture on its way to the desk. */
export interface Shot {
  id: number;
  name: string;
  file: Blob;
  state: "waiting" | "sending" | "sent" | "refused";
  /** How much of it went out, from 0 to 1. */
  part: number;
  /** How often the line broke off under it. */
  broken: number;
  refused: Error | null;
}

/** Between two tries over a line that broke off (ms). */
const LINE_PAUSE = 2_000;
/** So many times the desk may be too busy for one picture before that is told. */
const BUSY_TRIES = 10;

/**
 * The pictures of one ticket, sent one after the other in the order they were taken. A line that
 * breaks off under one is waited for, and the same bytes go out again: the desk knows a picture by
 * its content, so that one whose answer was lost counts once.
 */
export class ShotQueue {
  private shots: readonly Shot[] = [];
  private next = 1;
  private running = false;
  private over = false;
  private readonly watchers = new Set<() => void>();

  private readonly line: TicketLine;
  private readonly ended: () => void;
  private readonly pause: (ms: number) => Promise<void>;
  private readonly ready: (file: Blob) => Promise<Blob>;

  constructor(
    line: TicketLine,
    ended: () => void,
    pause: (ms: number) => Promise<void> = wait,
    ready: (file: Blob) => Promise<Blob> = readyToSend,
  ) {
    this.line = line;
    this.ended = ended;
    this.pause = pause;
    this.ready = ready;
  }

  list = (): readonly Shot[] => this.shots;

  watch = (watcher: () => void): (() => void) => {
    this.watchers.add(watcher);
    return () => this.watchers.delete(watcher);
  };

  add(files: readonly File[]): void {
    const more = files.map((file): Shot => {
      const id = this.next++;
      return {
        id,
        name: file.name,
        file,
        state: "waiting",
        part: 0,
        broken: 0,
        refused: null,
      };
    });
    this.tell([...this.shots, ...more]);
    this.run();
  }

  /** Sends a refused one again. */
  again(id: number): void {
    this.update(id, { state: "waiting", part: 0, refused: null });
    this.run();
  }

  drop(id: number): void {
    this.tell(this.shots.filter((shot) => shot.id !== id));
  }

  /** Sends nothing more. */
  end(): void {
    this.over = true;
  }

  private async run(): Promise<void> {
    if (this.running) return;
    this.running = true;
    for (;;) {
      const shot = this.shots.find(({ state }) => state === "waiting");
      if (!shot || this.over) break;
      await this.sendOne(shot);
    }
    this.running = false;
  }

  private async sendOne({ id, file }: Shot): Promise<void> {
    this.update(id, { state: "sending", part: 0 });
    let ready: Blob;
    try {
      ready = await this.ready(file);
    } catch (reason) {
      this.update(id, { state: "refused", refused: asError(reason) });
      return;
    }
    for (let busy = 0; !this.over; ) {
      try {
        await this.line.send(ready, (part) => this.update(id, { part }));
        this.update(id, { state: "sent", part: 1 });
        return;
      } catch (reason) {
        if (reason instanceof LineDown) {
          this.update(id, { part: 0, broken: this.brokenOf(id) + 1 });
        } else if (isBusy(reason) && busy < BUSY_TRIES) {
          busy += 1;
        } else if (isEnded(reason)) {
          this.end();
          this.ended();
          break;
        } else {
          this.update(id, { state: "refused", refused: asError(reason) });
          return;
        }
        await this.pause(LINE_PAUSE);
      }
    }
    this.update(id, { state: "waiting" });
  }

  private brokenOf(id: number): number {
    return this.shots.find((shot) => shot.id === id)?.broken ?? 0;
  }

  private update(id: number, change: Partial<Shot>): void {
    this.tell(this.shots.map((shot) => (shot.id === id ? { ...shot, ...change } : shot)));
  }

  private tell(shots: readonly Shot[]): void {
    this.shots = shots;
    for (const watcher of this.watchers) watcher();
  }
}

/** Whether the desk takes no more pictures under this code. */
export function isEnded(reason: unknown): boolean {
  return reason instanceof Refusal && reason.failure.message === "ticket.ended";
}

/** Whether a second try may go better than the first. */
export function mayTryAgain(reason: Error | null): boolean {
  if (reason instanceof Unreadable) return false;
  return !(reason instanceof Refusal) || reason.failure.code !== "invalid";
}

function asError(reason: unknown): Error {
  return reason instanceof Error ? reason : new Error(String(reason));
}

function wait(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
