import { yuan } from "../kit/money";
import { useWords, type Word } from "../kit/words";
import { PAYERS } from "../quote/lines";
import type { SettlementCard } from "../wire/commands";

/** From the customer's sum to what is still owed, step by step; what others pay stands apart. */
export function Reckoning({ card }: { card: SettlementCard }) {
  const { say } = useWords();
  const others = PAYERS.filter((payer) => payer !== "customer" && card.totals[payer] !== 0);
  return (
    <dl className="reckoning" data-test="reckoning">
      {others.map((payer) => (
        <Sum key={payer} test={payer} name={say(`payer.${payer}`)} amount={card.totals[payer]} />
      ))}
      {step("customer", "settlement.customer", card.totals.customer)}
      {card.rounding > 0 && step("rounding", "settlement.rounding", -card.rounding)}
      {card.set_off > 0 && step("set-off", "settlement.set_off", -card.set_off)}
      {card.paid > 0 && step("paid", "settlement.paid", -card.paid)}
      {card.refunded > 0 && step("refunded", "settlement.refunded", card.refunded)}
      {card.written_off > 0 && step("written-off", "settlement.written_off", -card.written_off)}
      {card.let_off > 0 && step("let-off", "settlement.let_off", -card.let_off)}
      <div className="reckoning-owed">
        <dt>{say("settlement.owed")}</dt>
        <dd className="number" data-test="reckoning-owed">
          {yuan(card.owed)}
        </dd>
      </div>
      {card.over > 0 && (
        <div className="tone-waiting">
          <dt>{say("settlement.over")}</dt>
          <dd className="number" data-test="reckoning-over">
            {yuan(card.over)}
          </dd>
        </div>
      )}
    </dl>
  );

  function step(test: string, word: Word, amount: number) {
    return <Sum test={test} name={say(word)} amount={amount} />;
  }
}

function Sum({ test, name, amount }: { test: string; name: string; amount: number }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd className="number" data-test={`reckoning-${test}`}>
        {yuan(amount)}
      </dd>
    </div>
  );
}
