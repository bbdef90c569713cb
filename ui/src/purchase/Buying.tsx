import { Segmented } from "antd";
import { useState } from "react";
import { useWords } from "../kit/words";
import { Receipts } from "../receipt/Receipts";
import { Returns } from "../supplier_return/Returns";
import { Proposals } from "./Proposals";
import { Purchases } from "./Purchases";
import "./purchase.css";

const VIEWS = ["proposals", "orders", "receipts", "returns"] as const;
type View = (typeof VIEWS)[number];

/** Buying: what is due, what is ordered, what came, and what goes back. */
export function Buying() {
  const { say } = useWords();
  const [view, setView] = useState<View>("proposals");
  const [order, setOrder] = useState<string | null>(null);
  const showOrder = (id: string | null) => {
    setOrder(id);
    setView("orders");
  };
  return (
    <div className="buying stack" data-test="buying">
      <Segmented<View>
        aria-label={say("parts_tab.purchases")}
        value={view}
        onChange={(next) => {
          setOrder(null);
          setView(next);
        }}
        options={VIEWS.map((one) => ({
          value: one,
          label: <span data-test={`buying-${one}`}>{say(`buying.${one}`)}</span>,
        }))}
      />
      {view === "proposals" && <Proposals made={showOrder} />}
      {view === "orders" && <Purchases opened={order} open={setOrder} />}
      {view === "receipts" && <Receipts showOrder={showOrder} />}
      {view === "returns" && <Returns />}
    </div>
  );
}
