import { expect, test } from "vitest";
import { paragraphAt, pieces } from "./findings";

const text = "一\n本店概不负责。\n三";

test("a text is cut at its findings and stays whole", () => {
  const told = pieces(text, [{ from: 4, to: 8, rule: "x" }]);
  expect(told.map(({ text }) => text)).toEqual(["一\n本店", "概不负责", "。\n三"]);
  expect(told.map(({ rule }) => rule)).toEqual([null, "x", null]);
});

test("findings that overlap or no longer fit leave the text whole", () => {
  const found = [
    { from: 6, to: 9, rule: "b" },
    { from: 4, to: 8, rule: "a" },
    { from: 10, to: 99, rule: "c" },
    { from: 3, to: 3, rule: "d" },
  ];
  const told = pieces(text, found);
  expect(told.map((piece) => piece.text).join("")).toBe(text);
  expect(told.flatMap(({ rule }) => rule ?? [])).toEqual(["a"]);
});

test("paragraphs are counted from one", () => {
  expect([0, 2, text.length].map((place) => paragraphAt(text, place))).toEqual([1, 2, 3]);
});
