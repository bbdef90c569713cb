import { CheckCircleFilled, PrinterOutlined } from "@ant-design/icons";
import { useNavigate } from "@tanstack/react-router";
import { Button } from "antd";
import { lazy, Suspense, useState } from "react";
import { useLock } from "../frame/lock";
import { Key, useShortcut } from "../kit/shortcuts";
import { useWords } from "../kit/words";
import { useCan } from "../session/door";
import type { PaperName, RepairOpened } from "../wire/commands";

// The paper's reader is large and only wanted once a paper is looked at.
const PaperPreview = lazy(() => import("../kit/paper/PaperPreview"));

interface OpenedProps {
  opened: RepairOpened;
  who: string;
  /** The next customer. */
  next: () => void;
  /** Another machine of the same one. */
  again: () => void;
}

/** What was just taken in: its number, its papers, and who is next. */
export function Opened({ opened, who, next, again }: OpenedProps) {
  const { say } = useWords();
  const { locked } = useLock();
  const can = useCan();
  const navigate = useNavigate();
  const mayPrint = can("print_papers");
  const [paper, setPaper] = useState<PaperName | null>(mayPrint ? "repair.job_card" : null);
  const toOrder = () => navigate({ to: "/repairs/$id", params: { id: opened.id } });
  const free = !locked && paper === null;
  useShortcut("F2", next, !locked);
  useShortcut("Ctrl+Shift+Enter", again, !locked);
  useShortcut("Ctrl+P", () => setPaper("repair.job_card"), free && mayPrint);
  useShortcut("Alt+L", () => setPaper("repair.device_label"), free && mayPrint);
  useShortcut(
    "Alt+R",
    () => setPaper("payment.receipt"),
    free && mayPrint && opened.prepayment !== null,
  );
  useShortcut("Ctrl+Enter", toOrder, free);
  useShortcut("Escape", next, free);

  const id = paper === "payment.receipt" ? (opened.prepayment ?? opened.id) : opened.id;
  return (
    <section className="card opened" data-test="opened">
      <div className="opened-head">
        <CheckCircleFilled className="tone-good" aria-hidden />
        <span>{say("intake.opened")}</span>
        <strong className="number opened-number" data-test="opened-number">
          {opened.number}
        </strong>
        <span className="quiet cut">{who}</span>
      </div>
      <div className="opened-acts">
        {mayPrint && (
          <>
            <Button
              icon={<PrinterOutlined aria-hidden />}
              onClick={() => setPaper("repair.job_card")}
              data-test="opened-print"
            >
              {say("order.print")} <Key>Ctrl P</Key>
            </Button>
            <Button onClick={() => setPaper("repair.device_label")} data-test="opened-label">
              {say("intake.opened_label")} <Key>Alt L</Key>
            </Button>
            {opened.prepayment && (
              <Button onClick={() => setPaper("payment.receipt")} data-test="opened-receipt">
                {say("intake.opened_receipt")} <Key>Alt R</Key>
              </Button>
            )}
          </>
        )}
        <Button onClick={toOrder} data-test="opened-order">
          {say("intake.opened_order")} <Key>Ctrl Enter</Key>
        </Button>
      </div>
      <div className="opened-acts">
        <Button type="primary" onClick={next} data-test="opened-next">
          {say("intake.next")} <Key>F2</Key>
        </Button>
        <Button onClick={again} data-test="opened-again">
          {say("intake.same_customer")} <Key>Ctrl Shift Enter</Key>
        </Button>
      </div>
      {paper && (
        <Suspense>
          <PaperPreview
            paper={paper}
            id={id}
            title={`${say(`paper.${paper}`)} ${opened.number}`}
            fileName={`${opened.number}.pdf`}
            close={() => setPaper(null)}
            next={{ words: say("intake.next"), key: "F2", go: next }}
          />
        </Suspense>
      )}
    </section>
  );
}
