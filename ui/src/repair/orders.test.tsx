import { waitFor } from "@testing-library/react";
import { beforeAll, expect, test } from "vitest";
import { refusal } from "../../test/fake";
import { press, scan } from "../../test/keys";
import { card, history, repairRow } from "../../test/samples";
import { all, at, now, show, user } from "../../test/show";

beforeAll(() => {
  // jsdom lays nothing out: without a height no virtual row would be drawn.
  Object.defineProperty(HTMLElement.prototype, "clientHeight", { value: 600, configurable: true });
  Object.defineProperty(HTMLElement.prototype, "clientWidth", { value: 1200, configurable: true });
});

test("the list shows rows, moves by arrows and opens by Enter", async () => {
  await show();
  await waitFor(() => expect(all("orders-row").length).toBeGreaterThan(5));
  const [first] = all("orders-row");
  first?.focus();
  await user.keyboard("{ArrowDown}");
  await waitFor(() => expect(document.activeElement?.textContent).toContain("0399"));
  await user.keyboard("{Enter}");
  await waitFor(() => expect(window.location.hash).toBe("#/repairs/r-1"));
});

test("with nothing in hand the arrows take up the list", async () => {
  await show();
  await waitFor(() => expect(all("orders-row").length).toBeGreaterThan(5));
  const held = () => document.activeElement?.getAttribute("data-at");
  (document.activeElement as HTMLElement | null)?.blur();
  await user.keyboard("{ArrowDown}");
  await waitFor(() => expect(held()).toBe("0"));
  await user.keyboard("{ArrowDown}");
  await waitFor(() => expect(held()).toBe("1"));
});

test("a touched noun asks the list again, another one does not", async () => {
  const host = await show();
  await waitFor(() => expect(all("orders-row").length).toBeGreaterThan(5));
  const asked = host.inputs("repair.find").length;
  host.touch("printer");
  host.touch("repair");
  await waitFor(() => expect(host.inputs("repair.find").length).toBe(asked + 1));
});

test("no hit is said plainly, with the next act", async () => {
  await show({ "repair.find": () => ({ rows: [], next: null }) });
  await user.type(await at("orders-search"), "13900001111");
  await waitFor(() => expect(now("orders-none")?.textContent).toContain("13900001111"));
  expect(window.location.href).not.toContain("1390");
  expect((await at("orders-none")).textContent).toContain("13900001111");
  await user.click(await at("orders-none-intake"));
  expect(await at("intake-phone")).toHaveProperty("value", "13900001111");
});

test("the one box finds, and Enter opens what is marked", async () => {
  await show();
  await at("orders");
  press("k", 9_000, { ctrlKey: true });
  expect(document.activeElement).toBe(now("box-input"));
  await user.type(await at("box-input"), "WX261121-0397");
  await at("box-hit");
  await user.keyboard("{Enter}");
  await waitFor(() => expect(window.location.hash).toBe("#/repairs/r-3"));
});

test("a scan from anywhere opens the one order it means", async () => {
  const host = await show({
    "repair.find": ({ text }) => ({ rows: text === card.code ? [repairRow(7)] : [], next: null }),
  });
  await at("orders");
  now("box-input")?.blur();
  scan(card.code);
  await waitFor(() => expect(window.location.hash).toBe("#/repairs/r-7"));
  expect(host.inputs("repair.find").some(({ text }) => text === card.code)).toBe(true);
});

test("an unknown scan is said to be unknown and begins an intake by Enter", async () => {
  await show({ "repair.find": () => ({ rows: [], next: null }) });
  await at("orders");
  scan("869374051234564");
  await at("box-none");
  await user.keyboard("{Enter}");
  expect(await at("intake-number")).toHaveProperty("value", "869374051234564");
});

test("the phone number is uncovered by asking the core, and covered by the lock", async () => {
  const host = await show({}, "/repairs/r-0");
  expect((await at("order-phone")).textContent).toBe("138****5678");
  await user.click(await at("order-phone-show"));
  await waitFor(() => expect(now("order-phone")?.textContent).toBe("13812345678"));
  expect(host.inputs("repair.phone")).toEqual([{ id: "r-0" }]);
  press("l", 9_000, { ctrlKey: true });
  await waitFor(() => expect(now("order-phone")?.textContent).toBe("138****5678"));
});

test("HTML in a symptom is text", async () => {
  const symptom = '<img src=x onerror="alert(1)"><b>粗</b>';
  await show({ "repair.card": () => ({ ...card, symptom }) }, "/repairs/r-0");
  const shown = await at("order-symptom");
  expect(shown.textContent).toBe(symptom);
  expect(shown.querySelector("img, b")).toBeNull();
});

