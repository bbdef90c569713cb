import { useSyncExternalStore } from "react";
import type { CommandName } from "../host/host";

/** What people meant to do and the core has not answered yet, since the line is down. */
let waiting: readonly CommandName[] = [];
const watchers = new Set<() => void>();

/** Counts an act as waiting until the answered function is called. */
export function waits(name: CommandName): () => void {
  // Two of the same name are two acts: each takes out its own.
  let here = true;
  change([...waiting, name]);
  return () => {
    if (!here) return;
    here = false;
    const at = waiting.indexOf(name);
    change(waiting.filter((_, one) => one !== at));
  };
}

/** The acts that wait to be sent, oldest first. */
export function useWaiting(): readonly CommandName[] {
  return useSyncExternalStore(watch, () => waiting);
}

function watch(changed: () => void): () => void {
  watchers.add(changed);
  return () => watchers.delete(changed);
}

function change(next: readonly CommandName[]): void {
  waiting = next;
  for (const changed of watchers) changed();
}
