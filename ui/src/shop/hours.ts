import type { Hours } from "../wire/commands";

/** What a day is opened with, where the former days tell nothing better. */
const USUAL: [string, string] = ["09:00", "20:00"];

/** A time as hands type it (`9`, `930`, `9：30`) as the core writes it, or as it was typed. */
export function timeOf(typed: string): string {
  const text = typed.trim().replace(/[：.]/g, ":");
  const found = /^(\d{1,2}):?(\d{2})?$/.exec(text);
  if (!found) return text;
  const [, hours = "", minutes = "00"] = found;
  if (Number(hours) > 24 || Number(minutes) > 59) return text;
  return `${hours.padStart(2, "0")}:${minutes}`;
}

/** Hours with one day's opening or closing time changed. */
export function withTime(hours: Hours, day: number, end: 0 | 1, time: string): Hours {
  return hours.map((open, at) => {
    if (at !== day || !open) return open;
    return end === 0 ? [time, open[1]] : [open[0], time];
  });
}

/** Hours with one day closed, or opened like the last open day before it. */
export function withOpen(hours: Hours, day: number, open: boolean): Hours {
  const before = hours.slice(0, day).findLast((one) => one !== null);
  const like = before ?? hours.find((one) => one !== null) ?? USUAL;
  return hours.map((one, at) => (at === day ? (open ? [like[0], like[1]] : null) : one));
}

/** Hours with one day's given to every day that is open. */
export function copiedToAll(hours: Hours, day: number): Hours {
  const from = hours[day];
  if (!from) return hours;
  return hours.map((one) => (one ? [from[0], from[1]] : null));
}

/** In words, one stretch of equal days after the other: `周一–周五 09:00–18:30`. */
export function hoursWords(hours: Hours, dayName: (day: number) => string, closed: string): string {
  const said = hours.map((open) => (open ? `${open[0]}–${open[1]}` : closed));
  const parts: string[] = [];
  for (let from = 0; from < said.length; ) {
    let to = from;
    while (said[to + 1] === said[from]) to += 1;
    const days = from === to ? dayName(from) : `${dayName(from)}–${dayName(to)}`;
    parts.push(`${days} ${said[from]}`);
    from = to + 1;
  }
  return parts.join(" · ");
}
