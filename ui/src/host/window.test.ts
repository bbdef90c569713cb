import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { DeskMode } from "./host";
import { windowHost } from "./window";

type Heard = (event: { payload: unknown }) => void;

const DOWN: DeskMode = {
  mode: "host",
  shop: "店",
  name: "台",
  address: "10.0.0.5:7421",
  up: false,
};

let callbacks: Heard[];
/** Those who listen, by the event's name. */
let listening: Map<string, Heard>;
let answer: (mode: DeskMode) => void;
let told: boolean[];

beforeEach(() => {
  [callbacks, listening, told] = [[], new Map(), []];
  // The window's own end of what the page calls.
  vi.stubGlobal("__TAURI_INTERNALS__", {
    transformCallback: (heard: Heard) => callbacks.push(heard) - 1,
    async invoke(name: string, input: { event: string; handler: number }) {
      if (name === "plugin:event|listen") {
        listening.set(input.event, callbacks[input.handler] as Heard);
        return input.handler;
      }
      if (name === "plugin:event|unlisten") return listening.delete(input.event);
      return new Promise((resolve) => {
        answer = resolve;
      });
    },
  });
  vi.stubGlobal("__TAURI_EVENT_PLUGIN_INTERNALS__", { unregisterListener: () => {} });
});
afterEach(() => vi.unstubAllGlobals());

function soon(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve));
}

async function watch(): Promise<() => void> {
  const stop = windowHost().watchLine((up) => told.push(up));
  await soon();
  return stop;
}

test("a line that was down before anybody listened is asked for", async () => {
  await watch();
  answer(DOWN);
  await soon();
  expect(told).toEqual([false]);
});

test("what the line told meanwhile is newer than the answer", async () => {
  await watch();
  listening.get("line")?.({ payload: true });
  answer(DOWN);
  await soon();
  expect(told).toEqual([true]);
});

test("nobody is told who listens no more", async () => {
  const stop = await watch();
  stop();
  answer(DOWN);
  await soon();
  expect(told).toEqual([]);
  expect(listening.size).toBe(0);
});
