import { cleanup, waitFor } from "@testing-library/react";
import { expect, test, vi } from "vitest";
import { fakeHost, refusal } from "../../test/fake";
import { press } from "../../test/keys";
import { doorFor, li } from "../../test/samples";
import { at, now, show, showOver, user } from "../../test/show";
import { turning } from "../../test/turning";
import { AT_HOST, waysOf } from "../../test/ways";
import { LineDown } from "../host/host";

/** The page as it is after it was loaded anew: nothing in memory is left. */
async function reload() {
  cleanup();
  vi.resetModules();
  const words = await import("../kit/words");
  words.startWords("zh-CN");
  return import("../../test/show");
}

test("a lock that the core has not heard of outlives a reload and reaches it then", async () => {
  const { state, answers } = turning(doorFor(li));
  const dead = {
    ...answers,
    "session.lock": () => {
      throw new LineDown();
    },
  };
  const host = await show(dead);
  await at("orders");
  press("l", 9_000, { ctrlKey: true });
  await at("lock-overlay");
  await waitFor(() => expect(host.inputs("session.lock").length).toBeGreaterThan(0));
  const anew = await reload();
  expect(state.door.locked).toBe(false);
  await anew.show({
    ...answers,
    "session.switch": () => {
      state.door = doorFor(li);
      return li;
    },
  });
  await anew.at("lock-overlay");
  expect(document.getElementById("beneath")?.hasAttribute("inert")).toBe(true);
  await waitFor(() => expect(state.door.locked).toBe(true), { timeout: 4_000 });
  await user.type(await anew.at("pin-input"), "2468{Enter}");
  await waitFor(() => expect(anew.now("lock-overlay")).toBeNull());
  // Once it was heard and lifted, a reload finds nothing of it.
  const again = await reload();
  await again.show(answers);
  await again.at("orders");
  expect(again.now("lock-overlay")).toBeNull();
}, 60_000);

test("a foreign answer at the host's address does not make a lock forgotten", async () => {
  const { state, answers } = turning(doorFor(li));
  let foreign = false;
  const away = () => {
    if (foreign) throw refusal("line.other_host", "forbidden");
  };
  const host = fakeHost({
    ...answers,
    "shop.door": () => {
      away();
      return state.door;
    },
    "session.lock": () => {
      away();
      return answers["session.lock"]();
    },
  });
  let met: () => void = () => {};
  const desk = waysOf(AT_HOST, {
    watchOtherHost: vi.fn((listener: () => void) => {
      met = listener;
      return () => {};
    }),
  });
  showOver({ ...host, kind: "window", desk }, "/repairs");
  await at("orders");
  foreign = true;
  press("l", 9_000, { ctrlKey: true });
  await at("lock-overlay");
  met();
  await at("turned-away");
  expect(state.door.locked).toBe(false);
  foreign = false;
  await user.click(await at("turned-away-again"));
  await at("lock-overlay");
  await waitFor(() => expect(state.door.locked).toBe(true), { timeout: 4_000 });
});

test("an entry whose answer was lost opens nothing by itself when the line is back", async () => {
  const { state, answers } = turning(doorFor(li, { locked: true }));
  const host = await show({
    ...answers,
    "session.switch": () => {
      state.door = doorFor(li);
      throw new LineDown();
    },
  });
  await user.type(await at("pin-input"), "2468{Enter}");
  expect((await at("failure-note")).textContent).toContain("连不上");
  host.line(false);
  host.line(true);
  await waitFor(() => expect(host.inputs("session.lock").length).toBeGreaterThan(0), {
    timeout: 4_000,
  });
  expect(now("lock-overlay")).not.toBeNull();
  await waitFor(() => expect(state.door.locked).toBe(true));
});
