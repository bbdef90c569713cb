import { Segmented } from "antd";
import { useState } from "react";
import { useLock } from "../frame/lock";
import { Key, popupOpen, type Shortcut, useShortcut } from "../kit/shortcuts";
import { useWords } from "../kit/words";
import { Receipts } from "../receipt/Receipts";
import { Returns } from "../supplier_return/Returns";
import { Proposals } from "./Proposals";
import { Purchases } from "./Purchases";
import "./purchase.css";

const VIEWS = ["proposals", "orders", "receipts", "returns"] as const;
type View = (typeof VIEWS)[number];

const KEYS: Record<View, string> = { proposals: "J", orders: "D", receipts: "R", returns: "T" };

/** Buying: what is due, what is ordered, what came, and what goes back. */
export function Buying() {
  const { say } = useWords();
  const [view, setView] = useState<View>("proposals");
  const [order, setOrder] = useState<string | null>(null);
  const showOrder = (id: string | null) => {
    setOrder(id);
    setView("orders");
  };
  const show = (next: View) => {
    setOrder(null);
    setView(next);
  };
  return (
    <div className="buying stack" data-test="buying">
      <Segmented<View>
        aria-label={say("parts_tab.purchases")}
        value={view}
        onChange={show}
        options={VIEWS.map((one) => ({
          value: one,
          label: (
            <span data-test={`buying-${one}`}>
              {say(`buying.${one}`)} <Key>{`Alt ${KEYS[one]}`}</Key>
            </span>
          ),
        }))}
      />
      {VIEWS.map((one) => (
        <ViewKey key={one} shortcut={`Alt+${KEYS[one]}`} act={() => show(one)} />
      ))}
      {view === "proposals" && <Proposals made={showOrder} />}
      {view === "orders" && <Purchases opened={order} open={setOrder} />}
      {view === "receipts" && <Receipts showOrder={showOrder} />}
      {view === "returns" && <Returns />}
    </div>
  );
}

function ViewKey({ shortcut, act }: { shortcut: Shortcut; act: () => void }) {
  const { locked } = useLock();
  useShortcut(shortcut, () => !popupOpen() && act(), !locked);
  return null;
}
