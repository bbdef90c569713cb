import { afterEach, describe, expect, test, vi } from "vitest";
import { byteWords } from "./bytes";
import { ageWords, shortMoment } from "./dates";
import { imeiHint, luhnHolds } from "./imei";
import { clampAt, safeEnd } from "./LongText";
import { newRequest } from "./request";
import type { Say } from "./words";

const say: Say = (key, params) => `${key}${params ? ` ${params.n}` : ""}`;

describe("IMEI hints", () => {
  test.each([
    ["", "empty"],
    ["86937405", "short"],
    ["869374051234564", "right"],
    ["86937405 1234564", "right"],
    ["869374051234565", "wrong"],
    ["869374051234546", "wrong"],
    ["8693740512345641", "long"],
    ["86937405123456A", "letters"],
  ])("%s: %s", (typed, hint) => {
    expect(imeiHint(typed)).toBe(hint);
  });

  test("Luhn's check sees every single wrong digit", () => {
    const right = "356938035643809";
    expect(luhnHolds(right)).toBe(true);
    for (let at = 0; at < right.length; at += 1) {
      const digit = (Number(right[at]) + 1) % 10;
      expect(luhnHolds(right.slice(0, at) + digit + right.slice(at + 1))).toBe(false);
    }
  });
});

describe("moments in the shop's zone", () => {
  const now = new Date("2026-11-21T16:30:00.000Z");

  test("it is already the next day in Shanghai", () => {
    expect(shortMoment("2026-11-21T16:10:00.000Z", "Asia/Shanghai", now)).toBe("00:10");
    expect(shortMoment("2026-11-21T15:10:00.000Z", "Asia/Shanghai", now)).toBe("11-21 23:10");
  });

  test("another year is told with its number", () => {
    expect(shortMoment("2025-11-21T16:10:00.000Z", "Europe/Berlin", now)).toBe("2025-11-21 17:10");
  });

  test.each([
    ["2026-11-21T16:29:30.000Z", "age.now 0"],
    ["2026-11-21T16:05:00.000Z", "age.minutes 25"],
    ["2026-11-21T13:20:00.000Z", "age.hours 3"],
    ["2026-11-15T16:20:00.000Z", "age.days 6"],
    ["2026-11-21T16:50:00.000Z", "age.now 0"],
  ])("%s: %s", (moment, age) => {
    expect(ageWords(say, moment, now)).toBe(age);
  });
});

describe("long texts", () => {
  test("a short one is shown whole", () => {
    expect(clampAt("屏幕碎")).toBe(3);
  });

  test("a megabyte is clamped", () => {
    expect(clampAt("长".repeat(1_048_576))).toBe(600);
  });

  test("many lines are clamped", () => {
    expect(clampAt("a\n".repeat(100))).toBe(23);
  });

  test("a cut never goes through a character", () => {
    const text = `${"a".repeat(9)}😀b`;
    expect(text.slice(0, safeEnd(text, 10))).toBe(`${"a".repeat(9)}😀`);
    expect(text.slice(0, safeEnd(text, 11))).toBe(`${"a".repeat(9)}😀`);
  });
});

test.each([
  [0, "0 B"],
  [1023, "1023 B"],
  [1536, "1.5 KB"],
  [4_321_000, "4.1 MB"],
  [10 * 1024 ** 3, "10 GB"],
])("%i bytes read %s", (bytes, words) => {
  expect(byteWords(bytes)).toBe(words);
});

describe("request ids", () => {
  afterEach(() => vi.unstubAllGlobals());
  const shape = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

  test("are made in a secure context and without one", () => {
    expect(newRequest()).toMatch(shape);
    vi.stubGlobal("crypto", { getRandomValues: crypto.getRandomValues.bind(crypto) });
    const one = newRequest();
    expect(one).toMatch(shape);
    expect(newRequest()).not.toBe(one);
  });
});
