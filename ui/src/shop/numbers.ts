import type { ReviseShop, ShopCard } from "../wire/commands";

/** The most digits that the core takes. */
const WIDEST = 8;

type Pattern = Pick<ReviseShop, "number_prefix" | "number_period" | "number_width" | "number_from">;

/** The number the next order would get under a pattern that is still being typed. */
export function nextNumber(pattern: Pattern, saved: ShopCard, today: string): string {
  // Orders are counted by period alone, whatever their numbers begin with.
  const same = pattern.number_period === saved.number_period;
  const reached = same ? Number(saved.next_number.split("-").at(-1)) : 0;
  const serial = Math.max(pattern.number_from, Number.isFinite(reached) ? reached : 0);
  const counted = String(serial).padStart(Math.min(pattern.number_width, WIDEST), "0");
  return `${pattern.number_prefix}${dated(pattern.number_period, today)}-${counted}`;
}

/** The part of the day (`2026-11-22`) that a number of this period begins with. */
function dated(period: Pattern["number_period"], today: string): string {
  const [year = "", month = "", day = ""] = today.split("-");
  switch (period) {
    case "day":
      return year.slice(2) + month + day;
    case "month":
      return year.slice(2) + month;
    case "year":
      return year.slice(2);
    case "always":
      return "";
  }
}
