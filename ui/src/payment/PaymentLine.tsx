import { PrinterOutlined } from "@ant-design/icons";
import { Button } from "antd";
import { useClock } from "../kit/dates";
import { yuan } from "../kit/money";
import { Key } from "../kit/shortcuts";
import { useWords } from "../kit/words";
import { useCan } from "../session/door";
import type { PaymentRow } from "../wire/commands";

interface PaymentLineProps {
  payment: PaymentRow;
  print: () => void;
  /** Drawn where a key prints it: that of the last one. */
  shortcut?: string;
}

/** One movement of money with its number; what went back stands below zero. */
export function PaymentLine({ payment, print, shortcut }: PaymentLineProps) {
  const { say } = useWords();
  const can = useCan();
  const clock = useClock();
  const told = say("payment.print", { number: payment.number });
  const back = payment.kind === "prepaid_back" || payment.kind === "refund";
  return (
    <li className="payment" data-test="payment">
      <span className="number payment-amount">{yuan(back ? -payment.amount : payment.amount)}</span>
      <span className="cut grow">
        {back && `${say(`payment_kind.${payment.kind}`)} · `}
        {say(`method.${payment.method}`)}{" "}
        <span className="quiet">
          <span className="number">{payment.number}</span> · {payment.by} ·{" "}
          <time className="number" dateTime={payment.at} title={clock.full(payment.at)}>
            {clock.short(payment.at)}
          </time>
          {payment.reference !== "" && ` · ${payment.reference}`}
        </span>
      </span>
      {can("print_papers") && (
        <Button
          type="text"
          size="small"
          icon={<PrinterOutlined aria-hidden />}
          aria-label={shortcut ? undefined : told}
          title={told}
          onClick={print}
          data-test="payment-print"
        >
          {shortcut && (
            <>
              <span className="unseen">{told}</span>
              <Key>{shortcut}</Key>
            </>
          )}
        </Button>
      )}
    </li>
  );
}
