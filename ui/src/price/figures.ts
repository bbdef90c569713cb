import { yuan } from "../kit/money";
import type { Say } from "../kit/words";
import { DAYS } from "../shop/HoursGrid";
import type { RuleFigures } from "../wire/commands";

/** A rule's figures as people read them. */
export function figuresWords(say: Say, figures: RuleFigures): string {
  const mark = say("text.list_mark");
  return [
    figures.percent != null && `${figures.percent}%`,
    figures.amount != null && yuan(figures.amount),
    figures.kinds?.map((kind) => say(`kind.${kind}`)).join(mark),
    figures.weekdays?.map((day) => say(DAYS[day - 1] ?? "day.monday")).join(mark),
    figures.monthdays?.length && say("price.monthdays", { days: figures.monthdays.join(mark) }),
  ]
    .filter(Boolean)
    .join(" · ");
}