test("a second editor is told who changed what, and both changes go together", async () => {
  let current = card;
  const host = await show(
    {
      "repair.card": () => current,
      "repair.correct": ({ seen_seq }) => {
        if (seen_seq < 14) {
          current = { ...card, customer_name: "张玮", seen_seq: 14 };
          throw refusal("edit.stale", "conflict");
        }
        return { seen_seq: 15 };
      },
      "repair.history": () => [
        ...history,
        {
          seq: 14,
          at: "2026-11-21T06:20:00.000Z",
          person_name: "王工",
          command: "repair.correct",
          noun: "customer",
          changes: [
            {
              field: "name",
              before: { kind: "plain", value: "张伟" },
              after: { kind: "plain", value: "张玮" },
            },
          ],
        },
      ],
    },
    "/repairs/r-0",
  );
  await user.click(await at("order-correct"));
  await waitFor(() => expect(now("correct-phone")).toHaveProperty("value", "13812345678"));
  await user.clear(await at("correct-model"));
  await user.click(await at("correct-model"));
  await user.paste("Reno 12 Pro");
  await user.click(await at("correct-submit"));
  const conflict = await at("correct-conflict");
  await waitFor(() => expect(conflict.textContent).toMatch(/王工.*张伟.*张玮/s));
  expect(now("correct-model")).toHaveProperty("value", "Reno 12 Pro");
  expect(now("correct-name")).toHaveProperty("value", "张玮");
  expect((await at("conflict-taken")).textContent).toContain("客户姓名");
  await user.click(await at("correct-submit"));
  await waitFor(() => expect(now("correct-submit")).toBeNull());
  expect(
    host.inputs("repair.correct").map(({ seen_seq, name, model }) => [seen_seq, name, model]),
  ).toEqual([
    [12, "张伟", "Reno 12 Pro"],
    [14, "张玮", "Reno 12 Pro"],
  ]);
});

test("what both changed is chosen side by side, and the choice may be taken back", async () => {
  let current = card;
  const host = await show(
    {
      "repair.card": () => current,
      "repair.correct": ({ seen_seq }) => {
        if (seen_seq < 14) {
          current = { ...card, model: "Reno 13", seen_seq: 14 };
          throw refusal("edit.stale", "conflict");
        }
        return { seen_seq: 15 };
      },
      "repair.history": () => [
        ...history,
        {
          seq: 14,
          at: "2026-11-21T06:20:00.000Z",
          person_name: "王工",
          command: "repair.correct",
          noun: "device",
          changes: [
            {
              field: "model",
              before: { kind: "plain", value: "Reno 12 256G" },
              after: { kind: "plain", value: "Reno 13" },
            },
          ],
        },
      ],
    },
    "/repairs/r-0",
  );
  await user.click(await at("order-correct"));
  await user.clear(await at("correct-model"));
  await user.click(await at("correct-model"));
  await user.paste("Reno 12 Pro");
  await user.click(await at("correct-submit"));
  await at("conflict-model");
  expect(now("correct-model")).toHaveProperty("value", "Reno 12 Pro");
  await user.click(await at("conflict-model-theirs"));
  expect(now("correct-model")).toHaveProperty("value", "Reno 13");
  await user.click(await at("conflict-model-mine"));
  await user.click(await at("correct-submit"));
  await waitFor(() => expect(now("correct-submit")).toBeNull());
  expect(host.inputs("repair.correct").at(-1)).toMatchObject({
    seen_seq: 14,
    model: "Reno 12 Pro",
    phone: null,
  });
});

test("another name for a customer with more orders is asked about before it is saved", async () => {
  const host = await show({}, "/repairs/r-0");
  await user.click(await at("order-correct"));
  await user.clear(await at("correct-name"));
  await user.click(await at("correct-name"));
  await user.paste("张玮");
  await user.click(await at("correct-submit"));
  await at("fault-whom");
  expect(host.inputs("repair.correct")).toEqual([]);
  await user.click(await at("correct-whom-order"));
  await user.click(await at("correct-submit"));
  await waitFor(() => expect(host.inputs("repair.correct")).toHaveLength(1));
  expect(host.inputs("repair.correct")[0]).toMatchObject({ name: "张玮", for_customer: false });
});

test("somebody who only looked meanwhile is no reason to ask", async () => {
  const host = await show(
    {
      "repair.card": () => ({ ...card, seen_seq: 13 }),
      "repair.correct": ({ seen_seq }) => {
        if (seen_seq < 14) throw refusal("edit.stale", "conflict");
        return { seen_seq: 15 };
      },
      "repair.history": () => [
        ...history,
        {
          seq: 14,
          at: "2026-11-21T06:20:00.000Z",
          person_name: "王工",
          command: "repair.phone",
          noun: "repair",
          changes: [],
        },
      ],
    },
    "/repairs/r-0",
  );
  await user.click(await at("order-correct"));
  host.answers["repair.card"] = () => ({ ...card, seen_seq: 14 });
  await user.click(await at("correct-submit"));
  await waitFor(() => expect(now("correct-submit")).toBeNull());
  expect(host.inputs("repair.correct").map(({ seen_seq }) => seen_seq)).toEqual([13, 14]);
});

test("a half-typed correction waits for its author", async () => {
  await show({}, "/repairs/r-0");
  await user.click(await at("order-correct"));
  await user.clear(await at("correct-model"));
  await user.click(await at("correct-model"));
  await user.paste("Find X8");
  press("F3", 9_000);
  await at("orders");
  window.location.hash = "#/repairs/r-0";
  await waitFor(() => expect(now("correct-model")).toHaveProperty("value", "Find X8"));
});
