import { waitFor } from "@testing-library/react";
import { expect, test } from "vitest";
import { stale } from "../../test/fake";
import { all, at, show, user } from "../../test/show";
import type { ChecklistItem, ChecklistRow } from "../wire/commands";
import { badLimits, itemsOf, moved, withBlank, written } from "./writing";

const charge: ChecklistItem = {
  key: "charge",
  words: "充电电流",
  words_en: "Charging current",
  required: true,
  unit: "mA",
  low: 500_000,
  high: null,
};
const look: ChecklistItem = {
  key: "look",
  words: "外观",
  words_en: "",
  required: false,
  unit: null,
  low: null,
  high: null,
};
const list: ChecklistRow = {
  id: "cl-1",
  seen_seq: 41,
  purpose: "diagnosis",
  kind: "phone",
  version: 3,
  items: [look, charge],
  at: "2026-11-20T02:00:00.000Z",
  by: "李翠",
};

test("what was kept is typed as it was, and comes back the same", () => {
  expect(itemsOf(written(list.items))).toEqual(list.items);
  expect(written([charge])[0]).toMatchObject({ unit: "mA", low: "500", high: "" });
});

test("an empty line is no item, a limit is a number, and a move stops at the ends", () => {
  const rows = withBlank(written(list.items));
  expect(rows.map(({ row }) => row)).toEqual([0, 1, 2]);
  expect(itemsOf(rows)).toHaveLength(2);
  expect(badLimits(rows)).toEqual([]);
  expect(badLimits(rows.map((item) => ({ ...item, high: item.row === 1 ? "2 A" : "" })))).toEqual([
    1,
  ]);
  expect(moved(rows, 1, -1).map(({ row }) => row)).toEqual([1, 0, 2]);
  expect(moved(rows, 0, -1).map(({ row }) => row)).toEqual([0, 1, 2]);
  expect(moved(rows, 2, 1).map(({ row }) => row)).toEqual([0, 1, 2]);
});

test("an item is added by keyboard, and the list is saved whole as a new version", async () => {
  const host = await show(
    {
      "checklist.all": () => [list],
      "fault_code.all": () => [],
      "checklist.keep": () => ({ id: "cl-2" }),
    },
    "/settings/catalogue",
  );
  await user.click(await at("catalogue-checklists"));
  await waitFor(() => expect(all("checklist-item")).toHaveLength(2));
  await user.keyboard("{Alt>}n{/Alt}");
  await waitFor(() => expect(document.activeElement).toBe(all("item-3-words")[0]));
  await user.keyboard("漏电");
  await user.type(await at("item-3-unit"), "mA");
  await user.type(await at("item-3-high"), "0.5");
  await user.keyboard("{Control>}{Enter}{/Control}");
  await waitFor(() => expect(host.inputs("checklist.keep")).toHaveLength(1));
  expect(host.inputs("checklist.keep")[0]).toEqual({
    seen_seq: 41,
    purpose: "diagnosis",
    kind: "phone",
    items: [
      look,
      charge,
      {
        key: "",
        words: "漏电",
        words_en: "",
        required: true,
        unit: "mA",
        low: null,
        high: 500,
      },
    ],
  });
});

test("whoever saves a list second sees what changed meanwhile, and what was typed stays", async () => {
  let now = list;
  const host = await show(
    {
      "checklist.all": () => [now],
      "fault_code.all": () => [],
      "checklist.keep": ({ seen_seq }) => {
        if (seen_seq !== now.seen_seq) throw stale("王建国");
        return { id: "cl-3" };
      },
    },
    "/settings/catalogue",
  );
  await user.click(await at("catalogue-checklists"));
  await user.type(await at("item-1-words"), "及气味");
  now = { ...list, id: "cl-2", version: 4, seen_seq: 42, items: [look] };
  await user.keyboard("{Control>}{Enter}{/Control}");
  const note = await at("stale-note");
  expect(note.textContent).toContain("王建国");
  await waitFor(() => expect(note.textContent).toContain("充电电流"));
  expect(await at("item-1-words")).toHaveProperty("value", "外观及气味");
  await user.click(await at("stale-mine"));
  await waitFor(() => expect(host.inputs("checklist.keep")).toHaveLength(2));
  expect(host.inputs("checklist.keep")[1]).toMatchObject({
    seen_seq: 42,
    items: [{ words: "外观及气味" }, { words: "充电电流" }],
  });
});
