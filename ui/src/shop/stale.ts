import { CHANNELS } from "../intake/choices";
import type { Meanwhile } from "../kit/StaleNote";
import { useWords, type Word } from "../kit/words";
import type { ShopCard } from "../wire/commands";
import { DAYS } from "./HoursGrid";
import { hoursWords } from "./hours";
import { normWords } from "./NormFields";

/** What stands otherwise on the card than on the one a form began with. */
export function useMeanwhile(began: ShopCard, now: ShopCard): Meanwhile[] {
  const { say } = useWords();
  const hours = (card: ShopCard) =>
    hoursWords(card.hours, (day) => say(DAYS[day] as Word), say("shop.closed_day"));
  const norms = (card: ShopCard) =>
    CHANNELS.map(
      (channel) => `${say(`channel.${channel}`)} ${normWords(say, card.norms[channel])}`,
    ).join(" · ");
  const told: [Word, (card: ShopCard) => string][] = [
    ["field.shop_name", (card) => card.name],
    ["field.address", (card) => card.address],
    ["field.shop_phone", (card) => card.phone],
    ["field.complaint_phone", (card) => card.complaint_phone],
    ["field.language", (card) => card.language],
    ["field.zone", (card) => card.zone],
    ["shop.hours", hours],
    ["shop.norms", norms],
    ["field.number_prefix", (card) => card.number_prefix],
    ["field.number_period", (card) => say(`number_period.${card.number_period}`)],
    ["field.number_width", (card) => String(card.number_width)],
    ["field.number_from", (card) => String(card.number_from)],
    ["field.rounding", (card) => say(`rounding.${card.rounding}`)],
    ["field.lawful_days", (card) => String(card.lawful_days)],
    ["field.idle_minutes", (card) => String(card.idle_minutes)],
    ["field.backup_folder", (card) => card.backup_folder ?? ""],
  ];
  return told
    .map(([name, of]) => ({ name: say(name), before: of(began), after: of(now) }))
    .filter(({ before, after }) => before !== after);
}
