import { expect, test } from "vitest";
import { fenOf, yuan } from "./money";

test("money is told in yuan with two places", () => {
  expect(yuan(38_000)).toBe("¥380.00");
  expect(yuan(5)).toBe("¥0.05");
  expect(yuan(123_456_789)).toBe("¥1,234,567.89");
  expect(yuan(-150)).toBe("-¥1.50");
});

test("an amount is read as people type it", () => {
  expect(fenOf("380")).toBe(38_000);
  expect(fenOf("380.5")).toBe(38_050);
  expect(fenOf(" ¥1,380.00 元")).toBe(138_000);
  expect(fenOf("３８０")).toBe(38_000);
  expect(fenOf("0.29")).toBe(29);
  expect(fenOf("")).toBeNull();
  expect(fenOf("三百")).toBeUndefined();
  expect(fenOf("3.999")).toBeUndefined();
  expect(fenOf("-5")).toBeUndefined();
});
