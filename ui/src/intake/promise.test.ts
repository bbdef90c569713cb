import { expect, test } from "vitest";
import type { Hours } from "../wire/commands";
import { localTime, momentOf, promiseChoices } from "./promise";

const ZONE = "Asia/Shanghai";
const HOURS: Hours = [
  ["09:00", "18:30"],
  ["09:00", "18:30"],
  ["09:00", "18:30"],
  ["09:00", "18:30"],
  ["09:00", "18:30"],
  ["10:00", "17:00"],
  null,
];

const told = (now: string) =>
  Object.fromEntries(
    promiseChoices(new Date(now), ZONE, HOURS).map(({ name, at }) => [name, localTime(at, ZONE)]),
  );

test("times are the shop's own: closing times of the very days", () => {
  // A Saturday, 14:40 in the shop.
  expect(told("2026-11-21T06:40:30.000Z")).toEqual({
    hour: "2026-11-21T15:40",
    closing: "2026-11-21T17:00",
    // Closed on Sundays: a usual closing time stands for it.
    tomorrow: "2026-11-22T18:00",
    three_days: "2026-11-24T18:30",
  });
});

test("after closing nobody promises today's closing", () => {
  expect(told("2026-11-20T12:00:00.000Z")).not.toHaveProperty("closing");
});

test("the shop's day counts, not the clock's of Greenwich", () => {
  expect(told("2026-11-20T23:30:00.000Z").closing).toBe("2026-11-21T17:00");
});

test("a field's time is read on the shop's clock, and half of one is none", () => {
  expect(momentOf("2026-11-21T16:30", ZONE)).toBe("2026-11-21T08:30:00.000Z");
  expect(momentOf("2026-11-21", ZONE)).toBeNull();
});
