import { waitFor } from "@testing-library/react";
import { expect, test } from "vitest";
import { fault, refusal } from "../../test/fake";
import { press, scan } from "../../test/keys";
import { card, doorFor, wang } from "../../test/samples";
import { quoteLine, quotes, version } from "../../test/samples/quote";
import { all, at, now, show, user } from "../../test/show";
import type { RepairCard } from "../wire/commands";

const PLACE = "/repairs/r-0?tab=quote";
const quoting = { "repair.card": (): RepairCard => ({ ...card, stage: "quoting" }) };
const offered = version({ state: "offered", version: 2 });
const waiting = {
  "repair.card": (): RepairCard => ({ ...card, stage: "awaiting_consent" }),
  "quote.of": () => quotes({ rows: [offered], open: offered }),
};

function ctrl(key: string) {
  press(key, 9_000, { ctrlKey: true });
}

test("lines are written by Enter alone, and told to the customer by one key", async () => {
  const host = await show(
    {
      ...quoting,
      "quote.write": () => ({ id: "q-1", version: 1, seen_seq: 21 }),
      "quote.offer": () => ({ state: "offered", stage: "awaiting_consent", seen_seq: 22 }),
    },
    PLACE,
  );
  await user.click(await at("quote-name"));
  await user.keyboard("换屏工时{Enter}2{Enter}50{Enter}{Enter}{Enter}");
  await waitFor(() => expect(all("quote-line")).toHaveLength(2));
  await waitFor(() => expect(document.activeElement).toBe(all("quote-name")[1]));
  await user.keyboard("屏幕{Enter}{Enter}480.5");
  expect((await at("total-customer")).textContent).toBe("¥580.50");
  ctrl("Enter");
  await waitFor(() => expect(host.inputs("quote.offer")).toHaveLength(1));
  expect(host.inputs("quote.write")[0]).toMatchObject({
    repair: "r-0",
    seen_seq: 20,
    lines: [
      { kind: "labour", name: "换屏工时", quantity: 2, unit: 5_000, payer: "customer", days: 90 },
      { kind: "labour", name: "屏幕", quantity: 1, unit: 48_050, payer: "customer" },
    ],
  });
  expect(host.inputs("quote.offer")[0]).toEqual({ repair: "r-0", version: 1, seen_seq: 21 });
});

test("Enter on an empty last line leaves the sheet", async () => {
  await show(quoting, PLACE);
  await user.click(await at("quote-name"));
  await user.keyboard("{Enter}");
  expect(document.activeElement).toBe(now("quote-words"));
  expect(all("quote-line")).toHaveLength(1);
});

test("an amount that is missing is told at its cell and nothing is sent", async () => {
  const host = await show(quoting, PLACE);
  await user.click(await at("quote-name"));
  await user.keyboard("换屏");
  ctrl("Enter");
  expect((await at("fault-lines[0].unit")).textContent).not.toBe("");
  expect(host.inputs("quote.write")).toHaveLength(0);
});

test("what is no amount is marked while it is typed, and no sum without it looks whole", async () => {
  const host = await show({ ...quoting, "quote.of": () => quotes({ ask_above: 150_000 }) }, PLACE);
  await user.click(await at("quote-name"));
  await user.keyboard("换屏{Enter}0{Enter}900.555");
  await at("fault-lines[0].unit");
  expect(now("quote-amount")?.textContent).toBe("—");
  await at("quote-unpriced");
  expect(now("quote-limit")).toBeNull();
  ctrl("Enter");
  await at("fault-lines[0].quantity");
  await at("fault-lines[0].unit");
  expect(host.inputs("quote.write")).toHaveLength(0);
});

test("a suggested line that no list prices is never told to the customer for nothing", async () => {
  const host = await show(
    {
      ...quoting,
      "quote.suggest": () => ({
        lines: [{ ...quoteLine({ id: null, unit: 0 }), why: "no_price" as const }],
      }),
    },
    PLACE,
  );
  await user.click(await at("quote-suggest"));
  await at("quote-levels");
  ctrl("Enter");
  await at("quote-why");
  expect(now("quote-unit")).toHaveProperty("value", "");
  ctrl("Enter");
  await at("fault-lines[0].unit");
  expect(host.inputs("quote.write")).toHaveLength(0);
});

