import { PrinterOutlined } from "@ant-design/icons";
import { useNavigate } from "@tanstack/react-router";
import { Alert, App, Button } from "antd";
import { lazy, Suspense, useState } from "react";
import { useLock } from "../frame/lock";
import { useAnswer } from "../kit/answers";
import { useChange } from "../kit/change";
import { useClock } from "../kit/dates";
import { FailureNote } from "../kit/FailureNote";
import { yuan } from "../kit/money";
import { Key, useShortcut } from "../kit/shortcuts";
import { useWords } from "../kit/words";
import { GiveBackForm } from "../payment/GiveBackForm";
import { PayForm } from "../payment/PayForm";
import { PaymentLine } from "../payment/PaymentLine";
import { RefundForm } from "../payment/RefundForm";
import { WriteOffForm } from "../payment/WriteOffForm";
import { SheetLines } from "../quote/QuoteSheet";
import { isOver } from "../repair/Promised";
import { useCan } from "../session/door";
import type { Method, PaidAll, RepairCard, SettlementCard } from "../wire/commands";
import { CancelForm } from "./CancelForm";
import { type DueAct, dueAct } from "./dueAct";
import { Reckoning } from "./Reckoning";
import "../quote/quote.css";
import "./settlement.css";

const PaperPreview = lazy(() => import("../kit/paper/PaperPreview"));

/** 结算清单 first, then the money: what it comes to, what was paid, what goes back. */
export function SettlementPanel({ repair }: { repair: RepairCard }) {
  const card = useAnswer("settlement.of", { id: repair.id }, [
    "settlement",
    "payment",
    "write_off",
    "posting",
    "quote",
    "repair",
    "shop",
  ]);
  if (!card.data) return <FailureNote reason={card.error} again={() => card.refetch()} />;
  return <Settlement repair={repair} card={card.data} />;
}

type Open = DueAct | "refund" | "cancel" | "write_off" | "write_back";

/** A paper that lies above the panel. */
type Paper =
  | { paper: "settlement.sheet" }
  | { paper: "payment.receipt"; id: string; number: string; change: number };

interface SettlementProps {
  repair: RepairCard;
  card: SettlementCard;
}

