import { expect, test } from "vitest";
import { shopCard } from "../../test/samples";
import type { Hours } from "../wire/commands";
import { copiedToAll, hoursWords, timeOf, withOpen, withTime } from "./hours";
import { nextNumber } from "./numbers";

const week: Hours = [["09:00", "18:00"], null, null, null, null, ["10:00", "17:00"], null];

test("times are read as hands type them", () => {
  expect(["9", "930", "9:30", "9：30", " 18:05 ", "0900"].map(timeOf)).toEqual([
    "09:00",
    "09:30",
    "09:30",
    "09:30",
    "18:05",
    "09:00",
  ]);
});

test("what is no time stays as it was typed, for the core to refuse", () => {
  expect(["25", "9:75", "nine", ""].map(timeOf)).toEqual(["25", "9:75", "nine", ""]);
});

test("a day opens like the last open one before it, or like any", () => {
  expect(withOpen(week, 2, true)[2]).toEqual(["09:00", "18:00"]);
  expect(withOpen(week, 6, true)[6]).toEqual(["10:00", "17:00"]);
  const closed: Hours = Array.from({ length: 7 }, () => null);
  expect(withOpen(closed, 0, true)[0]).toEqual(["09:00", "20:00"]);
  expect(withOpen(week, 0, false)[0]).toBeNull();
});

test("a day's hours go to every open day and to no closed one", () => {
  expect(copiedToAll(week, 5)).toEqual([
    ["10:00", "17:00"],
    null,
    null,
    null,
    null,
    ["10:00", "17:00"],
    null,
  ]);
});

test("one end of a day changes alone", () => {
  expect(withTime(week, 0, 1, "19:30")[0]).toEqual(["09:00", "19:30"]);
  expect(withTime(week, 1, 1, "19:30")[1]).toBeNull();
});

test("equal days are told as one stretch", () => {
  const day = (at: number) => "一二三四五六日"[at] ?? "";
  expect(hoursWords(week, day, "休息")).toBe(
    "一 09:00–18:00 · 二–五 休息 · 六 10:00–17:00 · 日 休息",
  );
});

test("the next number follows the pattern while it is typed", () => {
  const today = "2026-11-21";
  expect(nextNumber(shopCard, shopCard, today)).toBe("WX261121-0401");
  expect(nextNumber({ ...shopCard, number_width: 6 }, shopCard, today)).toBe("WX261121-000401");
  expect(nextNumber({ ...shopCard, number_from: 5000 }, shopCard, today)).toBe("WX261121-5000");
  const month = { ...shopCard, number_period: "month" as const };
  expect(nextNumber(month, shopCard, today)).toBe("WX2611-0001");
  const year = { ...shopCard, number_prefix: "SH", number_period: "year" as const };
  expect(nextNumber(year, shopCard, today)).toBe("SH26-0001");
  expect(nextNumber({ ...shopCard, number_period: "always" }, shopCard, today)).toBe("WX-0001");
});