test("the core's fault stands at the line it means", async () => {
  await show(
    {
      ...quoting,
      "quote.write": () => {
        throw refusal("quote.invalid", "invalid", [fault("lines[0].days", "field.empty")]);
      },
    },
    PLACE,
  );
  await user.click(await at("quote-name"));
  await user.keyboard("换屏{Enter}{Enter}50");
  ctrl("s");
  await at("fault-lines[0].days");
  expect(document.activeElement).toBe(now("quote-days"));
});

test("a half-written quote outlives the page", async () => {
  await show(quoting, PLACE);
  await user.click(await at("quote-name"));
  await user.keyboard("换屏");
  press("1", 9_000, { altKey: true });
  await waitFor(() => expect(now("quote-grid")).toBeNull());
  press("3", 9_100, { altKey: true });
  expect(await at("quote-name")).toHaveProperty("value", "换屏");
});

test("a draft that somebody else changed meanwhile asks whose counts", async () => {
  const mine = version({ state: "draft", lines: [{ ...quoteLine(), amount: 10_000 }] });
  let theirs = false;
  const host = await show(
    {
      ...quoting,
      "quote.of": () => {
        const draft = theirs ? { ...mine, words: "别人改的" } : mine;
        return quotes({ rows: [draft], open: draft, seen_seq: theirs ? 30 : 20 });
      },
      "quote.write": ({ seen_seq }) => {
        if (seen_seq < 30) throw refusal("edit.stale", "conflict");
        return { id: "q-1", version: 1, seen_seq: 31 };
      },
    },
    PLACE,
  );
  await user.type(await at("quote-words"), "含运费");
  theirs = true;
  host.touch("quote");
  await waitFor(() => expect(host.inputs("quote.of")).toHaveLength(2));
  ctrl("s");
  await user.click(await at("stale-mine"));
  await waitFor(() => expect(host.inputs("quote.write")).toHaveLength(2));
  expect(host.inputs("quote.write").map(({ seen_seq }) => seen_seq)).toEqual([20, 30]);
  expect(host.inputs("quote.write")[1]?.words).toBe("含运费");
});

test("a no to a supplement goes on under the version before, or ends everything", async () => {
  const yes = {
    answer: "agreed" as const,
    how: "in_person" as const,
    who: "张伟",
    number_masked: "",
    signature: null,
    words: "",
    at: "2026-11-21T06:30:00.000Z",
    by: "李翠",
  };
  const before = version({ id: "q-0", state: "agreed", answer: yes });
  const host = await show(
    {
      "repair.card": (): RepairCard => ({ ...card, stage: "repairing" }),
      "quote.of": () => quotes({ rows: [offered, before], open: offered, agreed: before }),
      "quote.answer": () => ({ stage: "ready", seen_seq: 23 }),
    },
    PLACE,
  );
  await user.click(await at("quote-answer-act"));
  await at("answer-sum");
  press("d", 9_100, { altKey: true });
  await waitFor(() => expect(now("quote-answer-save")?.textContent).toContain("按原来的继续"));
  expect(now("answer-declined")?.textContent).toContain("第 1 版");
  press("e", 9_200, { altKey: true });
  await waitFor(() => expect(now("answer-follows")?.textContent).toContain("待取机"));
  ctrl("Enter");
  await waitFor(() => expect(host.inputs("quote.answer")).toHaveLength(1));
  expect(host.inputs("quote.answer")[0]).toMatchObject({ version: 2, answer: "ended" });
});

test("an answer by phone says who and from which number", async () => {
  const host = await show(
    { ...waiting, "quote.answer": () => ({ stage: "repairing", seen_seq: 23 }) },
    PLACE,
  );
  await at("quote-offered");
  ctrl("Enter");
  expect((await at("answer-sum")).textContent).toBe("¥580.00");
  press("3", 9_100, { altKey: true });
  await user.click(await at("answer-usual"));
  await waitFor(() => expect(now("answer-number")).toHaveProperty("value", "13812345678"));
  ctrl("Enter");
  await waitFor(() => expect(host.inputs("quote.answer")).toHaveLength(1));
  expect(host.inputs("quote.answer")[0]).toEqual({
    repair: "r-0",
    version: 2,
    seen_seq: 20,
    answer: "agreed",
    how: "phone",
    who: card.customer_name,
    number: "13812345678",
    signature: null,
    words: "",
  });
});

