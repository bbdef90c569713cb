import { waitFor } from "@testing-library/react";
import { expect, test } from "vitest";
import { fault, refusal } from "../../test/fake";
import { press } from "../../test/keys";
import { card, doorFor, wang } from "../../test/samples";
import { settlement } from "../../test/samples/settlement";
import { all, at, now, show, user } from "../../test/show";
import type { RepairCard } from "../wire/commands";

const PLACE = "/repairs/r-0?tab=settle";
const ready = { "repair.card": (): RepairCard => ({ ...card, stage: "ready" }) };
const owing = { ...ready, "settlement.of": () => settlement() };

function ctrl(key: string) {
  press(key, 9_000, { ctrlKey: true });
}

test("the list is issued and shown before any money is asked for", async () => {
  const host = await show(
    {
      ...ready,
      "settlement.of": () => settlement({ id: null, number: "", at: null, by: "" }),
      "settlement.make": () => ({ id: "s-1", number: "JS261121-0003", owed: 58_000 }),
    },
    PLACE,
  );
  await at("settlement-would-be");
  expect(now("settlement-pay")).toBeNull();
  ctrl("Enter");
  await at("paper-preview");
  expect(host.inputs("settlement.make")).toEqual([
    { repair: "r-0", seen_seq: card.seen_seq, expected_owed: 58_000 },
  ]);
});

test("set-off, rounding and what others pay stand on the way to what is owed", async () => {
  await show(
    {
      ...ready,
      "settlement.of": () =>
        settlement({
          totals: { customer: 58_049, maker: 90_000, extended: 0, shop: 0, all: 148_049 },
          rounding: 49,
          set_off: 10_000,
          owed: 48_000,
        }),
    },
    PLACE,
  );
  expect((await at("reckoning-owed")).textContent).toBe("¥480.00");
  expect(now("reckoning-rounding")?.textContent).toBe("-¥0.49");
  expect(now("reckoning-set-off")?.textContent).toBe("-¥100.00");
  expect(now("reckoning-maker")?.textContent).toBe("¥900.00");
  expect(now("reckoning-shop")).toBeNull();
});

test("three keys take what is owed in cash; the change stands on the screen", async () => {
  const host = await show(
    {
      ...owing,
      "payment.pay": () => ({
        act: "a-1",
        payments: [{ id: "pay-9", number: "SK261121-0009" }],
        owed: 0,
        change: 2_000,
      }),
    },
    PLACE,
  );
  await at("settlement-pay");
  ctrl("Enter");
  await at("pay-amount");
  press("3", 9_100, { altKey: true });
  await user.type(await at("pay-tendered"), "600");
  expect((await at("pay-change")).textContent).toContain("¥20.00");
  ctrl("Enter");
  expect((await at("paper-preview")).textContent).toContain("SK261121-0009");
  expect((await at("paid-change")).textContent).toContain("¥20.00");
  expect(host.inputs("payment.pay")).toEqual([
    {
      repair: "r-0",
      expected_owed: 58_000,
      parts: [{ method: "cash", amount: 58_000, reference: "", tendered: 60_000 }],
    },
  ]);
});

test("two ways: the second one has what is left", async () => {
  const host = await show(
    {
      ...owing,
      "payment.pay": () => ({ act: "a-1", payments: [], owed: 0, change: 0 }),
    },
    PLACE,
  );
  await at("settlement-pay");
  ctrl("Enter");
  const amount = await at("pay-amount");
  await user.clear(amount);
  await user.type(amount, "400");
  expect((await at("pay-left")).textContent).toContain("¥180.00");
  press("a", 9_100, { altKey: true });
  await waitFor(() => expect(all("pay-part")).toHaveLength(2));
  ctrl("Enter");
  await waitFor(() => expect(host.inputs("payment.pay")).toHaveLength(1));
  expect(
    host.inputs("payment.pay")[0]?.parts.map(({ method, amount }) => [method, amount]),
  ).toEqual([
    ["wechat", 40_000],
    ["alipay", 18_000],
  ]);
});

