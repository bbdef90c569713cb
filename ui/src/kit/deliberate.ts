import { useCallback, useEffect, useRef } from "react";
import { flushSync } from "react-dom";

/** So long (ms) after the last key it is known whether a hand or a scanner typed. */
const HAND = 60;
/** A scanner types a character in less than this on average (ms). */
const FASTER_THAN = 35;
/** Fewer keys than this, however fast, are two fingers of one hand. */
const BURST = 3;

/**
 * For single keys that act on what has focus, such as a letter on the outline: they act a moment
 * after the last of them, in order and each on what the one before left; not at all where they came
 * as fast as a scanner sends them.
 */
export function useDeliberateKey(act: (key: string) => void): (key: string) => void {
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  const waiting = useRef<{ key: string; at: number }[]>([]);
  const latest = useRef(act);
  useEffect(() => {
    latest.current = act;
  });
  useEffect(() => () => clearTimeout(timer.current), []);
  return useCallback((key: string) => {
    if (key.length !== 1) return;
    waiting.current.push({ key, at: performance.now() });
    clearTimeout(timer.current);
    timer.current = setTimeout(() => {
      const keys = waiting.current;
      waiting.current = [];
      if (isScanned(keys.map(({ at }) => at))) return;
      for (const { key } of keys) flushSync(() => latest.current(key));
    }, HAND);
  }, []);
}

/** Whether keys came faster, at these moments (ms), than a hand types. */
export function isScanned(at: readonly number[]): boolean {
  const [first, last] = [at[0], at.at(-1)];
  if (first === undefined || last === undefined || at.length < BURST) return false;
  return (last - first) / (at.length - 1) < FASTER_THAN;
}
