import { useCallback, useEffect, useRef, useState } from "react";
import { Refusal } from "../host/host";
import { useAnswer } from "../kit/answers";
import { useChange } from "../kit/change";
import { draftKey, dropDraft, keepDraft, readDraft } from "../kit/drafts";
import { useMe } from "../session/door";
import type { Purpose } from "../wire/commands";
import { type Lines, linesOf, resultsOf, roundOf, unreadItems } from "./results";

/** So long (ms) after the last key what is written goes to the core. */
const PAUSE = 1_500;

/** Whether somebody else ended the round already. */
export function isEnded(reason: Error): boolean {
  return reason instanceof Refusal && reason.failure.message === "checkup.ended";
}

/** Whether what is on screen has reached the core. */
export type Kept = "all" | "soon" | "refused";

/**
 * A round of a checklist as it is being written: kept in memory with each key and in the core after
 * each pause, so that neither leaving nor a power cut loses more than a moment.
 */
export function useCheckup(repair: string, purpose: Purpose, may: boolean) {
  const me = useMe();
  const draft = draftKey(me.id, `checkup/${repair}/${purpose}`);
  const checkups = useAnswer("checkup.of", { id: repair }, ["checkup", "checklist"]);
  const round = checkups.data ? roundOf(checkups.data, purpose) : null;
  const [typed, setTyped] = useState<Lines | null>(() => readDraft<Lines>(draft) ?? null);
  const lines = typed ?? linesOf(round?.open?.results ?? []);
  const list = round?.list ?? null;
  const waiting = useRef<Lines | null>(typed);
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);

  const write = useChange("checkup.write", {
    done: () => {
      // Typed on meanwhile: the next pause writes it.
      if (waiting.current !== null) return later();
      // A figure that cannot be kept stays as it is typed until it is mended.
      if (list !== null && typed !== null && unreadItems(list, typed).length > 0) return;
      dropDraft(draft);
      setTyped(null);
    },
  });
  const flush = useCallback(() => {
    clearTimeout(timer.current);
    const latest = waiting.current;
    if (latest === null || list === null || !may) return;
    waiting.current = null;
    write.run({ repair, purpose, results: resultsOf(list, latest) });
  }, [write.run, repair, purpose, list, may]);
  const newest = useRef(flush);
  useEffect(() => {
    newest.current = flush;
  });
  const later = () => {
    clearTimeout(timer.current);
    timer.current = setTimeout(() => newest.current(), PAUSE);
  };
  useEffect(() => () => newest.current(), []);

  const change = (next: Lines) => {
    waiting.current = next;
    keepDraft(draft, next);
    setTyped(next);
    later();
  };
  /** What is written now goes with the verdict: nothing is written after it. */
  const settle = () => {
    clearTimeout(timer.current);
    waiting.current = null;
  };
  /** No verdict came about: what is written is written after all. */
  const resume = () => {
    if (typed === null) return;
    waiting.current = typed;
    later();
  };
  const ended = () => {
    settle();
    dropDraft(draft);
    setTyped(null);
  };
  const kept: Kept = write.refused ? "refused" : typed === null ? "all" : "soon";
  return {
    checkups,
    round,
    list,
    lines,
    change,
    settle,
    resume,
    ended,
    kept,
    refused: write.refused,
  };
}
