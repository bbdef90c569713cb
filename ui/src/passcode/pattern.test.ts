import { expect, test } from "vitest";
import { withDot } from "./pattern";

const drawn = (dots: string) => Array.from(dots).reduce(withDot, "");

test("a dot that lies between two others is taken along, as phones do", () => {
  expect(drawn("13")).toBe("123");
  expect(drawn("19")).toBe("159");
  expect(drawn("28")).toBe("258");
  expect(drawn("16")).toBe("16");
});

test("no dot twice, and nothing but dots", () => {
  expect(drawn("1231")).toBe("123");
  expect(drawn("50a7")).toBe("57");
  expect(drawn("213")).toBe("213");
});
