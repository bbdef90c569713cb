import { waitFor } from "@testing-library/react";
import { beforeAll, expect, test } from "vitest";
import { fault, refusal } from "../../test/fake";
import { customerCard, customers } from "../../test/samples";
import { all, at, now, show, user } from "../../test/show";

beforeAll(() => {
  // jsdom lays nothing out: without a height no virtual row would be drawn.
  Object.defineProperty(HTMLElement.prototype, "clientHeight", { value: 600, configurable: true });
  Object.defineProperty(HTMLElement.prototype, "clientWidth", { value: 1200, configurable: true });
});

test("F4 leads to the customers, a search finds, Enter opens", async () => {
  await show();
  await at("orders");
  await user.keyboard("{F4}");
  await waitFor(() => expect(all("customers-row")).toHaveLength(customers.length));
  await user.type(await at("customers-search"), "小雨");
  await waitFor(() => expect(all("customers-row")).toHaveLength(1));
  expect(window.location.href).not.toContain(encodeURIComponent("小雨"));
  all("customers-row")[0]?.focus();
  await user.keyboard("{Enter}");
  await waitFor(() => expect(window.location.hash).toBe("#/customers/c-2"));
});

test("no hit is said, with the next act", async () => {
  await show({ "customer.find": () => ({ rows: [], next: null }) }, "/customers");
  await user.type(await at("customers-search"), "王五");
  await waitFor(() => expect(now("customers-none")?.textContent).toContain("王五"));
});

test("numbers are masked until somebody asks, and asking is told to the core", async () => {
  const host = await show({}, "/customers/c-1");
  expect((await at("customer-phone")).textContent).toBe("138****5678");
  expect(host.inputs("customer.phones")).toEqual([]);
  await user.click(await at("customer-phones-show"));
  await waitFor(() => expect(now("customer-phone")?.textContent).toBe("13812345678"));
  expect(host.inputs("customer.phones")).toEqual([{ id: "c-1" }]);
});

test("a number that was not seen is left alone when a customer is revised", async () => {
  const host = await show({}, "/customers/c-1");
  await at("customer-name");
  await user.keyboard("{Control>}e{/Control}");
  await user.type(await at("customer-edit-wechat"), "x");
  await user.keyboard("{Control>}{Enter}{/Control}");
  await waitFor(() => expect(host.inputs("customer.revise")).toHaveLength(1));
  expect(host.inputs("customer.revise")[0]).toEqual({
    id: "c-1",
    seen_seq: 7,
    name: "张伟",
    phone: null,
    wechat: "zhangwei88x",
    address: customerCard.address,
    company: customerCard.company,
    add_phones: [],
    drop_phones: [],
  });
});

test("a revision that came too late tells what changed and keeps what was typed", async () => {
  let card = customerCard;
  const host = await show(
    {
      "customer.card": () => card,
      "customer.revise": () => {
        const stale = refusal("edit.stale", "conflict");
        stale.failure.params = { person: "王工", at: "2026-11-21 14:30" };
        throw stale;
      },
    },
    "/customers/c-1",
  );
  await user.click(await at("customer-revise"));
  await user.type(await at("customer-edit-name"), "先生");
  card = { ...customerCard, company: "新公司", seen_seq: 9 };
  await user.keyboard("{Control>}{Enter}{/Control}");
  await waitFor(() => expect(now("stale-note")?.textContent).toContain("新公司"));
  expect(now("stale-note")?.textContent).toContain("14:30 王工");
  expect(await at("customer-edit-name")).toHaveProperty("value", "张伟先生");
  await user.click(await at("stale-mine"));
  await waitFor(() => expect(host.inputs("customer.revise")[1]?.seen_seq).toBe(9));
});

test("two records are merged, and the one to stay can be chosen", async () => {
  const host = await show({}, "/customers/c-1");
  await user.click(await at("customer-merge"));
  await user.click(await at("customer-merge-offer"));
  expect((await at("customer-merge-told")).textContent).toContain("“张小雨”的 1 张工单");
  await user.click(all("customer-merge-keep")[1] as HTMLElement);
  expect((await at("customer-merge-told")).textContent).toContain("“张伟”的 3 张工单");
  await user.keyboard("{Control>}{Enter}{/Control}");
  await waitFor(() =>
    expect(host.inputs("customer.merge")).toEqual([{ keep: "c-2", merge: "c-1" }]),
  );
  await waitFor(() => expect(window.location.hash).toBe("#/customers/c-2"));
});

test("merging a customer into themselves is refused at the field", async () => {
  await show(
    {
      "customer.merge": ({ keep, merge }) => {
        if (keep !== merge) return {};
        throw refusal("customer.invalid", "invalid", [fault("merge", "field.wrong")]);
      },
    },
    "/customers/c-1",
  );
  await user.click(await at("customer-merge"));
  await user.type(await at("customer-merge-search"), "张伟");
  await user.click(await at("customer-merge-offer"));
  await user.keyboard("{Control>}{Enter}{/Control}");
  expect((await at("fault-merge")).textContent).toBe("不对");
});

test("an intake begins with the customer chosen already", async () => {
  await show({}, "/customers/c-1");
  await at("customer-name");
  await user.keyboard("{Control>}{Enter}{/Control}");
  expect((await at("intake-chosen")).textContent).toContain("138****5678");
  expect(await at("intake-name")).toHaveProperty("value", "张伟");
});
