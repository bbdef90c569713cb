import { waitFor } from "@testing-library/react";
import { expect, test } from "vitest";
import { customers, passport } from "../../test/samples";
import { at, now, show, user } from "../../test/show";
import { asInput, BLANK } from "./writing";

const warranties = [
  {
    repair: "r-before",
    number: "WX261020-0004",
    line: "屏幕总成",
    until: "2027-01-18",
    left_days: 58,
  },
];

test("what is no rework says nothing of one, and a free one needs no reason", () => {
  const rework = { of: "r-before", number: "WX261020-0004", charge: "free", reason: "x" } as const;
  expect(asInput(BLANK, "d")).toMatchObject({ rework_of: null, rework_charge: null });
  expect(asInput({ ...BLANK, rework }, "d")).toMatchObject({
    rework_of: "r-before",
    rework_charge: "free",
    rework_reason: null,
  });
  expect(asInput({ ...BLANK, rework: { ...rework, charge: "charged" } }, "d")).toMatchObject({
    rework_charge: "charged",
    rework_reason: "x",
  });
});

test("a machine inside its warranty is announced, and one key makes it a rework", async () => {
  const host = await show({ "device.passport": () => ({ ...passport, warranties }) }, "/intake");
  await user.type(await at("intake-number"), passport.imei ?? "");
  expect((await at("passport-warranties")).textContent).toContain("屏幕总成");
  await user.keyboard("{Alt>}rr{/Alt}");
  await user.type(await at("rework-reason"), "进水");
  await user.keyboard("{Control>}{Enter}{/Control}");
  await waitFor(() => expect(host.inputs("repair.open")).toHaveLength(1));
  expect(host.inputs("repair.open")[0]).toMatchObject({
    rework_of: "r-before",
    rework_charge: "charged",
    rework_reason: "进水",
  });
});

test("what a customer owes is told as soon as their number is known", async () => {
  const [first] = customers;
  if (!first) throw new Error("the samples lack a customer");
  const debts = [{ repair: "r-9", number: "WX261001-0002", owed: 18_000 }];
  await show({ "customer.by_phone": () => [{ ...first, debts }] }, "/intake");
  await user.type(await at("intake-phone"), "13812345678");
  expect((await at("intake-debts")).textContent).toContain("¥180.00");
  expect(now("intake-rework")).toBeNull();
});
