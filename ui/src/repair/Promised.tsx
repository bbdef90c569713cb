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
  /** Until when it is in time: time that is not the shop's puts the promise off, or stands still. */
  due_at: string | null;
}

/** Whether nobody waits for this order any more. */
export function isOver(stage: Stage): boolean {
  return OVER.includes(stage);
}

export function isLate({ stage, due_at }: Promise, now: Date): boolean {
  return due_at !== null && !isOver(stage) && new Date(due_at) < now;
}

/** When a machine was promised; once that has passed, by how much, in red and with a mark. */
export function Promised({ of, now }: { of: Promise; now: Date }) {
  const { say } = useWords();
  const clock = useClock();
  if (of.promised_at === null) return <span className="quiet">—</span>;
  const isPutOff = of.due_at !== null && of.due_at !== of.promised_at;
  const title = isPutOff
    ? say("promise.put_off", { at: clock.full(of.promised_at), to: clock.full(of.due_at ?? "") })
    : clock.full(of.promised_at);
  if (of.due_at !== null && isLate(of, now)) {
    return (
      <span className="promise-late number" title={title}>
        <WarningFilled aria-hidden /> {say("promise.late", { age: ageWords(say, of.due_at, now) })}
      </span>
    );
  }
  return (
    <span className="number" title={title}>
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