function Settlement({ repair, card }: SettlementProps) {
  const { say } = useWords();
  const can = useCan();
  const clock = useClock();
  const navigate = useNavigate();
  const { locked } = useLock();
  const { message } = App.useApp();
  const [open, setOpen] = useState<Open | null>(null);
  const [paper, setPaper] = useState<Paper | null>(null);
  const [paid, setPaid] = useState<PaidAll | null>(null);
  const mayPrint = can("print_papers");
  const show = (next: Paper) => mayPrint && setPaper(next);
  const make = useChange("settlement.make", { done: () => show({ paper: "settlement.sheet" }) });
  const due = dueAct(repair.stage, card, can);
  const act = () => {
    if (make.pending) return;
    if (due === "make") {
      make.run({ repair: repair.id, seen_seq: repair.seen_seq, expected_owed: card.owed });
    } else if (due === "hand_over") {
      navigate({ to: "/repairs/$id", params: { id: repair.id }, search: { tab: "hand_over" } });
    } else if (due !== null) setOpen(due);
  };
  const close = () => setOpen(null);
  const receipt = (id: string, number: string, change = 0) => {
    close();
    show({ paper: "payment.receipt", id, number, change });
  };
  const free = open === null && paper === null && !locked;
  useShortcut("Ctrl+Enter", act, free && due !== null);
  useShortcut(
    "Alt+O",
    () => setPaper({ paper: "settlement.sheet" }),
    free && mayPrint && made(card),
  );

  const refundable = card.paid + card.set_off - card.refunded;
  const mayBack = can("give_back_payments");
  const gone = repair.stage === "handed_over" || repair.stage === "closed";
  const mayWriteOff = can("write_off_debts");
  const mayCancel = made(card) && mayBack && !isOver(repair.stage);
  const mayRefund = made(card) && mayBack && refundable > 0;
  useShortcut("Alt+X", () => setOpen("cancel"), free && mayCancel);
  useShortcut("Alt+B", () => setOpen("refund"), free && mayRefund);
  const last = repair.payments.at(-1);
  useShortcut("Alt+P", () => last && receipt(last.id, last.number), free && mayPrint && !!last);
  return (
    <div className="stack settlement" data-test="settlement-panel">
      <FailureNote reason={make.refused} />
      {paid && paid.change > 0 && (
        <Alert
          type="success"
          className="paid-change"
          closable={{ onClose: () => setPaid(null) }}
          title={say("payment.change_back", { amount: yuan(paid.change) })}
          data-test="paid-change"
        />
      )}
      <section className="card">
        <div className="card-head">
          <h2>
            {say("settlement.title")}{" "}
            {made(card) ? (
              <span className="number quiet" data-test="settlement-number">
                {card.number}
              </span>
            ) : (
              <span className="chip chip-quiet" data-test="settlement-would-be">
                {say("settlement.would_be")}
              </span>
            )}
          </h2>
          <span className="row">
            {made(card) && mayPrint && (
              <Button
                size="small"
                icon={<PrinterOutlined aria-hidden />}
                onClick={() => setPaper({ paper: "settlement.sheet" })}
                data-test="settlement-print"
              >
                {say("paper.settlement.sheet")} <Key>Alt O</Key>
              </Button>
            )}
            {mayCancel && (
              <Button size="small" onClick={() => setOpen("cancel")} data-test="settlement-cancel">
                {say("settlement.cancel")} <Key>Alt X</Key>
              </Button>
            )}
            {mayWriteOff && gone && card.owed > 0 && (
              <Button size="small" onClick={() => setOpen("write_off")} data-test="write-off">
                {say("debt.write_off")}
              </Button>
            )}
            {mayWriteOff && card.written_off > 0 && (
              <Button size="small" onClick={() => setOpen("write_back")} data-test="write-back">
                {say("debt.write_back")}
              </Button>
            )}
            {mayRefund && (
              <Button size="small" onClick={() => setOpen("refund")} data-test="refund">
                {say("payment.refund")} <Key>Alt B</Key>
              </Button>
            )}
          </span>
        </div>
        <div className="card-body settlement-columns">
          <div className="stack">
            {card.lines.length > 0 ? (
              <SheetLines lines={card.lines} />
            ) : (
              <p className="quiet" data-test="settlement-no-lines">
                {say("settlement.no_lines")}
              </p>
            )}
            {card.at !== null && (
              <p className="quiet">
                {say("settlement.made_by", { by: card.by, at: clock.short(card.at) })}
              </p>
            )}
          </div>
          <div className="stack">
            <Reckoning card={card} />
            {due !== null ? (
              <Button
                type="primary"
                size="large"
                loading={make.pending}
                onClick={act}
                data-test={`settlement-${due}`}
              >
                {say(`settlement.act_${due}`)} <Key>Ctrl Enter</Key>
              </Button>
            ) : (
              <p className="quiet" data-test="settlement-wait">
                {waitWords()}
              </p>
            )}
          </div>
        </div>
      </section>
      {repair.payments.length > 0 && (
        <section className="card">
          <div className="card-head">
            <h2>{say("settlement.payments")}</h2>
          </div>
          <ul className="card-body payments">
            {repair.payments.map((payment) => (
              <PaymentLine
                key={payment.id}
                payment={payment}
                print={() => receipt(payment.id, payment.number)}
                {...(payment === last && { shortcut: "Alt P" })}
              />
            ))}
          </ul>
        </section>
      )}
      {open === "pay" && (
        <PayForm
          repair={repair.id}
          number={repair.number}
          owed={card.owed}
          paid={(all) => {
            setPaid(all);
            // Above the receipt, too: the hand counts the notes after the key.
            if (all.change > 0) {
              const content = say("payment.change_back", { amount: yuan(all.change) });
              message.success({ key: "change", content, duration: 30 });
            }
            const first = all.payments[0];
            if (first) receipt(first.id, first.number, all.change);
            else close();
          }}
          close={close}
        />
      )}
      {open === "give_back" && (
        <GiveBackForm repair={repair.id} held={card.over} left paid={receipt} close={close} />
      )}
      {open === "refund" && (
        <RefundForm
          repair={repair.id}
          most={refundable}
          by={paidBy(repair.payments)}
          refunded={receipt}
          close={close}
        />
      )}
      {(open === "write_off" || open === "write_back") && (
        <WriteOffForm
          repair={repair.id}
          back={open === "write_back"}
          most={open === "write_back" ? card.written_off : card.owed}
          close={close}
        />
      )}
      {open === "cancel" && card.id !== null && (
        <CancelForm id={card.id} paid={card.paid - card.refunded} close={close} />
      )}
      {paper && (
        <Suspense>
          <PaperPreview
            paper={paper.paper}
            id={paper.paper === "payment.receipt" ? paper.id : repair.id}
            title={paperTitle(paper)}
            fileName={`${paper.paper === "payment.receipt" ? paper.number : card.number}.pdf`}
            close={() => setPaper(null)}
          />
        </Suspense>
      )}
    </div>
  );

  function waitWords(): string {
    if (made(card)) return say(card.owed > 0 ? "settlement.owes" : "settlement.settled");
    if (repair.stage === "ready" || repair.stage === "unclaimed") {
      return say("settlement.no_right", { right: say("right.take_payments") });
    }
    return say("settlement.not_yet", { stage: say("stage.ready") });
  }

  function paperTitle(shown: Paper): string {
    if (shown.paper === "settlement.sheet") {
      return `${say("paper.settlement.sheet")} ${card.number || repair.number}`;
    }
    const name = `${say("paper.payment.receipt")} ${shown.number}`;
    return shown.change > 0
      ? `${name} · ${say("payment.change_back", { amount: yuan(shown.change) })}`
      : name;
  }
}

/** The way a customer paid last, in which it goes back. */
function paidBy(payments: RepairCard["payments"]): Method {
  return payments.findLast(({ kind }) => kind === "paid" || kind === "prepaid")?.method ?? "cash";
}

function made(card: SettlementCard): boolean {
  return card.id !== null && !card.cancelled;
}
