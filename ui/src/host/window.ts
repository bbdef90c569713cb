import { invoke } from "@tauri-apps/api/core";
import { listen as listenTo } from "@tauri-apps/api/event";
import { type Host, isFailure, Refusal, type Staged, unreadable } from "./host";

/** Whether this page runs inside the program's own window. */
export function inWindow(): boolean {
  return "__TAURI_INTERNALS__" in window;
}

/** The core in the same process: no line that could go down. */
export function windowHost(): Host {
  return {
    kind: "window",
    call: (name, input, options) =>
      told(invoke("call", { name, input, request: options?.request ?? null })),
    async paper(name, input) {
      const bytes = await told(invoke<ArrayBuffer | number[]>("paper", { paper: name, input }));
      return new Uint8Array(bytes);
    },
    stage: (bytes) => told(invoke<Staged>("stage", bytes)),
    save({ name, content }) {
      // A header is ASCII, so the name goes as it would in an address.
      const file = new URLSearchParams({ name }).toString();
      return told(invoke<string>("save", content, { headers: { file } }));
    },
    listen(touched) {
      const stop = listenTo<{ nouns: string[] }>("touched", (event) =>
        touched(event.payload.nouns),
      );
      return () => {
        stop.then((unlisten) => unlisten());
      };
    },
    watchLine: () => () => {},
  };
}

async function told<T>(reply: Promise<T>): Promise<T> {
  try {
    return await reply;
  } catch (reason) {
    if (isFailure(reason)) throw new Refusal(reason);
    throw unreadable(reason instanceof Error ? reason.message : String(reason));
  }
}
