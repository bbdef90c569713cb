import dayjs from "dayjs";
import timezone from "dayjs/plugin/timezone";
import utc from "dayjs/plugin/utc";
import type { Hours } from "../wire/commands";

dayjs.extend(utc);
dayjs.extend(timezone);

export type QuickPromise = "hour" | "closing" | "tomorrow" | "three_days";

export interface PromiseChoice {
  name: QuickPromise;
  at: string;
}

/** When a shop without hours of its own is taken to close. */
const USUAL_CLOSING = "18:00";

/** The times most often promised, in the shop's zone: whole minutes, days end at closing time. */
export function promiseChoices(now: Date, zone: string, hours: Hours): PromiseChoice[] {
  const here = dayjs.utc(now).tz(zone).second(0).millisecond(0);
  const closing = (days: number) => {
    const day = here.add(days, "day");
    // Monday is the first of the shop's week, Sunday the first of the clock's.
    const open = hours[(day.day() + 6) % 7];
    return dayjs.tz(`${day.format("YYYY-MM-DD")}T${open?.[1] ?? USUAL_CLOSING}`, zone);
  };
  const choices: { name: QuickPromise; at: dayjs.Dayjs }[] = [
    { name: "hour", at: here.add(1, "hour") },
    { name: "closing", at: closing(0) },
    { name: "tomorrow", at: closing(1) },
    { name: "three_days", at: closing(3) },
  ];
  return choices
    .filter(({ at }) => at.isAfter(here))
    .map(({ name, at }) => ({ name, at: at.toISOString() }));
}

/** A moment as a field for day and time shows it: `2026-11-21T16:30` on the shop's clock. */
export function localTime(moment: string, zone: string): string {
  return dayjs.utc(moment).tz(zone).format("YYYY-MM-DDTHH:mm");
}

/** What stands in such a field as a moment; nothing while it is not whole. */
export function momentOf(local: string, zone: string): string | null {
  if (!/^\d{4}-\d\d-\d\dT\d\d:\d\d/.test(local)) return null;
  const at = dayjs.tz(local, zone);
  return at.isValid() ? at.toISOString() : null;
}
