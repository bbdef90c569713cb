import { waitFor } from "@testing-library/react";
import { expect, test } from "vitest";
import { all, at, now, show, user } from "../../test/show";

const PLACE = "/repairs/r-0";
const zhang = { person: "张伟", terminal: "工位2", editing: false };

test("an order's page says that somebody is on it, and names who else is", async () => {
  let rows = [zhang];
  const host = await show({ "presence.who": () => rows }, PLACE);
  await waitFor(() => expect(now("others-here")?.textContent).toContain("张伟 · 工位2 也在看"));
  expect(host.inputs("presence.here")[0]).toEqual({ repair: "r-0", editing: false });
  rows = [{ ...zhang, editing: true }];
  host.touch("presence");
  await waitFor(() => expect(now("others-here")?.textContent).toContain("张伟 · 工位2 正在修改"));
  rows = [];
  host.touch("presence");
  await waitFor(() => expect(now("other-here")).toBeNull());
});

test("who sits at the host is at the host, and more than two are counted", async () => {
  const rows = ["李翠", "陈工", "何质"].map((person) => ({
    person,
    terminal: null,
    editing: false,
  }));
  await show({ "presence.who": () => rows }, PLACE);
  await waitFor(() => expect(all("other-here")).toHaveLength(2));
  expect(all("other-here")[0]?.textContent).toContain("李翠 · 主机");
  expect((await at("others-more")).textContent).toBe("等 1 人");
});

test("an open form and every key say that the order is being changed, until it is over", async () => {
  const host = await show({ "presence.who": () => [{ ...zhang, editing: true }] }, PLACE);
  const editing = () => host.inputs("presence.here").at(-1)?.editing;
  await at("order-number");
  await waitFor(() => expect(editing()).toBe(false));
  await user.keyboard("{Control>}e{/Control}");
  await waitFor(() => expect(editing()).toBe(true));
  expect((await at("others-form")).textContent).toContain("张伟");
  await user.keyboard("{Escape}");
  await waitFor(() => expect(editing()).toBe(false));
  await user.keyboard("{Alt>}n{/Alt}");
  await user.type(await at("note-text"), "一");
  await waitFor(() => expect(editing()).toBe(true));
});

test("leaving the page takes it back", async () => {
  const host = await show({}, PLACE);
  await waitFor(() => expect(host.inputs("presence.here")).toHaveLength(1));
  await user.keyboard("{F3}");
  await waitFor(() => expect(host.inputs("presence.gone")).toEqual([{ repair: "r-0" }]));
});
