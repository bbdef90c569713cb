import { yuan } from "../kit/money";
import type { Meanwhile } from "../kit/StaleNote";
import type { Say } from "../kit/words";
import type { QuoteCard, Quotes } from "../wire/commands";
import { baseOf, rowsOf } from "./lines";

type Line = QuoteCard["lines"][number];

/** What somebody else did to the quotes since one's own writing was begun, line by line. */
export function changedLines(say: Say, base: string, quotes: Quotes): Meanwhile[] {
  if (base === baseOf(quotes)) return [];
  const [newest] = quotes.rows;
  if (!newest) return [];
  const version = say("quote.version", { n: newest.version });
  const former = rowsOf(base).find(([id]) => id === newest.id);
  if (!former) {
    const after = `${say(`quote_state.${newest.state}`)} ${yuan(newest.totals.all)}`;
    return [{ name: version, before: "", after }];
  }
  const [, state, words, valid_to, lines] = former;
  const whole = lines.reduce((sum, { amount }) => sum + amount, 0);
  const left = lines.filter(({ id }) => !newest.lines.some((line) => line.id === id));
  return [
    {
      name: version,
      before: say(`quote_state.${state}`),
      after: say(`quote_state.${newest.state}`),
    },
    ...newest.lines.map((line) => {
      const before = lines.find(({ id }) => id === line.id);
      return { name: line.name, before: before ? told(say, before) : "", after: told(say, line) };
    }),
    ...left.map((line) => ({ name: line.name, before: told(say, line), after: "" })),
    { name: say("quote.words"), before: words, after: newest.words },
    { name: say("quote.valid_to"), before: valid_to ?? "", after: newest.valid_to ?? "" },
    { name: say("quote.line_amount"), before: yuan(whole), after: yuan(newest.totals.all) },
  ].filter(({ before, after }) => before !== after);
}

/** A line as it is read: `屏幕总成 · 2 × ¥480.00 · 客户 · 原厂 · 90`. */
function told(say: Say, line: Line): string {
  return [
    line.name,
    `${line.quantity} × ${yuan(line.unit)}`,
    say(`payer.${line.payer}`),
    line.grade === null ? "" : say(`grade.${line.grade}`),
    line.days === null ? "" : `${say("quote.line_days")} ${line.days}`,
  ]
    .filter((part) => part !== "")
    .join(" · ");
}
