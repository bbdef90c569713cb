import type { QueryClient } from "@tanstack/react-query";
import { LineDown } from "../host/host";
import type { Door } from "../wire/commands";
import { keepLock } from "./keptLock";

/** Who sits at this desk and has not locked it, as the core told last; undefined where it has yet to tell. */
let person: string | null | undefined = null;
/** Those who are showing who they are just now. */
let coming = 0;

/** Whose acts the core takes now: null where nobody's, undefined where that is not known. */
export function whoSits(): string | null | undefined {
  return coming > 0 ? undefined : person;
}

/**
 * Somebody shows who they are. Once it went well, or nobody knows whether, the door has to say who
 * sits here. Where nobody knows, the screen stays locked: it must not open by itself once the line
 * is back, with whoever happens to stand before it.
 */
export async function comes<T>(entry: () => Promise<T>): Promise<T> {
  coming += 1;
  try {
    const entered = await entry();
    person = undefined;
    return entered;
  } catch (reason) {
    if (reason instanceof LineDown) {
      person = undefined;
      keepLock();
    }
    throw reason;
  } finally {
    coming -= 1;
  }
}

/** Keeps up with what the door says, until the answered function is called. */
export function followSeat(store: QueryClient): () => void {
  return store.getQueryCache().subscribe((event) => {
    if (event.type !== "updated" || event.action.type !== "success") return;
    if (event.query.queryKey[0] !== "shop.door" || coming > 0) return;
    const door = event.query.state.data as Door;
    person = door.me && !door.locked ? door.me.id : null;
  });
}
