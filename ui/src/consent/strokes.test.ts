import { expect, test } from "vitest";
import { pathOf, read, withPoint, written } from "./strokes";

test("points near the last one are left out, and strokes stay apart", () => {
  const one = withPoint(withPoint([[]], 10, 10), 11, 11);
  expect(one).toEqual([[10, 10]]);
  expect(withPoint([...one, []], 500, 300)).toEqual([
    [10, 10],
    [500, 300],
  ]);
});

test("what was written is read again, and nonsense is no signature", () => {
  expect(read(written([[1, 2, 30, 40], []]))).toEqual([[1, 2, 30, 40]]);
  expect(written([[]])).toBeNull();
  expect(read("{")).toEqual([]);
  expect(read('["a"]')).toEqual([]);
  expect(pathOf([1, 2, 30, 40])).toBe("M1 2L30 40");
});
