import { useQueryClient } from "@tanstack/react-query";
import { Alert, Button } from "antd";
import { type ReactNode, useEffect } from "react";
import { useLock } from "../frame/lock";
import { Refusal } from "../host/host";
import { reasonWords } from "./FailureNote";
import { Key, useShortcut } from "./shortcuts";
import { useWords } from "./words";

/** One field that somebody else changed meanwhile, as people read it. */
export interface Meanwhile {
  name: string;
  before: string;
  after: string;
}

interface StaleNoteProps {
  reason: Refusal;
  changes: readonly Meanwhile[];
  /** Who changed what, where the page can tell it more fully than the refusal. */
  who?: ReactNode;
  /** Saves what is typed here over theirs. */
  keepMine: () => void;
  /** Drops what is typed here. */
  takeTheirs: () => void;
}

/** Whether somebody else was faster. */
export function isStale(reason: Error | null): reason is Refusal {
  return reason instanceof Refusal && reason.failure.code === "conflict";
}

/** Tells the second of two editors what the first one changed, and asks whose values count. */
export function StaleNote({ reason, changes, who, keepMine, takeTheirs }: StaleNoteProps) {
  const { say } = useWords();
  const { locked } = useLock();
  useShortcut("Alt+I", keepMine, !locked);
  useShortcut("Alt+X", takeTheirs, !locked);
  const store = useQueryClient();
  // What the other one wrote may not have been asked for yet.
  useEffect(() => {
    store.invalidateQueries();
  }, [store]);
  // The core tells the moment as the shop's clock shows it.
  const { person: name, at } = reason.failure.params;
  return (
    <Alert
      type="warning"
      showIcon
      data-test="stale-note"
      title={reasonWords(say, reason)}
      description={
        <div className="stack">
          {who ?? (name && at && <span>{say("conflict.who", { name, at })}</span>)}
          {changes.length > 0 && (
            <ul className="stale-changes">
              {changes.map(({ name, before, after }) => (
                <li key={name}>
                  {name}: <s className="quiet">{before || say("value.none")}</s> →{" "}
                  <strong>{after || say("value.none")}</strong>
                </li>
              ))}
            </ul>
          )}
          <div className="row">
            <Button size="small" onClick={keepMine} data-test="stale-mine">
              {say("conflict.keep_mine")} <Key>Alt I</Key>
            </Button>
            <Button size="small" onClick={takeTheirs} data-test="stale-theirs">
              {say("conflict.take_theirs")} <Key>Alt X</Key>
            </Button>
          </div>
        </div>
      }
    />
  );
}
