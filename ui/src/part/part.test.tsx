import { waitFor } from "@testing-library/react";
import { expect, test } from "vitest";
import { doorFor, wang } from "../../test/samples";
import { at, now, show, user } from "../../test/show";
import type { ImportLook, PartRow, Right } from "../wire/commands";

Object.defineProperty(HTMLElement.prototype, "clientHeight", { value: 600, configurable: true });
Object.defineProperty(HTMLElement.prototype, "clientWidth", { value: 1200, configurable: true });

const row: PartRow = {
  id: "p-1",
  number: "LCD-13P",
  name: "屏幕总成",
  spec: "OLED",
  unit: "片",
  grade: "branded",
  class: "a",
  serialised: false,
  active: true,
  superseded: false,
  bin: "A-01",
  available: 3,
  on_hand: 4,
  sale: 98_000,
};

const look: ImportLook = {
  rows: 3,
  columns: ["number", "name"],
  unknown_columns: ["颜色"],
  twice: [],
  done: { added: 2, changed: 0, unchanged: 0, left: 0, bad: 1 },
  new_suppliers: [],
  new_bins: [],
  faults: [{ line: 4, column: "least", message: "field.not_whole", params: {} }],
};

const clerk = {
  ...wang,
  rights: ["signed_in", "see_stock", "keep_parts", "print_papers"] as const satisfies Right[],
};
const door = () => doorFor({ ...clerk, rights: [...clerk.rights] });
const listed = () => ({ rows: [row], next: null, exact: null });

test("the list of parts says what is there and what a customer pays", async () => {
  await show({ "shop.door": door, "part.find": listed }, "/parts");
  const line = await at("parts-row");
  expect(line.textContent).toContain("LCD-13P");
  expect(line.textContent).toContain("¥980.00");
});

test("a list with a fault is taken in only once its faulty lines are to be skipped", async () => {
  const host = await show(
    {
      "shop.door": door,
      "part.find": listed,
      "part.check_import": () => look,
      "part.import": () => look.done,
    },
    "/parts",
  );
  await user.click(await at("parts-import"));
  const file = new File(["料号,名称\n"], "parts.csv", { type: "text/csv" });
  await user.upload(await at("import-file"), file);
  expect((await at("import-fault")).textContent).toContain("4");
  expect(now("import-act")?.hasAttribute("disabled")).toBe(true);
  await user.keyboard("{Control>}{Enter}{/Control}");
  expect(host.inputs("part.import")).toHaveLength(0);
  await user.click(await at("import-only-good"));
  await waitFor(() => expect(now("import-act")?.hasAttribute("disabled")).toBe(false));
  await user.keyboard("{Control>}{Enter}{/Control}");
  await waitFor(() => expect(host.inputs("part.import")).toHaveLength(1));
  expect(host.inputs("part.import")[0]).toMatchObject({ only_good: true, change_known: true });
});
