import { Signature } from "../consent/SignaturePad";
import { useClock } from "../kit/dates";
import { yuan } from "../kit/money";
import { useWords } from "../kit/words";
import type { QuoteCard, QuoteLine } from "../wire/commands";
import { TotalsLine } from "./TotalsLine";

/** A version as it stands: its lines, sums, and what was said to it. */
export function QuoteSheet({ quote }: { quote: QuoteCard }) {
  const { say } = useWords();
  const clock = useClock();
  return (
    <div className="stack" data-test="quote-sheet">
      <SheetLines lines={quote.lines} />
      <TotalsLine totals={quote.totals} />
      {quote.words !== "" && <p className="typed">{quote.words}</p>}
      <p className="quiet">
        {say("quote.written_by", { by: quote.by, at: clock.short(quote.at) })}
        {quote.valid_to !== null && ` · ${say("quote.good_until", { day: quote.valid_to })}`}
      </p>
      {quote.answer && <AnswerTold answer={quote.answer} />}
    </div>
  );
}

interface SheetLinesProps {
  lines: readonly (QuoteLine & { amount: number })[];
}

/** Lines to be read: who pays, of which grade, answered for how long. */
export function SheetLines({ lines }: SheetLinesProps) {
  const { say } = useWords();
  return (
    <table className="sheet" data-test="sheet-lines">
      <thead>
        <tr>
          <th scope="col">{say("quote.line_name")}</th>
          <th scope="col">{say("quote.line_payer")}</th>
          <th scope="col">{say("quote.line_days")}</th>
          <th scope="col" className="cell-end">
            {say("quote.line_unit")}
          </th>
          <th scope="col" className="cell-end">
            {say("quote.line_amount")}
          </th>
        </tr>
      </thead>
      <tbody>
        {lines.map((line, at) => (
          <tr key={line.id ?? at} data-test="sheet-line">
            <td>
              <span className="quiet">{say(`line_kind.${line.kind}`)}</span> {line.name}
              {line.grade && <span className="chip chip-quiet">{say(`grade.${line.grade}`)}</span>}
              <PriceTold line={line} />
            </td>
            <td>{say(`payer.${line.payer}`)}</td>
            <td className="number">{line.days ?? "—"}</td>
            <td className="cell-end number">
              {line.quantity > 1 ? `${line.quantity} × ` : ""}
              {yuan(line.unit)}
            </td>
            <td className="cell-end number">{yuan(line.amount)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** Where a line's price comes from, where it is not simply the list's. */
function PriceTold({ line }: { line: QuoteLine }) {
  const { say } = useWords();
  if (line.kind === "discount") return null;
  if (line.listed === null) {
    return (
      <span className="chip chip-quiet" data-test="sheet-free">
        {say("quote.free_item")}
      </span>
    );
  }
  if (line.changed === "") return null;
  return (
    <span className="quiet" data-test="sheet-changed">
      {" "}
      {say("quote.changed_from", { listed: yuan(line.listed), unit: yuan(line.unit) })} ·{" "}
      {line.changed}
    </span>
  );
}

/** What the customer said, how, and who wrote it down. */
export function AnswerTold({ answer }: { answer: NonNullable<QuoteCard["answer"]> }) {
  const { say } = useWords();
  const clock = useClock();
  const agreed = answer.answer === "agreed";
  // Nobody said anything: the shop's rule did.
  if (answer.how === "by_rule") {
    return (
      <div className="answer-told" data-test="quote-answer">
        {[say("quote_how.by_rule"), answer.by, clock.short(answer.at)].join(" · ")}
      </div>
    );
  }
  return (
    <div className="answer-told" data-test="quote-answer">
      <strong className={agreed ? "tone-good" : "tone-held"}>
        {say(`quote_said.${answer.answer}`)}
      </strong>{" "}
      {[
        say(`quote_how.${answer.how}`),
        answer.who,
        answer.number_masked,
        answer.words,
        answer.by,
        clock.short(answer.at),
      ]
        .filter((part) => part !== "")
        .join(" · ")}
      {answer.signature !== null && <Signature signature={answer.signature} />}
    </div>
  );
}
