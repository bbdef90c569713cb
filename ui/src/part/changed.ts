import { yuan } from "../kit/money";
import type { Meanwhile } from "../kit/StaleNote";
import type { Say } from "../kit/words";
import type { PartCard } from "../wire/commands";

/** What somebody else changed of a part since a form began with it. */
export function changedPart(say: Say, began: PartCard, now: PartCard): Meanwhile[] {
  const told = (card: PartCard): Record<string, string> => ({
    [say("part.number")]: card.number,
    [say("stock.name")]: card.name,
    [say("part.spec")]: card.spec,
    [say("part.sale")]: card.sale === null ? "—" : yuan(card.sale),
    [say("part.codes")]: card.codes.join(" "),
    [say("part.models")]: card.models.map(({ brand, name }) => `${brand} ${name}`).join(" / "),
    [say("part.bin")]: card.bin_name ?? "—",
    [say("part.alternates")]: card.alternates.map(({ number }) => number).join(" "),
    [say("part.suppliers")]: card.suppliers.map(({ name }) => name).join(" / "),
    [say("part.note")]: card.note,
  });
  const [before, after] = [told(began), told(now)];
  return Object.keys(after)
    .map((name) => ({ name, before: before[name] ?? "", after: after[name] ?? "" }))
    .filter((one) => one.before !== one.after);
}
