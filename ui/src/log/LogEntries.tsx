import type { UseQueryResult } from "@tanstack/react-query";
import { Alert, Button, Popconfirm } from "antd";
import { useState } from "react";
import { useFaultCodes } from "../fault_code/codes";
import { useLock } from "../frame/lock";
import { useChange } from "../kit/change";
import { useClock } from "../kit/dates";
import { draftKey, readDraft } from "../kit/drafts";
import { FailureNote } from "../kit/FailureNote";
import { LongText } from "../kit/LongText";
import { Key, popupOpen, useShortcut } from "../kit/shortcuts";
import { useWords } from "../kit/words";
import { PhotoStrip } from "../photo/PhotoStrip";
import { FactCard } from "../repair/Facts";
import { isOver } from "../repair/Promised";
import { useCan, useMe } from "../session/door";
import type { BenchFile, LogRow, Phase, RepairCard } from "../wire/commands";
import { LogForm } from "./LogForm";
import "./log.css";

interface LogEntriesProps {
  card: RepairCard;
  file: UseQueryResult<BenchFile, Error>;
}

/** The repair's log, the newest entry first. */
export function LogEntries({ card, file }: LogEntriesProps) {
  const { say } = useWords();
  const can = useCan();
  const me = useMe();
  const { locked } = useLock();
  const mayAdd = can("work_repairs") && !isOver(card.stage);
  const draft = draftKey(me.id, `log/${card.id}`);
  const [adding, setAdding] = useState(() => mayAdd && readDraft(draft) !== undefined);
  useShortcut("Alt+J", () => !popupOpen() && setAdding(true), mayAdd && !locked && !adding);
  const rows = file.data?.log ?? [];
  // The step to the test is free without it; whoever takes it has read what the customer will not.
  const standing = rows.some(({ withdrawn }) => !withdrawn);
  return (
    <FactCard
      title={say("log.all")}
      test="log-entries"
      acts={
        mayAdd &&
        !adding && (
          <Button size="small" onClick={() => setAdding(true)} data-test="log-add">
            {say("log.add")} <Key>Alt J</Key>
          </Button>
        )
      }
    >
      <div className="stack">
        <FailureNote reason={file.error} again={() => file.refetch()} />
        {card.stage === "repairing" && file.isSuccess && !adding && !standing && (
          <Alert type="warning" showIcon title={say("log.missing")} data-test="log-missing" />
        )}
        {adding && <LogForm card={card} draft={draft} close={() => setAdding(false)} />}
        {file.isSuccess && rows.length === 0 && !adding && (
          <p className="quiet">{say(mayAdd ? "log.none" : "log.none_told")}</p>
        )}
        {rows.map((row) => (
          <Entry key={row.id} card={card} row={row} may={mayAdd} />
        ))}
      </div>
    </FactCard>
  );
}

const PHASES: readonly Phase[] = ["before", "after", "intake", "evidence", "hand_over"];

function Entry({ card, row, may }: { card: RepairCard; row: LogRow; may: boolean }) {
  const { say } = useWords();
  const clock = useClock();
  const codes = useFaultCodes(card.kind);
  const withdraw = useChange("log.withdraw");
  const shown = row.photos.filter(({ removed }) => !removed);
  return (
    <article className={row.withdrawn ? "log-entry log-gone" : "log-entry"} data-test="log-entry">
      <div className="row log-head">
        <span className="chip chip-quiet">{say(`log_kind.${row.kind}`)}</span>
        {row.action !== null && <strong>{codes.told(row.action)}</strong>}
        <span className="quiet cut grow">
          {row.by} ·{" "}
          <time className="number" dateTime={row.at} title={clock.full(row.at)}>
            {clock.short(row.at)}
          </time>
          {row.withdrawn && ` · ${say("log.withdrawn")}`}
        </span>
        {may && row.mine && !row.withdrawn && (
          <Popconfirm
            title={say("log.withdraw_ask")}
            okText={say("log.withdraw")}
            onConfirm={() => withdraw.run({ id: row.id })}
          >
            <Button
              type="link"
              size="small"
              className="fact-act"
              loading={withdraw.pending}
              data-test="log-withdraw"
            >
              {say("log.withdraw")}
            </Button>
          </Popconfirm>
        )}
      </div>
      {row.text !== "" && <LongText text={row.text} />}
      <div className="log-photos">
        {PHASES.map((phase) => {
          const photos = shown.filter((photo) => photo.phase === phase);
          return (
            photos.length > 0 && (
              <div key={phase}>
                <div className="quiet">{say(`phase.${phase}`)}</div>
                <PhotoStrip photos={photos} />
              </div>
            )
          );
        })}
      </div>
      <FailureNote reason={withdraw.refused} />
    </article>
  );
}
