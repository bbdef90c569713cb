import { Segmented } from "antd";
import { useState } from "react";
import { useLock } from "../frame/lock";
import { Key, popupOpen, type Shortcut, useShortcut } from "../kit/shortcuts";
import { useWords } from "../kit/words";
import { useCan } from "../session/door";
import type { CloseScope } from "../wire/commands";
import { CloseAccounts } from "./CloseAccounts";
import { CloseCount } from "./CloseCount";
import { CloseList } from "./CloseList";
import "./close.css";

type Part = CloseScope | "list" | "accounts";

/** 交班 and 日结: the cash counted against the books, what was closed before, and the books' sums. */
export function ClosePage() {
  const { say } = useWords();
  const can = useCan();
  const [part, setPart] = useState<Part>("person");
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
        <CloseCount key={part} scope={part} done={() => setPart("list")} />
      )}
      {part === "list" && <CloseList />}
      {part === "accounts" && <CloseAccounts />}
    </div>
  );
}

function PartKey({ shortcut, act }: { shortcut: Shortcut; act: () => void }) {
  const { locked } = useLock();
  useShortcut(shortcut, () => !popupOpen() && act(), !locked);
  return null;
}
