import { expect, test } from "vitest";
import { catalogue } from "../../test/samples";
import { branches, nextCode } from "./tree";

test("symptoms stand below their group, by code", () => {
  const told = branches(catalogue.symptoms.toReversed());
  expect(told.map(({ code, depth }) => [code, depth])).toEqual([
    ["A", 0],
    ["A01", 1],
    ["B01", 0],
    ["K01", 0],
  ]);
});

test("one whose group is gone is still listed, and a circle ends", () => {
  const [group, leaf] = catalogue.symptoms;
  if (!group || !leaf) throw new Error("no samples");
  expect(branches([leaf]).map(({ code }) => code)).toEqual(["A01"]);
  const circle = [
    { ...group, parent: leaf.id },
    { ...leaf, parent: group.id },
  ];
  expect(branches(circle)).toEqual([]);
});

test("a new symptom gets the next free code of its group", () => {
  const [group, leaf] = catalogue.symptoms;
  if (!group || !leaf) throw new Error("no samples");
  expect(nextCode(group, catalogue.symptoms)).toBe("A02");
  expect(nextCode(group, [group, { ...leaf, code: "A09" }])).toBe("A10");
  expect(nextCode(group, [group])).toBe("A01");
});
