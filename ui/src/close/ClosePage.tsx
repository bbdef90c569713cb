import { Segmented } from "antd";
import { lazy, Suspense, useState } from "react";
import { useLock } from "../frame/lock";
import { Key, popupOpen, type Shortcut, useShortcut } from "../kit/shortcuts";
import { useWords } from "../kit/words";
import { useCan } from "../session/door";
import type { CloseScope } from "../wire/commands";
import { CloseAccounts } from "./CloseAccounts";
import { CloseCount } from "./CloseCount";
import { CloseList } from "./CloseList";
import "./close.css";

// The paper's reader is large and only wanted once a paper is looked at.
const PaperPreview = lazy(() => import("../kit/paper/PaperPreview"));

type Part = CloseScope | "list" | "accounts";

/** 交班 and 日结: the cash counted against the books, what was closed before, and the books' sums. */
export function ClosePage() {
  const { say } = useWords();
  const can = useCan();
  const [part, setPart] = useState<Part>("person");
  const [sheet, setSheet] = useState<{ id: string; number: string } | null>(null);
  const parts: Part[] = can("close_day")
    ? ["person", "day", "list", "accounts"]
    : ["person", "list"];
  return (
    <div className="page">
      <div className="page-head">
        <h1>{say("place.close")}</h1>
        <Segmented<Part>
          aria-label={say("place.close")}
          value={part}
          onChange={setPart}
          options={parts.map((one, at) => ({
            value: one,
            label: (
              <span data-test={`close-${one}`}>
                {say(`close.part_${one}`)} <Key>{`Alt ${at + 1}`}</Key>
              </span>
            ),
          }))}
        />
        {parts.map((one, at) => (
          <PartKey key={one} shortcut={`Alt+${at + 1}`} act={() => setPart(one)} />
        ))}
      </div>
      {(part === "person" || part === "day") && (
        <CloseCount
          key={part}
          scope={part}
          done={(made) => {
            setPart("list");
            if (can("print_papers")) setSheet(made);
          }}
        />
      )}
      {part === "list" && <CloseList print={setSheet} />}
      {part === "accounts" && <CloseAccounts />}
      {sheet && (
        <Suspense>
          <PaperPreview
            paper="close.sheet"
            id={sheet.id}
            title={`${say("paper.close.sheet")} ${sheet.number}`}
            fileName={`${sheet.number}.pdf`}
            close={() => setSheet(null)}
          />
        </Suspense>
      )}
    </div>
  );
}

function PartKey({ shortcut, act }: { shortcut: Shortcut; act: () => void }) {
  const { locked } = useLock();
  useShortcut(shortcut, () => !popupOpen() && act(), !locked);
  return null;
}
