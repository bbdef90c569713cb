import type { UseQueryResult } from "@tanstack/react-query";
import { Button } from "antd";
import { useState } from "react";
import { useLock } from "../frame/lock";
import { FailureNote } from "../kit/FailureNote";
import { Key, popupOpen, useShortcut } from "../kit/shortcuts";
import { useWords } from "../kit/words";
import { FactCard } from "../repair/Facts";
import { isOver } from "../repair/Promised";
import { useCan } from "../session/door";
import type { BenchFile, RepairCard } from "../wire/commands";
import { AskForm } from "./AskForm";
import { Question, waiting } from "./Question";

interface SupportsProps {
  card: RepairCard;
  file: UseQueryResult<BenchFile, Error>;
}

/** Questions to a senior or to the maker, and what they answered. */
export function Supports({ card, file }: SupportsProps) {
  const { say } = useWords();
  const can = useCan();
  const { locked } = useLock();
  const [asking, setAsking] = useState(false);
  const mayAsk = can("work_repairs") && !isOver(card.stage);
  useShortcut("Alt+T", () => !popupOpen() && setAsking(true), mayAsk && !asking && !locked);
  const rows = file.data?.support ?? [];
  if (rows.length === 0 && !mayAsk) return null;
  return (
    <FactCard
      title={say("support.all")}
      test="supports"
      acts={
        mayAsk && (
          <Button size="small" onClick={() => setAsking(true)} data-test="support-ask">
            {say("support.ask")} <Key>Alt T</Key>
          </Button>
        )
      }
    >
      <div className="stack">
        <FailureNote reason={file.error} again={() => file.refetch()} />
        {file.isSuccess && rows.length === 0 && <p className="quiet">{say("support.none")}</p>}
        {rows.map((row) => (
          <Question key={row.id} row={row} keyed={row === waiting(rows)} />
        ))}
      </div>
      {asking && <AskForm repair={card.id} close={() => setAsking(false)} />}
    </FactCard>
  );
}
