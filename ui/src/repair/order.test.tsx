import { waitFor } from "@testing-library/react";
import { expect, test } from "vitest";
import { refusal } from "../../test/fake";
import { press } from "../../test/keys";
import { card, debtNote, history } from "../../test/samples";
import { all, at, now, show, user } from "../../test/show";

const PLACE = "/repairs/r-0";

const paid = {
  ...card,
  payments: [
    {
      id: "pay-1",
      number: "SK261121-0003",
      kind: "prepaid" as const,
      amount: 10_000,
      method: "wechat" as const,
      reference: "",
      tendered: null,
      act: null,
      reason: "",
      at: card.opened_at,
      by: "李翠",
    },
  ],
  prepaid: 10_000,
};

test("a debt is told loudly before anything else", async () => {
  await show({ "note.of": () => [debtNote] }, PLACE);
  expect((await at("note-debt")).textContent).toContain("上次还欠 80 元");
});

test("a note goes on the order, the machine or the customer", async () => {
  const host = await show({ "note.add": () => ({ id: "n-2" }) }, PLACE);
  await at("order-number");
  press("n", 9_000, { altKey: true });
  await user.click(await at("note-text"));
  await user.paste("说话慢一点");
  await user.click(await at("note-kind-careful"));
  await user.click(await at("note-about-customer"));
  press("Enter", 9_100, { ctrlKey: true });
  await waitFor(() => expect(now("note-text")).toBeNull());
  expect(host.inputs("note.add")).toEqual([
    { about: "customer", subject: card.customer_id, kind: "careful", text: "说话慢一点" },
  ]);
});

test("Esc leaves the half-written note, not the page", async () => {
  await show({}, PLACE);
  await at("order-number");
  press("n", 9_000, { altKey: true });
  await at("note-text");
  press("Escape", 9_100);
  await waitFor(() => expect(now("note-text")).toBeNull());
  expect(window.location.hash).toBe(`#${PLACE}`);
});

test("a prepayment is taken in yuan and kept in fen, and its receipt is shown", async () => {
  const host = await show(
    { "payment.prepay": () => ({ id: "pay-2", number: "SK261121-0004" }) },
    PLACE,
  );
  await user.click(await at("prepay"));
  await user.type(await at("prepay-amount"), "99.5");
  press("Enter", 9_000, { ctrlKey: true });
  expect((await at("paper-preview")).textContent).toContain("SK261121-0004");
  expect(host.inputs("payment.prepay")).toEqual([
    { repair: "r-0", amount: 9_950, method: "wechat", reference: "" },
  ]);
});

test("voiding tells beforehand what stands in the way, and the gates if it is tried", async () => {
  await show(
    {
      "repair.card": () => paid,
      "repair.void": () => {
        const told = refusal("repair.not_voidable");
        told.failure.gates = [
          { gate: "prepaid_open", params: { amount: "100.00" }, lifted_by: null },
        ];
        throw told;
      },
    },
    PLACE,
  );
  await user.click(await at("order-more"));
  await user.click(await at("order-more-void"));
  expect((await at("void-prepaid")).textContent).toContain("¥100.00");
  await user.click(await at("void-reason"));
  await user.paste("重复开单");
  press("Enter", 9_000, { ctrlKey: true });
  expect((await at("failure-note")).textContent).toContain("¥100.00");
  expect(now("void-reason")).toHaveProperty("value", "重复开单");
});

test("giving back proposes all that is held and wants a reason", async () => {
  const host = await show(
    {
      "repair.card": () => paid,
      "payment.give_back": () => ({ id: "pay-3", number: "SK261121-0005" }),
    },
    PLACE,
  );
  expect((await at("prepaid-held")).textContent).toBe("¥100.00");
  await user.click(await at("give-back"));
  expect(await at("give-back-amount")).toHaveProperty("value", "100");
  await user.click(await at("give-back-reason"));
  await user.paste("客户不修了");
  press("Enter", 9_000, { ctrlKey: true });
  await waitFor(() => expect(host.inputs("payment.give_back")).toHaveLength(1));
  expect(host.inputs("payment.give_back")[0]).toMatchObject({
    amount: 10_000,
    reason: "客户不修了",
  });
});

test("the numbers after a main board change go to the core, empty ones as none", async () => {
  const host = await show({ "repair.board_changed": () => ({ seen_seq: 13 }) }, PLACE);
  await user.click(await at("order-more"));
  await user.click(await at("order-more-board"));
  await user.click(await at("board-changed-imei"));
  await user.paste("490154203237518");
  press("Enter", 9_000, { ctrlKey: true });
  await waitFor(() => expect(host.inputs("repair.board_changed")).toHaveLength(1));
  expect(host.inputs("repair.board_changed")[0]).toEqual({
    repair: "r-0",
    seen_seq: card.seen_seq,
    imei: "490154203237518",
    imei2: null,
    serial: null,
  });
});

test("the timeline shows all, or only changes, notes or looks", async () => {
  await show(
    {
      "repair.history": () => [
        ...history,
        {
          seq: 13,
          at: "2026-11-21T06:20:00.000Z",
          person_name: "王工",
          command: "repair.phone",
          noun: "repair",
          changes: [],
        },
      ],
    },
    PLACE,
  );
  await waitFor(() => expect(all("history-entry")).toHaveLength(3));
  await user.click(await at("history-looks"));
  await waitFor(() => expect(all("history-entry")).toHaveLength(1));
  await user.click(await at("history-changes"));
  await waitFor(() => expect(all("history-entry")).toHaveLength(2));
});

test("looks and functions are mended in place", async () => {
  const host = await show({}, PLACE);
  await user.click(await at("condition-edit"));
  await user.click(await at("condition-save"));
  await waitFor(() => expect(now("condition-form")).toBeNull());
  expect(host.inputs("repair.set_condition")).toEqual([
    { id: "r-0", seen_seq: card.seen_seq, marks: card.marks, checks: card.checks },
  ]);
});

test("whoever may not correct, void or take money is offered none of it", async () => {
  const { doorFor, wang } = await import("../../test/samples");
  await show({ "shop.door": () => doorFor(wang), "repair.card": () => paid }, PLACE);
  await at("order-number");
  for (const name of ["order-correct", "condition-edit", "prepay", "give-back", "note-add"]) {
    expect(now(name)).toBeNull();
  }
});
