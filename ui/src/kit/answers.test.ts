import { QueryObserver } from "@tanstack/react-query";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { fakeHost } from "../../test/fake";
import { answerStore, followTouches, livesBy } from "./answers";

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

/** A list somebody looks at, over a core that answers after so long (ms). */
function looking(takes: number) {
  const host = fakeHost();
  const store = answerStore(() => {});
  livesBy("repair.views", ["repair"]);
  let state = 0;
  const asked: number[] = [];
  const observer = new QueryObserver<number>(store, {
    queryKey: ["repair.views", {}],
    queryFn: async () => {
      const seen = state;
      asked.push(seen);
      await new Promise((resolve) => setTimeout(resolve, takes));
      return seen;
    },
  });
  const leave = observer.subscribe(() => {});
  const stop = followTouches(host, store);
  return {
    asked,
    shown: () => observer.getCurrentResult().data,
    commit: () => {
      state += 1;
      host.touch("repair", "customer");
    },
    other: () => host.touch("backup"),
    end: () => {
      stop();
      leave();
      store.clear();
    },
  };
}

test("one commit is asked after at once, and what it does not touch is not asked", async () => {
  const list = looking(5);
  await vi.advanceTimersByTimeAsync(10);
  list.commit();
  await vi.advanceTimersByTimeAsync(60);
  expect([list.asked, list.shown()]).toEqual([[0, 1], 1]);
  list.other();
  await vi.advanceTimersByTimeAsync(1_000);
  expect(list.asked).toHaveLength(2);
  list.end();
});

test("fifty commits in a second are few questions, and the last one is seen", async () => {
  const list = looking(5);
  await vi.advanceTimersByTimeAsync(10);
  for (let n = 0; n < 50; n += 1) {
    list.commit();
    await vi.advanceTimersByTimeAsync(20);
  }
  await vi.advanceTimersByTimeAsync(400);
  expect(list.asked.length).toBeLessThanOrEqual(7);
  expect(list.shown()).toBe(50);
  list.end();
});

test("answers that take longer than the pauses between commits still arrive, and the last is the newest", async () => {
  const list = looking(600);
  await vi.advanceTimersByTimeAsync(700);
  const seen = new Set<number | undefined>();
  for (let n = 0; n < 30; n += 1) {
    list.commit();
    await vi.advanceTimersByTimeAsync(100);
    seen.add(list.shown());
  }
  expect(seen.size).toBeGreaterThan(3);
  await vi.advanceTimersByTimeAsync(2_000);
  expect(list.shown()).toBe(30);
  list.end();
});

test("two parts of a page that want different things of one answer get both", async () => {
  const list = looking(5);
  await vi.advanceTimersByTimeAsync(10);
  livesBy("repair.views", ["note"]);
  list.commit();
  await vi.advanceTimersByTimeAsync(60);
  expect(list.shown()).toBe(1);
  list.end();
});
