import { yuan } from "../kit/money";
import type { Meanwhile } from "../kit/StaleNote";
import type { Say } from "../kit/words";
import type { PriceRow, PriceRuleRow } from "../wire/commands";
import { figuresWords } from "./figures";

type Valid = Pick<PriceRow, "valid_from" | "valid_to" | "active">;

/** What somebody else changed of a price since its form was begun. */
export function changedPrice(say: Say, began: PriceRow, now: PriceRow): Meanwhile[] {
  return differing([
    { name: say("price.name"), before: began.name, after: now.name },
    { name: say("field.amount"), before: yuan(began.amount), after: yuan(now.amount) },
    ...term(say, began, now),
  ]);
}

/** What somebody else changed of a rule since its form was begun. */
export function changedRule(say: Say, began: PriceRuleRow, now: PriceRuleRow): Meanwhile[] {
  return differing([
    {
      name: say("price.figures"),
      before: figuresWords(say, began.figures),
      after: figuresWords(say, now.figures),
    },
    ...term(say, began, now),
  ]);
}

function term(say: Say, began: Valid, now: Valid): Meanwhile[] {
  const words = ({ valid_from, valid_to, active }: Valid) =>
    active ? say("price.term", { from: valid_from, to: valid_to ?? "" }) : say("catalogue.off");
  return [{ name: say("price.validity"), before: words(began), after: words(now) }];
}

function differing(changes: Meanwhile[]): Meanwhile[] {
  return changes.filter(({ before, after }) => before !== after);
}
