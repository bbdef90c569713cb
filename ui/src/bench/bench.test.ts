import { expect, test } from "vitest";
import type { Say } from "../kit/words";
import { minutesWords, sinceMinutes } from "./minutes";
import { evenly, sumOf } from "./shares";

const say: Say = (key, params) => `${key} ${JSON.stringify(params)}`;
const shared = (n: number) =>
  evenly(Array.from({ length: n }, (_, at) => ({ person: `p-${at}`, percent: 0 })));

test("shares are always a hundred together, whoever comes or goes", () => {
  for (const n of [1, 2, 3, 6, 7]) expect(sumOf(shared(n))).toBe(100);
  expect(shared(3).map(({ percent }) => percent)).toEqual([34, 33, 33]);
  expect(evenly([])).toEqual([]);
});

test("an hour is told as one, and its minutes in two digits", () => {
  expect(minutesWords(say, 59)).toBe('clock.minutes {"n":59}');
  expect(minutesWords(say, 60)).toBe('clock.hours {"h":1,"m":"00"}');
  expect(minutesWords(say, 185)).toBe('clock.hours {"h":3,"m":"05"}');
});

test("a clock that was set back tells no negative time", () => {
  const now = new Date("2026-11-22T06:00:00Z");
  expect(sinceMinutes("2026-11-22T05:14:30Z", now)).toBe(45);
  expect(sinceMinutes("2026-11-22T06:14:30Z", now)).toBe(0);
});