test("a sum that changed meanwhile is told and only taken after it was seen", async () => {
  let owed = 58_000;
  const host = await show(
    {
      ...ready,
      "settlement.of": () => settlement({ owed }),
      "payment.pay": ({ expected_owed }) => {
        if (expected_owed !== owed) throw refusal("payment.changed", "conflict");
        return { act: "a-1", payments: [], owed: 0, change: 0 };
      },
    },
    PLACE,
  );
  await at("settlement-pay");
  ctrl("Enter");
  await at("pay-amount");
  owed = 30_000;
  ctrl("Enter");
  await at("pay-changed");
  host.touch("payment");
  await waitFor(() => expect(now("pay-changed")?.textContent).toContain("¥300.00"));
  await user.click(await at("pay-renew"));
  ctrl("Enter");
  await waitFor(() => expect(now("pay-amount")).toBeNull());
  expect(host.inputs("payment.pay").map((input) => input.expected_owed)).toEqual([58_000, 30_000]);
});

test("a fault of one way stands at its field", async () => {
  await show(
    {
      ...owing,
      "payment.pay": () => {
        throw refusal("payment.invalid", "invalid", [
          fault("parts[0].tendered", "field.less_than_amount"),
        ]);
      },
    },
    PLACE,
  );
  await at("settlement-pay");
  ctrl("Enter");
  await at("pay-amount");
  press("3", 9_100, { altKey: true });
  await user.type(await at("pay-tendered"), "1");
  ctrl("Enter");
  await at("fault-parts[0].tendered");
  expect(now("pay-tendered")).toHaveProperty("value", "1");
});

test("a refund says why, and the most that can go back", async () => {
  const host = await show(
    {
      ...ready,
      "settlement.of": () => settlement({ paid: 48_000, set_off: 10_000, owed: 0 }),
      "payment.refund": () => ({ id: "pay-10", number: "SK261121-0010" }),
    },
    PLACE,
  );
  await user.click(await at("refund"));
  await user.type(await at("refund-amount"), "50");
  await user.type(await at("refund-reason"), "贴膜不满意");
  ctrl("Enter");
  expect((await at("paper-preview")).textContent).toContain("SK261121-0010");
  expect(host.inputs("payment.refund")[0]).toMatchObject({
    repair: "r-0",
    amount: 5_000,
    reason: "贴膜不满意",
    again: false,
  });
});

test("what was taken wrongly goes back and is owed again", async () => {
  const host = await show(
    {
      ...ready,
      "settlement.of": () => settlement({ paid: 48_000, set_off: 10_000, owed: 0 }),
      "payment.refund": () => ({ id: "pay-10", number: "SK261121-0010" }),
    },
    PLACE,
  );
  await user.click(await at("refund"));
  await user.type(await at("refund-amount"), "480");
  await user.click(await at("refund-again"));
  await user.type(await at("refund-reason"), "按成现金了");
  ctrl("Enter");
  await at("paper-preview");
  expect(host.inputs("payment.refund")[0]).toMatchObject({ amount: 48_000, again: true });
});

test("a settlement that was paid on is taken back with a reason, and the form says where the money is", async () => {
  const host = await show(
    {
      ...ready,
      "settlement.of": () => settlement({ paid: 48_000, refunded: 8_000, owed: 0 }),
      "settlement.cancel": () => ({}),
    },
    PLACE,
  );
  await user.click(await at("settlement-cancel"));
  expect((await at("settlement-cancel-paid")).textContent).toContain("¥400.00");
  await user.type(await at("settlement-cancel-reason"), "听筒没声");
  ctrl("Enter");
  await waitFor(() =>
    expect(host.inputs("settlement.cancel")).toEqual([{ id: "s-1", reason: "听筒没声" }]),
  );
});

test("what went home stays settled", async () => {
  const gone = { "repair.card": (): RepairCard => ({ ...card, stage: "handed_over" }) };
  await show({ ...gone, "settlement.of": () => settlement({ paid: 58_000, owed: 0 }) }, PLACE);
  await at("refund");
  expect(now("settlement-cancel")).toBeNull();
});

test("whoever may not take money reads the list only", async () => {
  await show({ ...owing, "shop.door": () => doorFor(wang) }, PLACE);
  await at("settlement-wait");
  for (const name of ["settlement-pay", "settlement-cancel", "refund"])
    expect(now(name)).toBeNull();
});
