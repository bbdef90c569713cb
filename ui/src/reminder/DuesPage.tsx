import { Segmented } from "antd";
import { useState } from "react";
import { useLock } from "../frame/lock";
import { Key, popupOpen, type Shortcut, useShortcut } from "../kit/shortcuts";
import { useWords } from "../kit/words";
import { DebtList } from "../payment/DebtList";
import { useCan } from "../session/door";
import { Unclaimed } from "./Unclaimed";
import "./reminder.css";

type Part = "unclaimed" | "debts";

/** What is still to come from customers: machines that wait for them, and money that is owed. */
export function DuesPage() {
  const { say } = useWords();
  const can = useCan();
  const [part, setPart] = useState<Part>("unclaimed");
  const parts: Part[] = can("take_payments") ? ["unclaimed", "debts"] : ["unclaimed"];
  return (
    <div className="page page-full">
      <div className="page-head">
        <h1>{say("place.dues")}</h1>
        <Segmented<Part>
          aria-label={say("place.dues")}
          value={part}
          onChange={setPart}
          options={parts.map((one, at) => ({
            value: one,
            label: (
              <span data-test={`dues-${one}`}>
                {say(`dues.${one}`)} <Key>{`Alt ${at + 1}`}</Key>
              </span>
            ),
          }))}
        />
        {parts.map((one, at) => (
          <PartKey key={one} shortcut={`Alt+${at + 1}`} act={() => setPart(one)} />
        ))}
      </div>
      {part === "unclaimed" ? <Unclaimed /> : <DebtList />}
    </div>
  );
}

function PartKey({ shortcut, act }: { shortcut: Shortcut; act: () => void }) {
  const { locked } = useLock();
  useShortcut(shortcut, () => !popupOpen() && act(), !locked);
  return null;
}
