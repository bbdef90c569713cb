import { Segmented } from "antd";
import { useState } from "react";
import { useLock } from "../frame/lock";
import { PeriodBox } from "../kit/PeriodBox";
import { spanOf } from "../kit/period";
import { Key, popupOpen, type Shortcut, useShortcut } from "../kit/shortcuts";
import { useWords } from "../kit/words";
import { DebtList } from "../payment/DebtList";
import { useDoor } from "../session/door";
import type { Period } from "../wire/commands";
import { Overrides } from "./Overrides";
import { Summary } from "./Summary";
import "./figures.css";

const PARTS = ["summary", "overrides", "debts"] as const;
type Part = (typeof PARTS)[number];

/** How the bench did, who let what pass, and what is owed. */
export function FiguresPage() {
  const { say } = useWords();
  const today = useDoor().shop?.today ?? "";
  const [part, setPart] = useState<Part>("summary");
  const [period, setPeriod] = useState<Period>(() => spanOf("month", today));
  return (
    <div className="page page-full">
      <div className="page-head">
        <h1>{say("place.figures")}</h1>
        <Segmented<Part>
          aria-label={say("place.figures")}
          value={part}
          onChange={setPart}
          options={PARTS.map((one, at) => ({
            value: one,
            label: (
              <span data-test={`figures-${one}`}>
                {say(`figures.${one}`)} <Key>{`Alt ${at + 1}`}</Key>
              </span>
            ),
          }))}
        />
        {PARTS.map((one, at) => (
          <PartKey key={one} shortcut={`Alt+${at + 1}`} act={() => setPart(one)} />
        ))}
      </div>
      {part !== "debts" && <PeriodBox period={period} today={today} change={setPeriod} />}
      {part === "summary" && <Summary period={period} />}
      {part === "overrides" && <Overrides period={period} />}
      {part === "debts" && <DebtList />}
    </div>
  );
}

function PartKey({ shortcut, act }: { shortcut: Shortcut; act: () => void }) {
  const { locked } = useLock();
  useShortcut(shortcut, () => !popupOpen() && act(), !locked);
  return null;
}
