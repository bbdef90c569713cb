import { PrinterOutlined } from "@ant-design/icons";
import { Alert, Button, Collapse, Popconfirm } from "antd";
import { lazy, Suspense, useState } from "react";
import { useLock } from "../frame/lock";
import { useAnswer } from "../kit/answers";
import { useChange } from "../kit/change";
import { readDraft } from "../kit/drafts";
import { FailureNote } from "../kit/FailureNote";
import { yuan } from "../kit/money";
import { Key, popupOpen, useShortcut } from "../kit/shortcuts";
import { useWords } from "../kit/words";
import { isOver } from "../repair/Promised";
import { useCan, useMe } from "../session/door";
import type { QuoteCard, Quotes, RepairCard } from "../wire/commands";
import { AnswerForm } from "./AnswerForm";
import { Cover } from "./Cover";
import { QuoteEditor, quoteDraft } from "./QuoteEditor";
import { QuoteSheet } from "./QuoteSheet";
import "./quote.css";

const PaperPreview = lazy(() => import("../kit/paper/PaperPreview"));

/** What the repair costs and what the customer said to it, version by version. */
export function QuotePanel({ repair }: { repair: RepairCard }) {
  const quotes = useAnswer("quote.of", { id: repair.id }, [
    "quote",
    "quote_line",
    "quote_answer",
    "repair",
  ]);
  if (!quotes.data) return <FailureNote reason={quotes.error} again={() => quotes.refetch()} />;
  return <Panel repair={repair} quotes={quotes.data} />;
}

interface PanelProps {
  repair: RepairCard;
  quotes: Quotes;
}

function Panel({ repair, quotes }: PanelProps) {
  const { say } = useWords();
  const can = useCan();
  const me = useMe();
  const { locked } = useLock();
  const [paper, setPaper] = useState(false);
  const [begun, setBegun] = useState(false);
  const { open, agreed, rows } = quotes;
  const mayQuote = can("quote_repairs") && !isOver(repair.stage) && repair.stage !== "received";
  const first = rows.length === 0 && FIRST.includes(repair.stage);
  const half = readDraft(quoteDraft(me.id, repair.id)) !== undefined;
  const offered = open?.state === "offered" ? open : null;
  // The next version after this one is begun anew.
  if (offered !== null && begun) setBegun(false);
  // An answer that is being written down stays in hand, whatever becomes of its version meanwhile.
  const [answering, setAnswering] = useState<QuoteCard | null>(null);
  const writing =
    mayQuote && offered === null && answering === null && (open !== null || begun || half || first);
  const shown = offered ?? (writing ? agreed : (open ?? agreed ?? rows[0] ?? null));
  const earlier = rows.filter(
    (row) => row !== shown && !isSame(row, shown) && !(writing && isSame(row, open)),
  );
  const printable = shown !== null && can("print_papers");
  useShortcut("Alt+O", () => !popupOpen() && setPaper(true), printable && !paper && !locked);
  useShortcut(
    "Alt+B",
    () => !popupOpen() && setBegun(true),
    mayQuote && !writing && offered === null && !locked,
  );

  return (
    <div className="stack quote-panel" data-test="quote-panel">
      <div className="row-wide quote-top">
        <Cover repair={repair} seenSeq={quotes.seen_seq} />
        <span className="quiet">
          {quotes.ask_above !== null && say("quote.ask_above", { amount: yuan(quotes.ask_above) })}
          {quotes.ask_above === null && say("quote.ask_always")}
          {quotes.estimate !== null &&
            ` · ${say("quote.estimate", { amount: yuan(quotes.estimate) })}`}
        </span>
      </div>
      {offered && (
        <Offered
          key={offered.version}
          repair={repair}
          quotes={quotes}
          offered={offered}
          may={mayQuote}
          answer={() => setAnswering(offered)}
          blocked={paper || answering !== null}
        />
      )}
      {writing && (
        <QuoteEditor
          repair={repair}
          quotes={quotes}
          close={open === null && rows.length > 0 ? () => setBegun(false) : undefined}
        />
      )}
      {shown && (
        <section className="card" data-test="quote-shown">
          <div className="card-head">
            <h2>
              {say("quote.version", { n: shown.version })} <QuoteStateMark quote={shown} />
            </h2>
            <span className="row">
              {mayQuote && !writing && offered === null && (
                <Button size="small" onClick={() => setBegun(true)} data-test="quote-more">
                  {say(agreed ? "quote.supplement" : "quote.again")} <Key>Alt B</Key>
                </Button>
              )}
              {printable && (
                <Button
                  size="small"
                  icon={<PrinterOutlined aria-hidden />}
                  onClick={() => setPaper(true)}
                  data-test="quote-print"
                >
                  {say("paper.quote.sheet")} <Key>Alt O</Key>
                </Button>
              )}
            </span>
          </div>
          <div className="card-body">
            <QuoteSheet quote={shown} />
          </div>
        </section>
      )}
      {!shown && !writing && (
        <div className="card empty" data-test="quote-empty">
          <strong>{say("quote.none")}</strong>
          <span>{say(repair.stage === "received" ? "quote.none_early" : "quote.none_told")}</span>
          {mayQuote && (
            <Button type="primary" onClick={() => setBegun(true)} data-test="quote-begin">
              {say("quote.begin")} <Key>Alt B</Key>
            </Button>
          )}
        </div>
      )}
      {earlier.length > 0 && <Earlier rows={earlier} />}
      {answering && (
        <AnswerForm
          repair={repair}
          quotes={quotes}
          read={answering}
          offered={offered}
          close={() => setAnswering(null)}
        />
      )}
      {paper && shown && (
        <Suspense>
          <PaperPreview
            paper="quote.sheet"
            id={repair.id}
            what={String(shown.version)}
            title={`${say("paper.quote.sheet")} ${repair.number}`}
            fileName={`quote-${repair.number}.pdf`}
            close={() => setPaper(false)}
          />
        </Suspense>
      )}
    </div>
  );
}

