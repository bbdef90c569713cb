import { expect, test } from "vitest";
import type { PlaceRow } from "../wire/commands";
import { choiceOf, keyOf } from "./places";

function row(part: Partial<PlaceRow>): PlaceRow {
  return {
    id: null,
    seen_seq: 0,
    kind: "good",
    bin: null,
    person: null,
    person_name: "",
    active: true,
    parts: 0,
    pieces: 0,
    value: null,
    ...part,
  };
}

test("a place that was never used is told by its kind, every other by its id", () => {
  const rows = [row({}), row({ id: "b1", bin: "A-01" }), row({ id: "s", kind: "scrap" })];
  expect(rows.map(keyOf)).toEqual(["good", "b1", "s"]);
  expect(choiceOf(rows, "good")).toEqual({ place: null, kind: "good" });
  expect(choiceOf(rows, "b1")).toEqual({ place: "b1", kind: null });
  // Nothing chosen is nothing told: the core names the field.
  expect(choiceOf(rows, null)).toEqual({ place: null, kind: null });
  expect(choiceOf(rows, "gone")).toEqual({ place: null, kind: null });
});
