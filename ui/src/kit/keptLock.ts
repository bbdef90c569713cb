import { useSyncExternalStore } from "react";

/** Under this the tab remembers over a reload that it was locked and that the core has yet to hear of it. */
const UNHEARD = "xiutai.locked";

let locked = isUnheard();
const watchers = new Set<() => void>();

/** Locks this screen until somebody has entered, whatever the core knows and whatever page lies here meanwhile. */
export function keepLock(): void {
  sessionStorage.setItem(UNHEARD, "1");
  change(true);
}

/** The core has heard: from now on it says so itself, also after a reload. */
export function lockHeard(): void {
  sessionStorage.removeItem(UNHEARD);
}

/** Somebody has entered, or went. */
export function liftLock(): void {
  sessionStorage.removeItem(UNHEARD);
  change(false);
}

/** Whether this screen is locked, as far as it knows itself. */
export function useKeptLock(): boolean {
  return useSyncExternalStore(watch, () => locked);
}

function isUnheard(): boolean {
  return sessionStorage.getItem(UNHEARD) !== null;
}

function watch(changed: () => void): () => void {
  watchers.add(changed);
  return () => watchers.delete(changed);
}

function change(next: boolean): void {
  locked = next;
  for (const changed of watchers) changed();
}
