import { PrinterOutlined } from "@ant-design/icons";
import { Button, Table, type TableColumnsType } from "antd";
import { lazy, Suspense, useState } from "react";
import { useLock } from "../frame/lock";
import { useAnswer } from "../kit/answers";
import { useChange } from "../kit/change";
import { useClock } from "../kit/dates";
import { FailureNote } from "../kit/FailureNote";
import { yuan } from "../kit/money";
import { Key, popupOpen, useShortcut } from "../kit/shortcuts";
import { useWords } from "../kit/words";
import { ReceiptForm } from "../receipt/ReceiptForm";
import { ReceiptLabels } from "../receipt/ReceiptLabels";
import { useCan } from "../session/door";
import type { PurchaseCard, PurchaseCardLine } from "../wire/commands";
import { EndForm } from "./EndForm";
import { BUYING } from "./lines";
import { PurchaseForm } from "./PurchaseForm";
import { PurchaseStage } from "./Purchases";
import { TrackForm } from "./TrackForm";

const PaperPreview = lazy(() => import("../kit/paper/PaperPreview"));

type Open = "edit" | "receive" | "track" | "close" | "drop" | "print" | { labels: string };

/** An order to a supplier: its lines, what came of them, and what may be done next. */
export function PurchaseView({ id, back }: { id: string; back: () => void }) {
  const found = useAnswer("purchase.card", { id }, BUYING);
  if (!found.data) return <FailureNote reason={found.error} again={() => found.refetch()} />;
  return <Order card={found.data} back={back} />;
}

function Order({ card, back }: { card: PurchaseCard; back: () => void }) {
  const { say } = useWords();
  const clock = useClock();
  const [open, setOpen] = useState<Open | null>(null);
  const close = () => setOpen(null);
  const canReceive = card.state === "ordered" || card.state === "received";
  useShortcut("Escape", () => open === null && !popupOpen() && back(), open === null, "above");
  return (
    <section className="stack" data-test="order-view">
      <div className="card">
        <div className="card-head">
          <div className="row">
            <Button onClick={back} data-test="order-back">
              {say("act.back")} <Key>Esc</Key>
            </Button>
            <h2 className="number">{card.number}</h2>
            <PurchaseStage state={card.state} />
            <span>{card.supplier_name}</span>
          </div>
          <OrderActs card={card} open={open} setOpen={setOpen} />
        </div>
        <div className="card-body purchase-facts">
          <span>
            {say("purchase.expected")}{" "}
            <b className={card.late ? "tone-late number" : "number"}>{card.expected ?? "—"}</b>
          </span>
          <span>
            {say("purchase.parcel")}{" "}
            <b className="number">{`${card.carrier} ${card.waybill}`.trim() || "—"}</b>
          </span>
          <span>
            {say("purchase.total")} <b className="number">{yuan(card.amount ?? 0)}</b>
          </span>
          <span className="quiet">
            {card.ordered_at === null
              ? say("purchase.written", { by: card.made_by, at: clock.short(card.made_at) })
              : say("purchase.sent", {
                  by: card.ordered_by ?? "",
                  at: clock.short(card.ordered_at),
                })}
          </span>
          {card.note !== "" && <span>{card.note}</span>}
        </div>
      </div>
      <Lines card={card} />
      <Came card={card} free={open === null} label={(labels) => setOpen({ labels })} />
      {open === "edit" && <PurchaseForm card={card} done={close} close={close} />}
      {open === "track" && <TrackForm card={card} close={close} />}
      {(open === "close" || open === "drop") && <EndForm card={card} act={open} close={close} />}
      {open === "receive" && canReceive && <ReceiptForm order={card} close={close} />}
      {typeof open === "object" && open !== null && (
        <ReceiptLabels id={open.labels} close={close} />
      )}
      {open === "print" && (
        <Suspense>
          <PaperPreview
            paper="purchase.sheet"
            id={card.id}
            title={say("paper.purchase.sheet")}
            fileName={`${card.number}.pdf`}
            close={close}
          />
        </Suspense>
      )}
    </section>
  );
}

interface OrderActsProps {
  card: PurchaseCard;
  open: Open | null;
  setOpen: (open: Open | null) => void;
}

