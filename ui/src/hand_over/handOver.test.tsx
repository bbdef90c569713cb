import { waitFor } from "@testing-library/react";
import { expect, test } from "vitest";
import { fault, refusal } from "../../test/fake";
import { press, scan } from "../../test/keys";
import { card, doorFor, li } from "../../test/samples";
import { handOver } from "../../test/samples/settlement";
import { at, now, show, user } from "../../test/show";
import type { HandOverCard, RepairCard, Right } from "../wire/commands";
import { liftable } from "./lifting";
import { against, hiddenDigits, scannedAs } from "./proof";

/** What stands on the customer's own papers. */
const VOUCHER = "4071836650291748";
const PLACE = "/repairs/r-0?tab=hand_over";
const ready = { "repair.card": (): RepairCard => ({ ...card, stage: "ready" }) };

function ctrl(key: string) {
  press(key, 9_000, { ctrlKey: true });
}

test("a proof is told by its look", () => {
  expect(against("")).toBe("phone");
  expect(against("1234")).toBe("phone");
  expect(against("12 34")).toBe("phone");
  expect(against("042917")).toBe("code");
  expect(against("0126112104007")).toBe("voucher");
  expect(against(VOUCHER)).toBe("voucher");
});

test("the customer's paper is a proof, the label on the machine is none but for an older order", () => {
  expect(scannedAs(card.code, true, `${VOUCHER} `)).toBe("voucher");
  expect(scannedAs(card.code, true, card.code)).toBe("label");
  expect(scannedAs(card.code, false, `${card.code} `)).toBe("voucher");
  expect(scannedAs(card.code, false, "0126112104999")).toBe("other");
});

test("the digits that are asked of a number are those that the screens hide", () => {
  expect(hiddenDigits("138****5678")).toBe(4);
  expect(hiddenDigits("+44******0958")).toBe(6);
  expect(hiddenDigits("400***1234")).toBe(0);
  expect(hiddenDigits("*****")).toBe(0);
});

test("a gate is passed over only by whoever holds the right that lifts it", () => {
  const gates = [{ gate: "money_owed", params: {}, lifted_by: "release_unpaid" as const }];
  const only = (right: Right) => (asked: Right) => asked === right;
  expect(liftable(gates, only("release_unpaid"))).toEqual({ owed: true, override: false });
  expect(liftable(gates, only("override_gates"))).toEqual({ owed: false, override: false });
});

test("scan, all accessories, old parts, one key: the machine goes home and its voucher is shown", async () => {
  let card_: HandOverCard = handOver();
  const host = await show(
    {
      ...ready,
      "hand_over.card": () => card_,
      "hand_over.make": () => ({ stage: "handed_over", seen_seq: 40 }),
    },
    PLACE,
  );
  await at("hand-over-proof");
  scan(card.code);
  expect((await at("fault-proof")).textContent).toContain("机身标签");
  expect(now("hand-over-proof")).toHaveProperty("value", "");
  scan(VOUCHER);
  await waitFor(() => expect(now("hand-over-proof")).toHaveProperty("value", VOUCHER));
  press("j", 9_100, { altKey: true });
  press("h", 9_200, { altKey: true });
  await user.click(await at("hand-over-on-paper"));
  ctrl("Enter");
  await waitFor(() => expect(host.inputs("hand_over.make")).toHaveLength(1));
  expect(host.inputs("hand_over.make")[0]).toEqual({
    repair: "r-0",
    seen_seq: card.seen_seq,
    against: "voucher",
    proof: VOUCHER,
    collector: "",
    how: "paper",
    signature: null,
    accessories: ["sim", "case"],
    old_parts: "given",
    outcome: "repaired",
    owed_reason: null,
    override_reason: null,
  });
  card_ = {
    ...card_,
    done: {
      at: "2026-11-21T10:00:00.000Z",
      by: "李翠",
      against: "voucher",
      collector: "",
      how: "paper",
      signature: null,
      accessories: ["sim", "case"],
      old_parts: "given",
      outcome: "repaired",
      owed: 0,
      reopened: false,
    },
  };
  host.answers["repair.card"] = () => ({ ...card, stage: "handed_over" });
  host.touch("hand_over", "repair");
  await at("paper-preview");
  expect((await at("hand-over-outcome")).textContent).not.toBe("");
});

