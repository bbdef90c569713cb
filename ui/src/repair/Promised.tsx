import { WarningFilled } from "@ant-design/icons";
import { ageWords, useClock } from "../kit/dates";
import { type Say, useWords } from "../kit/words";
import type { Stage } from "../wire/commands";

/** From here on nobody waits for the shop any more. */
const OVER: readonly Stage[] = ["handed_over", "closed", "void"];

/** What a promise is about. */
interface Promise {
  stage: Stage;
  promised_at: string | null;
  /** Where the core says so: time during which the shop had to wait does not count. */
  late?: boolean;
}

/** Whether nobody waits for this order any more. */
export function isOver(stage: Stage): boolean {
  return OVER.includes(stage);
}

export function isLate({ stage, promised_at, late }: Promise, now: Date): boolean {
  if (late !== undefined) return late && promised_at !== null && !isOver(stage);
  return promised_at !== null && !isOver(stage) && new Date(promised_at) < now;
}

/** When a machine was promised; once that has passed, by how much, in red and with a mark. */
export function Promised({ of, now }: { of: Promise; now: Date }) {
  const { say } = useWords();
  const clock = useClock();
  if (of.promised_at === null) return <span className="quiet">—</span>;
  if (isLate(of, now)) {
    return (
      <span className="promise-late number" title={clock.full(of.promised_at)}>
        <WarningFilled /> {say("promise.late", { age: ageWords(say, of.promised_at, now) })}
      </span>
    );
  }
  return (
    <span className="number" title={clock.full(of.promised_at)}>
      {dayWords(say, clock, of.promised_at, now)}
    </span>
  );
}

/** `今天 16:30`, `明天 10:00`, else the date. */
export function dayWords(
  say: Say,
  clock: ReturnType<typeof useClock>,
  moment: string,
  now: Date,
): string {
  const day = clock.day(moment);
  const time = clock.full(moment).slice(11, 16);
  const shifted = (days: number) =>
    clock.day(new Date(now.getTime() + days * 86_400_000).toISOString());
  if (day === shifted(0)) return say("promise.today", { time });
  if (day === shifted(1)) return say("promise.tomorrow", { time });
  if (day === shifted(-1)) return say("promise.yesterday", { time });
  return clock.short(moment, now);
}
