import { invoke } from "@tauri-apps/api/core";
import { listen as listenTo } from "@tauri-apps/api/event";
import {
  type DeskMode,
  type DeskWays,
  type FoundHost,
  type Host,
  isFailure,
  type JoinState,
  LineDown,
  Refusal,
  type Staged,
  unreadable,
} from "./host";

/** Whether this page runs inside the program's own window. */
export function inWindow(): boolean {
  return "__TAURI_INTERNALS__" in window;
}

/** The core in the same process, or over the program's own line to the host this window is a desk of. */
export function windowHost(): Host {
  return {
    kind: "window",
    desk: DESK,
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
    listen: (touched) => on<{ nouns: string[] }>("touched", ({ nouns }) => touched(nouns)).leave,
    watchLine(changed) {
      let heard = false;
      let left = false;
      const { listening, leave } = on<boolean>("line", (up) => {
        heard = true;
        changed(up);
      });
      // What was told before this page listened is asked for; what it heard since is newer.
      listening
        .then(() => DESK.mode())
        .then((desk) => {
          if (!heard && !left && desk.mode === "host" && !desk.up) changed(false);
        });
      return () => {
        left = true;
        leave();
      };
    },
  };
}

const DESK: DeskWays = {
  mode: () => told(invoke<DeskMode>("desk_mode")),
  find: () => told(invoke<FoundHost[]>("find_hosts")),
  begin: (address, name) =>
    told(invoke<{ code: string; shop: string }>("join_begin", { address, name })),
  state: async () => (await told(invoke<{ state: JoinState }>("join_state"))).state,
  end: () => told(invoke<void>("join_end")),
  leave: () => told(invoke<void>("leave_host")),
  lookAt: (address) => told(invoke<void>("look_at", { address })),
  watchOtherHost: (met) => on<null>("other_host", met).leave,
  reload: () => window.location.reload(),
};

/** Listens to the window until it is left. */
function on<T>(name: string, heard: (payload: T) => void) {
  const listening = listenTo<T>(name, ({ payload }) => heard(payload));
  const leave = () => {
    listening.then((unlisten) => unlisten());
  };
  return { listening, leave };
}

async function told<T>(reply: Promise<T>): Promise<T> {
  try {
    return await reply;
  } catch (reason) {
    if (isFailure(reason)) {
      throw reason.message === "line.down" ? new LineDown() : new Refusal(reason);
    }
    throw unreadable(reason instanceof Error ? reason.message : String(reason));
  }
}