/** Stages in which the first quote is what is to be done. */
const FIRST: readonly RepairCard["stage"][] = ["diagnosing", "quoting"];

function isSame(one: QuoteCard, other: QuoteCard | null): boolean {
  return other !== null && one.id === other.id;
}

interface OfferedProps extends PanelProps {
  offered: QuoteCard;
  may: boolean;
  answer: () => void;
  /** Something lies above that has the keys. */
  blocked: boolean;
}

/** A version waits for the customer's answer. */
function Offered({ repair, quotes, offered, may, answer, blocked }: OfferedProps) {
  const { say } = useWords();
  const { locked } = useLock();
  const withdraw = useChange("quote.withdraw");
  const take = () =>
    withdraw.run({ repair: repair.id, seen_seq: quotes.seen_seq, version: offered.version });
  useShortcut("Ctrl+Enter", answer, may && !blocked && !locked);
  return (
    <>
      <Alert
        type="info"
        showIcon
        data-test="quote-offered"
        title={say("quote.waits", {
          n: offered.version,
          amount: yuan(offered.totals.customer),
        })}
        description={quotes.agreed ? say("quote.waits_supplement") : undefined}
        action={
          may && (
            <span className="row">
              <Button type="primary" onClick={answer} data-test="quote-answer-act">
                {say("quote.answer_act")} <Key>Ctrl Enter</Key>
              </Button>
              <Popconfirm
                title={say("quote.withdraw_ask")}
                okText={say("quote.withdraw")}
                onConfirm={take}
              >
                <Button loading={withdraw.pending} data-test="quote-withdraw">
                  {say("quote.withdraw")}
                </Button>
              </Popconfirm>
            </span>
          )
        }
      />
      <FailureNote reason={withdraw.refused} />
    </>
  );
}

/** Versions that were replaced, declined or agreed to before. */
function Earlier({ rows }: { rows: readonly QuoteCard[] }) {
  const { say } = useWords();
  return (
    <Collapse
      size="small"
      data-test="quote-earlier"
      items={rows.map((row) => ({
        key: row.id,
        label: (
          <span className="row" data-test="quote-version">
            {say("quote.version", { n: row.version })} <QuoteStateMark quote={row} />
            <span className="number">{yuan(row.totals.all)}</span>
          </span>
        ),
        children: <QuoteSheet quote={row} />,
      }))}
    />
  );
}

const TONES: Record<QuoteCard["state"], string> = {
  draft: "tone-quiet",
  offered: "tone-waiting",
  agreed: "tone-good",
  declined: "tone-held",
  replaced: "tone-done",
};

/** How a version stands. */
export function QuoteStateMark({ quote }: { quote: QuoteCard }) {
  const { say } = useWords();
  return (
    <span className={`stage ${TONES[quote.state]}`} data-test="quote-state">
      {say(`quote_state.${quote.state}`)}
    </span>
  );
}
