import { expect, test } from "vitest";
import type { Mark } from "../wire/commands";
import { nextResult, restPasses, resultOf, shownItems, withResult } from "./checks";
import { MOST_MARKS, markKindOf, moved, withMark, withoutMarkAt } from "./marks";

test("arrows stop at the edges and cross over between the faces", () => {
  expect(moved({ face: "front", x: 0, y: 30 }, "ArrowUp", 50)).toEqual({
    face: "front",
    x: 0,
    y: 0,
  });
  expect(moved({ face: "front", x: 980, y: 30 }, "ArrowRight", 50)).toEqual({
    face: "back",
    x: 0,
    y: 30,
  });
  expect(moved({ face: "back", x: 20, y: 30 }, "ArrowLeft", 50)).toEqual({
    face: "front",
    x: 1000,
    y: 30,
  });
  expect(moved({ face: "back", x: 980, y: 30 }, "ArrowRight", 50)?.x).toBe(1000);
  expect(moved({ face: "front", x: 1, y: 1 }, "a", 50)).toBeUndefined();
});

test("letters name marks in either case, others none", () => {
  expect(markKindOf("l")).toBe("crack");
  expect(markKindOf("S")).toBe("missing_screw");
  expect(markKindOf("x")).toBeUndefined();
});

test("the same mark twice is one, and there is an end of marks", () => {
  const place = { face: "front", x: 10, y: 10 } as const;
  const one = withMark([], place, "crack");
  expect(withMark(one, place, "crack")).toHaveLength(1);
  expect(withMark(one, place, "dent")).toHaveLength(2);
  const full: Mark[] = Array.from({ length: MOST_MARKS }, (_, x) => ({
    face: "back",
    kind: "dent",
    x,
    y: 0,
  }));
  expect(withMark(full, place, "crack")).toHaveLength(MOST_MARKS);
});

test("Delete takes the nearest mark of that face, else the last one", () => {
  const marks: Mark[] = [
    { face: "front", kind: "crack", x: 100, y: 100 },
    { face: "back", kind: "dent", x: 110, y: 110 },
    { face: "front", kind: "scratch", x: 800, y: 800 },
  ];
  expect(withoutMarkAt(marks, { face: "front", x: 110, y: 110 })).toEqual(marks.slice(1));
  expect(withoutMarkAt(marks, { face: "front", x: 500, y: 500 })).toEqual(marks.slice(0, 2));
  expect(withoutMarkAt([], { face: "front", x: 0, y: 0 })).toEqual([]);
});

test("the rest passes, what was said stays, and a changed kind forgets nothing", () => {
  const said = withResult([], "touch", "fail");
  const all = restPasses("phone", said);
  expect(resultOf(all, "touch")).toBe("fail");
  expect(resultOf(all, "power")).toBe("pass");
  expect(shownItems("fridge", said)).toContain("touch");
  expect([null, "pass", "fail", "not_tested"].map((one) => nextResult(one as never))).toEqual([
    "pass",
    "fail",
    "not_tested",
    "pass",
  ]);
});
