import dayjs from "dayjs";
import type { Period } from "../wire/commands";

export const SPANS = ["today", "week", "month", "last_month", "quarter"] as const;
export type Span = (typeof SPANS)[number];

/** A span of days up to today, both ends included. */
export function spanOf(span: Span, today: string): Period {
  const day = dayjs(today);
  const told = (from: dayjs.Dayjs, to: dayjs.Dayjs) => ({
    from: from.format("YYYY-MM-DD"),
    to: to.format("YYYY-MM-DD"),
  });
  switch (span) {
    case "today":
      return told(day, day);
    case "week":
      return told(day.subtract(6, "day"), day);
    case "month":
      return told(day.startOf("month"), day);
    case "last_month": {
      const last = day.subtract(1, "month");
      return told(last.startOf("month"), last.endOf("month"));
    }
    case "quarter":
      return told(day.subtract(89, "day"), day);
  }
}

/** Which of the spans these days are, if any. */
export function spanFor({ from, to }: Period, today: string): Span | null {
  const same = (span: Span) => {
    const one = spanOf(span, today);
    return one.from === from && one.to === to;
  };
  return SPANS.find(same) ?? null;
}
