import { expect, test } from "vitest";
import { isOrderCode, isWhole, readNumber } from "./number";

const IMEI = "490154203237518";

test.each([
  [IMEI, IMEI],
  ["49015420 323751 8", IMEI],
  ["49015420/323751/8", IMEI],
  ["49-015420-323751-8", IMEI],
  ["IMEI: 490154203237518", IMEI],
  ["imei1：49015420/323751/8", IMEI],
  // The software version that some screens add is left out.
  ["49015420/323751/8/01", IMEI],
  ["4901542032375101", "49015420323751"],
  // Without its check digit: the core adds it.
  ["49015420323751", "49015420323751"],
  // A wrong digit is an IMEI all the same, to be told as such.
  ["490154203237519", "490154203237519"],
])("%s is an IMEI", (typed, imei) => {
  expect(readNumber(typed, null)).toEqual({ imei, imei2: null, serial: null });
});

test("a screen of *#06# brings both numbers", () => {
  expect(readNumber(`IMEI1: ${IMEI}\nIMEI2: 869374051234564\nSN: R58N123ABC`, null)).toEqual({
    imei: IMEI,
    imei2: "869374051234564",
    serial: null,
  });
  expect(readNumber(`IMEI1 ${IMEI} IMEI2 869374051234564`, "phone").imei2).toBe("869374051234564");
});

test.each(["R58N123ABC", "SN-88213-XQ", "123456789012"])("%s is a serial number", (typed) => {
  expect(readNumber(typed, null)).toEqual({ imei: null, imei2: null, serial: typed });
});

test("an appliance has a serial number, whatever its digits", () => {
  expect(readNumber(IMEI, "fridge").serial).toBe(IMEI);
});

test("on a phone few digits are an IMEI that is not finished", () => {
  expect(readNumber("49015420", "phone").imei).toBe("49015420");
  expect(readNumber("", "phone")).toEqual({ imei: null, imei2: null, serial: null });
});

test("only a whole number is asked about", () => {
  expect(isWhole(readNumber(IMEI, null))).toBe(true);
  expect(isWhole(readNumber("490154203237519", null))).toBe(false);
  expect(isWhole(readNumber("49015420323751", null))).toBe(true);
  expect(isWhole(readNumber("R58", null))).toBe(false);
});

test.each([
  ["00126112100071", true],
  // A check digit, a month and a day that do not fit.
  ["00126112100072", false],
  ["00126132100077", false],
  ["00126023000071", false],
  // An IMEI without its check digit has as many digits.
  ["49015420323751", false],
  ["490154203237518", false],
  ["WX261121-00078", false],
])("%s is the code of an order: %s", (scanned, is) => {
  expect(isOrderCode(scanned)).toBe(is);
});
