import { yuan } from "../kit/money";
import type { Meanwhile } from "../kit/StaleNote";
import type { Say } from "../kit/words";
import type { QuoteCard, Quotes } from "../wire/commands";
import { baseOf } from "./lines";

type Told = Pick<QuoteCard, "state" | "version" | "totals"> | null;

/** What somebody else did to the quotes since one's own writing was begun. */
export function changedLines(say: Say, base: string, quotes: Quotes): Meanwhile[] {
  if (base === baseOf(quotes)) return [];
  const newest: Told = quotes.rows[0] ?? null;
  if (newest === null) return [];
  return [
    {
      name: say("quote.version", { n: newest.version }),
      before: "",
      after: `${say(`quote_state.${newest.state}`)} ${yuan(newest.totals.all)}`,
    },
  ];
}