test("a customer who signed the printed quote needs neither pad nor number", async () => {
  const host = await show(
    { ...waiting, "quote.answer": () => ({ stage: "repairing", seen_seq: 23 }) },
    PLACE,
  );
  await at("quote-offered");
  ctrl("Enter");
  await at("answer-sum");
  press("2", 9_100, { altKey: true });
  await at("answer-on-paper");
  expect(now("answer-number")).toBeNull();
  ctrl("Enter");
  await waitFor(() => expect(host.inputs("quote.answer")).toHaveLength(1));
  expect(host.inputs("quote.answer")[0]).toMatchObject({
    how: "on_paper",
    number: "",
    signature: null,
  });
});

test("in person without a signature the core's fault stands at the pad", async () => {
  await show(
    {
      ...waiting,
      "quote.answer": () => {
        throw refusal("quote.invalid", "invalid", [fault("signature", "field.no_signature")]);
      },
    },
    PLACE,
  );
  await at("quote-offered");
  ctrl("Enter");
  await at("answer-sum");
  ctrl("Enter");
  await at("fault-signature");
});

test("a version replaced while the customer answers is told, and the words stay", async () => {
  await show(
    {
      ...waiting,
      "quote.answer": () => {
        const told = refusal("quote.replaced", "conflict");
        told.failure.params = { version: "3" };
        throw told;
      },
    },
    PLACE,
  );
  await at("quote-offered");
  ctrl("Enter");
  await user.type(await at("answer-words"), "尽快修");
  ctrl("Enter");
  expect((await at("failure-note")).textContent).toContain("3");
  expect(now("answer-words")).toHaveProperty("value", "尽快修");
});

test("a version taken back while the customer answers leaves the form in hand, and its key offers nothing", async () => {
  let withdrawn = false;
  const host = await show(
    {
      ...waiting,
      "quote.of": () => {
        const draft = { ...offered, id: "q-9", version: 3, state: "draft" as const };
        return withdrawn
          ? quotes({ rows: [draft], open: draft })
          : quotes({ rows: [offered], open: offered });
      },
      "quote.answer": () => {
        throw refusal("quote.not_offered", "conflict");
      },
    },
    PLACE,
  );
  await at("quote-offered");
  ctrl("Enter");
  await user.type(await at("answer-words"), "尽快修");
  withdrawn = true;
  host.touch("quote");
  await at("answer-gone");
  expect(now("answer-words")).toHaveProperty("value", "尽快修");
  ctrl("Enter");
  await waitFor(() => expect(host.inputs("quote.answer")).toHaveLength(1));
  expect(host.inputs("quote.offer")).toEqual([]);
  expect(host.inputs("quote.write")).toEqual([]);
});

test("whoever may not quote only reads", async () => {
  await show({ ...waiting, "shop.door": () => doorFor(wang) }, PLACE);
  await at("quote-offered");
  expect(now("quote-answer-act")).toBeNull();
  expect(now("quote-withdraw")).toBeNull();
  expect(all("sheet-line")).toHaveLength(2);
});

test("a scan while a line is written opens its order instead of standing in the line", async () => {
  const host = await show(quoting, PLACE);
  const name = await at("quote-name");
  await waitFor(() => expect(document.activeElement).toBe(name));
  scan("WX261121-0399");
  await waitFor(() =>
    expect(host.inputs("repair.find").map(({ text }) => text)).toContain("WX261121-0399"),
  );
  expect(name).toHaveProperty("value", "");
});

test("a supplement begins below what was agreed, and can be put away", async () => {
  const agreed = version({ state: "agreed" });
  await show(
    {
      "repair.card": (): RepairCard => ({ ...card, stage: "repairing" }),
      "quote.of": () => quotes({ rows: [agreed], agreed }),
    },
    PLACE,
  );
  await at("quote-shown");
  expect(now("quote-grid")).toBeNull();
  press("b", 9_000, { altKey: true });
  await waitFor(() => expect(all("quote-line")).toHaveLength(2));
  await user.click(await at("quote-put-away"));
  await waitFor(() => expect(now("quote-grid")).toBeNull());
});
