import { useCallback, useEffect, useRef, useState } from "react";
import { Refusal } from "../host/host";
import { useAnswer } from "../kit/answers";
import { useChange } from "../kit/change";
import { draftKey, dropDraft, keepDraft, readDraft } from "../kit/drafts";
import { useMe } from "../session/door";
import type { Purpose } from "../wire/commands";
import {
  decided,
  type Lines,
  leftAfter,
  linesOf,
  overtakenIn,
  roundOf,
  sentOf,
  type Typed,
  typedOn,
} from "./results";

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
 * each pause, so that neither leaving nor a power cut loses more than a moment. Only what is written
 * here goes to the core: what others tick meanwhile shows up beside it.
 */
export function useCheckup(repair: string, purpose: Purpose, may: boolean) {
  const me = useMe();
  const draft = draftKey(me.id, `checkup/${repair}/${purpose}`);
  const checkups = useAnswer("checkup.of", { id: repair }, ["checkup", "checklist"]);
  const round = checkups.data ? roundOf(checkups.data, purpose) : null;
  const [typed, setTyped] = useState<Typed | null>(() => readDraft<Typed>(draft) ?? null);
  const there = linesOf(round?.open?.results ?? []);
  const lines = typed ? { ...there, ...typed.mine } : there;
  const list = round?.list ?? null;
  const waiting = useRef<Typed | null>(typed);
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  const { refetch } = checkups;

  const keep = (next: Typed | null) => {
    if (next === null) dropDraft(draft);
    else keepDraft(draft, next);
    setTyped(next);
  };
  const write = useChange("checkup.write", {
    done: async (_round, { results }) => {
      // First what is there now, so that no tick vanishes for a moment.
      await refetch();
      const left = leftAfter(readDraft<Typed>(draft) ?? null, list, results);
      // Typed on meanwhile: the next pause writes it.
      if (waiting.current !== null) {
        waiting.current = left;
        later();
      }
      keep(left);
    },
  });
  const flush = useCallback(() => {
    clearTimeout(timer.current);
    const latest = waiting.current;
    if (latest === null || list === null || !may) return;
    waiting.current = null;
    write.run({ repair, purpose, ...sentOf(list, latest) });
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
    const all = typedOn(typed, there, lines, next);
    waiting.current = all;
    keep(all);
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
    keep(null);
  };
  /** Somebody else was faster at some items: mine count all the same, or theirs. */
  const settleOver = (whose: "mine" | "theirs") => {
    if (typed === null) return;
    const next = decided(typed, there, whose);
    waiting.current = next;
    keep(next);
    write.clear();
    if (next === null) clearTimeout(timer.current);
    else later();
  };
  const kept: Kept = write.refused ? "refused" : typed === null ? "all" : "soon";
  return {
    checkups,
    round,
    list,
    lines,
    /** What a verdict takes along. */
    sent: list === null || typed === null ? { results: [], seen: [] } : sentOf(list, typed),
    /** The items at which somebody else found something else meanwhile. */
    overtaken: typed === null ? [] : overtakenIn(typed, there),
    settleOver,
    change,
    settle,
    resume,
    ended,
    kept,
    refused: write.refused,
  };
}