function OrderActs({ card, open, setOpen }: OrderActsProps) {
  const { say } = useWords();
  const can = useCan();
  const { locked } = useLock();
  const order = useChange("purchase.order");
  const isDraft = card.state === "draft";
  const isOrdered = card.state === "ordered";
  const mayReceive = (isOrdered || card.state === "received") && can("keep_stock");
  const nothingCame = card.lines.every((line) => line.received === 0);
  const main = () => {
    if (isDraft) order.run({ id: card.id, seen_seq: card.seen_seq });
    else if (mayReceive) setOpen("receive");
  };
  useShortcut("Ctrl+Enter", main, !locked && open === null);
  useShortcut("Ctrl+P", () => !popupOpen() && setOpen("print"), !locked && open === null);
  return (
    <div className="row">
      <FailureNote reason={order.refused} />
      {can("print_papers") && (
        <Button
          icon={<PrinterOutlined aria-hidden />}
          onClick={() => setOpen("print")}
          data-test="order-print"
        >
          {say("purchase.print")} <Key>Ctrl P</Key>
        </Button>
      )}
      {isDraft && (
        <Button onClick={() => setOpen("edit")} data-test="order-edit">
          {say("purchase.edit")}
        </Button>
      )}
      {isOrdered && (
        <>
          <Button onClick={() => setOpen("track")} data-test="order-track">
            {say("purchase.track")}
          </Button>
          <Button onClick={() => setOpen("close")} data-test="order-close">
            {say("purchase.close")}
          </Button>
        </>
      )}
      {(isDraft || isOrdered) && nothingCame && (
        <Button danger onClick={() => setOpen("drop")} data-test="order-drop">
          {say("purchase.drop")}
        </Button>
      )}
      {isDraft && (
        <Button type="primary" loading={order.pending} onClick={main} data-test="order-send">
          {say("purchase.order")} <Key>Ctrl Enter</Key>
        </Button>
      )}
      {mayReceive && (
        <Button type="primary" onClick={main} data-test="order-receive">
          {say("receipt.take_in")} <Key>Ctrl Enter</Key>
        </Button>
      )}
    </div>
  );
}

function Lines({ card }: { card: PurchaseCard }) {
  const { say } = useWords();
  const columns: TableColumnsType<PurchaseCardLine> = [
    {
      title: say("field.part"),
      render: (_, line) => (
        <div className="part-cell">
          <span className="number">{line.number}</span> {line.name}{" "}
          <span className="quiet">{line.spec}</span>
          {line.repair !== null && (
            <span className="tone-work">
              {" "}
              {say("purchase.for_repair", { number: line.repair })}
            </span>
          )}
        </div>
      ),
    },
    {
      title: say("purchase.ordered_pieces"),
      align: "right",
      width: 100,
      render: (_, line) => `${line.quantity} ${line.unit}`,
    },
    { title: say("purchase.came"), dataIndex: "received", align: "right", width: 90 },
    {
      title: say("purchase.open_pieces"),
      align: "right",
      width: 90,
      render: (_, line) =>
        line.open > 0 ? <strong className="tone-waiting">{line.open}</strong> : 0,
    },
    {
      title: say("field.price"),
      align: "right",
      width: 110,
      render: (_, line) => <span className="number">{yuan(line.price)}</span>,
    },
    {
      title: say("purchase.parcel"),
      render: (_, line) => (
        <span className="number">{`${line.carrier} ${line.waybill}`.trim()}</span>
      ),
    },
  ];
  return (
    <Table
      size="small"
      className="card"
      rowKey="id"
      columns={columns}
      dataSource={[...card.lines]}
      pagination={false}
      data-test="order-lines"
    />
  );
}

interface CameProps {
  card: PurchaseCard;
  /** Nothing else is open above the page. */
  free: boolean;
  label: (receipt: string) => void;
}

/** What came of it, each time with the labels that are stuck on it. */
function Came({ card, free, label }: CameProps) {
  const { say } = useWords();
  const can = useCan();
  const { locked } = useLock();
  const mayLabel = can("print_papers");
  const newest = card.receipts.findLast((one) => !one.reversed)?.id ?? null;
  useShortcut(
    "Alt+L",
    () => !popupOpen() && newest !== null && label(newest),
    !locked && free && mayLabel && newest !== null,
  );
  if (card.receipts.length === 0) return null;
  return (
    <div className="card" data-test="order-receipts">
      <div className="card-head">
        <h2>{say("buying.receipts")}</h2>
      </div>
      <div className="card-body">
        <ul className="came">
          {card.receipts.map((one) => (
            <li key={one.id} className={one.reversed ? "row quiet" : "row"}>
              <span className="number">{one.number}</span>
              <span className="number">{one.day}</span>
              <span>{say("receipt.pieces", { n: one.pieces })}</span>
              {one.dearer !== 0 && (
                <span className={one.dearer > 0 ? "tone-late" : "tone-good"}>
                  {say(one.dearer > 0 ? "receipt.dearer" : "receipt.cheaper", {
                    amount: yuan(Math.abs(one.dearer)),
                  })}
                </span>
              )}
              {one.reversed && <span>{say("receipt.reversed")}</span>}
              {mayLabel && !one.reversed && (
                <Button size="small" onClick={() => label(one.id)} data-test="receipt-labels">
                  {say("part.labels")} {one.id === newest && <Key>Alt L</Key>}
                </Button>
              )}
            </li>
          ))}
        </ul>
      </div>
    </div>
  );
}
