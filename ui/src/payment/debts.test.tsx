import { waitFor } from "@testing-library/react";
import { beforeAll, expect, test } from "vitest";
import { press } from "../../test/keys";
import { card } from "../../test/samples";
import { debts } from "../../test/samples/counter";
import { settlement } from "../../test/samples/settlement";
import { all, at, now, show, user } from "../../test/show";
import type { RepairCard } from "../wire/commands";

const DUES = "/dues";
const TILL = "/repairs/r-0?tab=settle";
const gone = { "repair.card": (): RepairCard => ({ ...card, stage: "handed_over" }) };

beforeAll(() => {
  // jsdom lays nothing out: without a height no virtual row would be drawn.
  Object.defineProperty(HTMLElement.prototype, "clientHeight", { value: 600, configurable: true });
  Object.defineProperty(HTMLElement.prototype, "clientWidth", { value: 1200, configurable: true });
});

function ctrl(key: string) {
  press(key, 9_000, { ctrlKey: true });
}

test("debts are found by name and age, with the sum of all of them", async () => {
  const none = { rows: [], count: 0, total: 0, next: null, companies: [] };
  const host = await show(
    {
      "reminder.unclaimed": () => ({
        rows: [],
        lawful_days: 60,
        next: null,
        count: 0,
        due: 0,
        due_more: false,
      }),
      "payment.debts": ({ name, days }) => (name || days ? none : { ...debts, count: 73 }),
    },
    DUES,
  );
  await user.click(await at("dues-debts"));
  await waitFor(() => expect(all("debts-row")).toHaveLength(1));
  expect((await at("debt-count")).textContent).toContain("73");
  expect((await at("debt-total")).textContent).toBe("¥180.00");
  await user.click(await at("debts-company"));
  await waitFor(() =>
    expect(host.inputs("payment.debts").at(-1)).toMatchObject({ name: "朝阳物业" }),
  );
  await user.clear(await at("debts-name"));
  ctrl("f");
  await user.keyboard("朝阳{Enter}");
  expect((await at("debts-none")).textContent).toContain("没有符合条件");
  await user.click(await at("debts-age-90"));
  await waitFor(() =>
    expect(host.inputs("payment.debts").at(-1)).toEqual({ name: "朝阳", days: 90, after: null }),
  );
});

test("a debt that nobody will pay is written off with a reason", async () => {
  const host = await show(
    {
      ...gone,
      "settlement.of": () => settlement({ owed: 18_000 }),
      "debt.write_off": () => ({ owed: 0 }),
    },
    TILL,
  );
  expect(now("write-back")).toBeNull();
  await user.click(await at("write-off"));
  await user.type(await at("write-off-reason"), "联系不上");
  ctrl("Enter");
  await waitFor(() =>
    expect(host.inputs("debt.write_off")).toEqual([
      { repair: "r-0", amount: 18_000, reason: "联系不上", expected_owed: 18_000 },
    ]),
  );
});

test("what was written off stands beside what is owed, and may stand again", async () => {
  const host = await show(
    {
      ...gone,
      "settlement.of": () => settlement({ owed: 0, written_off: 18_000 }),
      "debt.write_back": () => ({ owed: 9_000 }),
    },
    TILL,
  );
  expect((await at("reckoning-written-off")).textContent).toBe("-¥180.00");
  expect(now("write-off")).toBeNull();
  await user.click(await at("write-back"));
  await user.clear(await at("write-off-amount"));
  await user.type(await at("write-off-amount"), "90");
  await user.type(await at("write-off-reason"), "说下周付一半");
  ctrl("Enter");
  await waitFor(() =>
    expect(host.inputs("debt.write_back")).toEqual([
      { repair: "r-0", amount: 9_000, reason: "说下周付一半" },
    ]),
  );
});
