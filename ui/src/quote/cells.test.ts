import { expect, test } from "vitest";
import { nextCell } from "./cells";
import { blankLine, ofKind } from "./lines";

const labour = blankLine();
const part = ofKind(labour, "part");
const discount = ofKind(labour, "discount");

test("Enter goes through what a line of its kind has", () => {
  expect(nextCell([part], 0, "payer", false)).toEqual({ row: 0, cell: "grade" });
  expect(nextCell([labour], 0, "payer", false)).toEqual({ row: 0, cell: "days" });
  expect(nextCell([labour], 0, "kind", false)).toEqual({ row: 0, cell: "name" });
});

test("past the last cell stands the next line, past the last line a new one", () => {
  expect(nextCell([discount, labour], 0, "unit", false)).toEqual({ row: 1, cell: "name" });
  expect(nextCell([discount], 0, "unit", false)).toBe("new");
});

test("Shift+Enter goes back, to the line above and no further than the first", () => {
  expect(nextCell([part, labour], 1, "name", true)).toEqual({ row: 0, cell: "days" });
  expect(nextCell([part], 0, "name", true)).toBeNull();
});
