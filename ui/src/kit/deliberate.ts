import { useEffect, useRef } from "react";

/** A hand leaves more than this (ms) between two keys; a scanner less. */
const HAND = 60;

/**
 * For single keys that act on what has focus, such as a letter on the outline: acts a moment after
 * the key, and not at all when further characters follow as fast as a scanner sends them.
 */
export function useDeliberateKey(): (key: string, act: () => void) => void {
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  const last = useRef(Number.NEGATIVE_INFINITY);
  useEffect(() => () => clearTimeout(timer.current), []);
  return (key, act) => {
    const at = performance.now();
    const rushed = at - last.current < HAND;
    last.current = at;
    clearTimeout(timer.current);
    if (rushed || key.length !== 1) return;
    timer.current = setTimeout(act, HAND);
  };
}
