import dayjs from "dayjs";
import timezone from "dayjs/plugin/timezone";
import utc from "dayjs/plugin/utc";
import { createContext, useContext, useEffect, useState } from "react";
import type { Say } from "./words";

dayjs.extend(utc);
dayjs.extend(timezone);

/** The shop's zone: every time on screen is told in it, never in the PC's own. */
export const ZoneContext = createContext("Asia/Shanghai");

/** Tells moments of the core (UTC text) as the shop's wall clock shows them. */
export function useClock() {
  const zone = useContext(ZoneContext);
  return {
    /** `14:02` today, `11-21 14:02` this year, `2025-11-21 14:02` else. */
    short: (moment: string, now: Date = new Date()) => shortMoment(moment, zone, now),
    /** `2026-11-21 14:02:03`, for papers and tool tips. */
    full: (moment: string) => dayjs.utc(moment).tz(zone).format("YYYY-MM-DD HH:mm:ss"),
    day: (moment: string) => dayjs.utc(moment).tz(zone).format("YYYY-MM-DD"),
  };
}

export function shortMoment(moment: string, zone: string, now: Date): string {
  const then = dayjs.utc(moment).tz(zone);
  const here = dayjs.utc(now).tz(zone);
  if (then.format("YYYY-MM-DD") === here.format("YYYY-MM-DD")) return then.format("HH:mm");
  if (then.year() === here.year()) return then.format("MM-DD HH:mm");
  return then.format("YYYY-MM-DD HH:mm");
}

/** How old in one unit, for a column: `25 min`, `3 h`, `6 d`; under a minute is "now". */
export function ageWords(say: Say, moment: string, now: Date): string {
  const { unit, n } = age(moment, now);
  return say(`age.${unit}`, { n });
}

/** The same within a sentence: `25 min ago`. */
export function agoWords(say: Say, moment: string, now: Date): string {
  const { unit, n } = age(moment, now);
  return say(`age.ago_${unit}`, { n });
}

function age(moment: string, now: Date): { unit: "now" | "minutes" | "hours" | "days"; n: number } {
  const minutes = Math.floor((now.getTime() - new Date(moment).getTime()) / 60_000);
  // A clock that was set back tells no negative age.
  if (minutes < 1) return { unit: "now", n: 0 };
  if (minutes < 60) return { unit: "minutes", n: minutes };
  const hours = Math.floor(minutes / 60);
  if (hours < 24) return { unit: "hours", n: hours };
  return { unit: "days", n: Math.floor(hours / 24) };
}

/** The present moment, moving on every half minute, so that ages on screen stay true. */
export function useNow(): Date {
  const [now, setNow] = useState(() => new Date());
  useEffect(() => {
    const tick = setInterval(() => setNow(new Date()), 30_000);
    return () => clearInterval(tick);
  }, []);
  return now;
}

/** The zones a shop may choose from. */
export function zones(): string[] {
  return Intl.supportedValuesOf("timeZone");
}
