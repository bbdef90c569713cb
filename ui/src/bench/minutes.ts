import type { Say } from "../kit/words";

/** Time at work: `45 min`, `3 h 05 min`. */
export function minutesWords(say: Say, minutes: number): string {
  if (minutes < 60) return say("clock.minutes", { n: minutes });
  const rest = String(minutes % 60).padStart(2, "0");
  return say("clock.hours", { h: Math.floor(minutes / 60), m: rest });
}

/** Whole minutes since a moment; a clock that was set back tells none. */
export function sinceMinutes(began: string, now: Date): number {
  return Math.max(0, Math.floor((now.getTime() - new Date(began).getTime()) / 60_000));
}
