import { waitFor } from "@testing-library/react";
import { expect, test } from "vitest";
import { fault, refusal } from "../../test/fake";
import { prices } from "../../test/samples";
import { all, at, show, user } from "../../test/show";
import { blankPrice, inOrder, pricedAs, ruledAs, searchKeys } from "./prices";

// Lists draw the rows for which there is room.
Object.defineProperty(HTMLElement.prototype, "clientHeight", { value: 600, configurable: true });
Object.defineProperty(HTMLElement.prototype, "clientWidth", { value: 1200, configurable: true });

const answers = { "price.all": () => prices };

test("a line is sent with what its kind has, and nothing else", () => {
  const blank = blankPrice("2026-11-21");
  const labour = { ...blank, level: "two", grade: "original", inspection: true } as const;
  expect(pricedAs(labour)).toMatchObject({ level: "two", grade: null, days: 90 });
  expect(pricedAs(labour).inspection).toBe(false);
  expect(pricedAs({ ...labour, line: "part" })).toMatchObject({ level: null, grade: "original" });
  expect(pricedAs({ ...labour, line: "fee" })).toMatchObject({ days: null, inspection: true });
});

test("a rule is sent with its own figures only", () => {
  const rule = { id: null, seen_seq: 0, valid_from: "2026-01-01", valid_to: null, active: true };
  const figures = { percent: 50, amount: 9_900, kinds: null };
  expect(ruledAs({ ...rule, rule: "labour_once", figures }).figures).toEqual({});
  expect(ruledAs({ ...rule, rule: "further_faults", figures }).figures).toEqual({ percent: 50 });
  expect(ruledAs({ ...rule, rule: "flat_battery", figures }).figures).toEqual({ amount: 9_900 });
});

test("lines stand by what is charged, a former one below its successor, and are found from the middle", () => {
  expect(inOrder(prices.prices).map(({ id }) => id)).toEqual([
    "p-screen-work",
    "p-old",
    "p-screen",
    "p-fee",
  ]);
  expect(searchKeys("换屏工时").split(" ")).toContain("工时");
});

test("the price list is searched, and a new line begins with what was searched for", async () => {
  const host = await show({ ...answers, "price.keep": () => ({ id: "p-9" }) }, "/settings/prices");
  await at("prices");
  await waitFor(() => expect(all("prices-row")).toHaveLength(4));
  await user.type(await at("prices-search"), "工时");
  await waitFor(() => expect(all("prices-row")).toHaveLength(2));
  await user.keyboard("{Alt>}n{/Alt}");
  await user.type(await at("price-name"), "换电池工时");
  await user.type(await at("price-amount"), "60");
  await user.keyboard("{Control>}{Enter}{/Control}");
  await waitFor(() => expect(host.inputs("price.keep")).toHaveLength(1));
  expect(host.inputs("price.keep")[0]).toMatchObject({
    id: null,
    line: "labour",
    name: "换电池工时",
    amount: 6_000,
    days: 90,
    valid_to: null,
  });
});

test("a name and an amount that are missing are told together, before the core is asked", async () => {
  const host = await show(answers, "/settings/prices");
  await user.click(await at("prices-add"));
  await user.click(await at("price-save"));
  await at("fault-name");
  await at("fault-amount");
  expect(host.inputs("price.keep")).toEqual([]);
});

test("a rule's fault comes back at its figure", async () => {
  const host = await show(
    {
      ...answers,
      "price.keep_rule": () => {
        throw refusal("price.invalid", "invalid", [fault("figures.percent", "field.wrong")]);
      },
    },
    "/settings/prices",
  );
  await user.click(await at("price-rules"));
  await waitFor(() => expect(all("rules-row")).toHaveLength(2));
  await user.click(all("rules-row")[1] as HTMLElement);
  const percent = await at("rule-percent");
  await user.clear(percent);
  await user.type(percent, "150");
  await user.click(await at("rule-save"));
  await at("fault-figures.percent");
  expect(host.inputs("price.keep_rule")[0]).toMatchObject({
    id: "ru-further",
    rule: "further_faults",
    figures: { percent: 150 },
  });
});
