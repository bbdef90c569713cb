import { yuan } from "../kit/money";
import { useWords } from "../kit/words";
import { PAYERS, type Totals } from "./lines";

interface TotalsLineProps {
  totals: Totals;
  /** What the customer agreed to before (fen). */
  agreed?: number | null;
  /** Up to here nobody needs to ask (fen). */
  askAbove?: number | null;
  /** A line has no price yet: nothing can be said of the whole. */
  open?: boolean;
}

/** What each payer owes, the customer's sum largest; what was allowed before stands beside it. */
export function TotalsLine({
  totals,
  agreed = null,
  askAbove = null,
  open = false,
}: TotalsLineProps) {
  const { say } = useWords();
  const others = PAYERS.filter((payer) => payer !== "customer" && totals[payer] !== 0);
  const limit = Math.max(agreed ?? 0, askAbove ?? 0);
  const within = (agreed !== null || askAbove !== null) && totals.customer <= limit;
  return (
    <div className="totals" data-test="quote-totals">
      {others.map((payer) => (
        <span key={payer} className="quiet">
          {say(`payer.${payer}`)}{" "}
          <span className="number" data-test={`total-${payer}`}>
            {yuan(totals[payer])}
          </span>
        </span>
      ))}
      <span className="totals-customer">
        {say("quote.customer_pays")}{" "}
        <strong className="number" data-test="total-customer">
          {yuan(totals.customer)}
        </strong>
      </span>
      {open && (
        <span className="tone-waiting" data-test="quote-unpriced">
          {say("quote.unpriced")}
        </span>
      )}
      {!open && (agreed !== null || askAbove !== null) && totals.customer > 0 && (
        <span className={within ? "tone-good" : "tone-waiting"} data-test="quote-limit">
          {say(within ? "quote.within_limit" : "quote.above_limit", { amount: yuan(limit) })}
        </span>
      )}
    </div>
  );
}
