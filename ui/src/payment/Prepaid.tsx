import { Button } from "antd";
import { lazy, Suspense, useState } from "react";
import { yuan } from "../kit/money";
import { useWords } from "../kit/words";
import { useCan } from "../session/door";
import type { PaymentRow } from "../wire/commands";
import { GiveBackForm } from "./GiveBackForm";
import { PaymentLine } from "./PaymentLine";
import { PrepayForm } from "./PrepayForm";
import "./payment.css";

const PaperPreview = lazy(() => import("../kit/paper/PaperPreview"));

interface PrepaidProps {
  repair: string;
  payments: readonly PaymentRow[];
  /** What is held of the customer's now (fen). */
  held: number;
  /** No more is taken for an order that is over. */
  over: boolean;
}

/** 预收款: what was taken and given back, each with its receipt, and what is held now. */
export function Prepaid({ repair, payments, held, over }: PrepaidProps) {
  const { say } = useWords();
  const can = useCan();
  const [form, setForm] = useState<"prepay" | "give_back" | null>(null);
  const ahead = payments.filter(({ kind }) => kind === "prepaid" || kind === "prepaid_back");
  const [receipt, setReceipt] = useState<{ id: string; number: string } | null>(null);
  const close = () => setForm(null);
  const paid = (id: string, number: string) => {
    close();
    setReceipt({ id, number });
  };
  return (
    <div className="stack prepaid" data-test="prepaid">
      <div className="row-wide">
        <span>
          {say("payment.held")}{" "}
          <strong className="number" data-test="prepaid-held">
            {yuan(held)}
          </strong>
        </span>
        <span className="row">
          {can("take_payments") && !over && (
            <Button size="small" onClick={() => setForm("prepay")} data-test="prepay">
              {say("payment.take")}
            </Button>
          )}
          {can("give_back_payments") && held > 0 && (
            <Button size="small" onClick={() => setForm("give_back")} data-test="give-back">
              {say("payment.give_back")}
            </Button>
          )}
        </span>
      </div>
      {ahead.length > 0 && (
        <ul className="payments">
          {ahead.map((payment) => (
            <PaymentLine
              key={payment.id}
              payment={payment}
              print={() => setReceipt({ id: payment.id, number: payment.number })}
            />
          ))}
        </ul>
      )}
      {form === "prepay" && <PrepayForm repair={repair} paid={paid} close={close} />}
      {form === "give_back" && (
        <GiveBackForm repair={repair} held={held} paid={paid} close={close} />
      )}
      {receipt && (
        <Suspense>
          <PaperPreview
            paper="payment.receipt"
            id={receipt.id}
            title={`${say("paper.payment.receipt")} ${receipt.number}`}
            fileName={`${receipt.number}.pdf`}
            close={() => setReceipt(null)}
          />
        </Suspense>
      )}
    </div>
  );
}