test("another order's voucher is no proof here", async () => {
  await show(ready, PLACE);
  await at("hand-over-proof");
  scan("0126112104999");
  await at("fault-proof");
  expect(now("hand-over-proof")).toHaveProperty("value", "");
});

test("a wrong proof is told at its field, and the rest stays", async () => {
  await show(
    {
      ...ready,
      "hand_over.make": () => {
        throw refusal("hand_over.invalid", "invalid", [fault("proof", "field.wrong_proof")]);
      },
    },
    PLACE,
  );
  await user.type(await at("hand-over-proof"), "1234");
  press("k", 9_100, { altKey: true });
  await user.type(await at("hand-over-collector"), "张太太");
  ctrl("Enter");
  await at("fault-proof");
  expect(now("hand-over-collector")).toHaveProperty("value", "张太太");
});

test("what becomes of the old parts has to be chosen", async () => {
  const host = await show(ready, PLACE);
  await at("hand-over-proof");
  ctrl("Enter");
  await at("fault-old_parts");
  expect(host.inputs("hand_over.make")).toHaveLength(0);
});

test("open gates are told with what lifts them; a debt is released with a reason by right", async () => {
  const owing = {
    ...ready,
    "hand_over.card": () =>
      handOver({
        owed: 47_960,
        old_parts: false,
        gates: [
          {
            gate: "money_owed",
            params: { amount: "479.60" },
            lifted_by: "release_unpaid" as const,
          },
        ],
      }),
    "hand_over.make": () => ({ stage: "handed_over" as const, seen_seq: 40 }),
  };
  const host = await show(owing, PLACE);
  expect((await at("gate-money_owed")).textContent).toContain("479.60");
  expect((await at("hand-over-form")).textContent).toContain("隐去的 4 位");
  await user.type(await at("hand-over-proof"), "1234");
  await user.type(await at("hand-over-owed-reason"), "老客户，月底结");
  ctrl("Enter");
  await waitFor(() => expect(host.inputs("hand_over.make")).toHaveLength(1));
  expect(host.inputs("hand_over.make")[0]).toMatchObject({
    against: "phone",
    old_parts: "none",
    owed_reason: "老客户，月底结",
  });
});

test("whoever may not release sees the gate, not the reason's field", async () => {
  const me = { ...li, rights: li.rights.filter((right) => right !== "release_unpaid") };
  await show(
    {
      ...ready,
      "shop.door": () => doorFor(me),
      "hand_over.card": () =>
        handOver({
          owed: 1,
          gates: [{ gate: "money_owed", params: { amount: "0.01" }, lifted_by: "release_unpaid" }],
        }),
    },
    PLACE,
  );
  await at("gate-money_owed");
  expect(now("hand-over-owed-reason")).toBeNull();
});

test("before it is ready the page says what comes first", async () => {
  await show({}, PLACE);
  await at("hand-over-not-yet");
});

test("the pick-up code is told to who asks for it by key, and covered again by the same key", async () => {
  const host = await show(
    {
      "repair.card": (): RepairCard => ({ ...card, stage: "ready", pick_up_code_set: true }),
      "repair.pick_up_code": () => ({ code: "4711" }),
    },
    PLACE,
  );
  await at("pick-up-code-show");
  expect(now("pick-up-code")).toBeNull();
  press("c", 9_000, { altKey: true });
  expect((await at("pick-up-code")).textContent).toBe("4711");
  expect(host.inputs("repair.pick_up_code")).toEqual([{ id: "r-0" }]);
  press("c", 9_100, { altKey: true });
  await waitFor(() => expect(now("pick-up-code")).toBeNull());
  expect(host.inputs("repair.pick_up_code")).toHaveLength(1);
});
