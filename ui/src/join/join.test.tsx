import { waitFor } from "@testing-library/react";
import { expect, test, vi } from "vitest";
import { fakeHost, fault, refusal } from "../../test/fake";
import { doorFor, li } from "../../test/samples";
import { at, now, showOver, user } from "../../test/show";
import { AT_HOST, waysOf } from "../../test/ways";
import { type DeskWays, type JoinState, LineDown } from "../host/host";

const FIRST = { ...doorFor(null), state: "first_start" as const, shop: null };

async function joining(ways: Partial<DeskWays> = {}) {
  const desk = waysOf({ mode: "own" }, ways);
  showOver({ ...fakeHost({ "shop.door": () => FIRST }), kind: "window", desk }, "/");
  await at("first-start");
  await user.keyboard("{Alt>}j{/Alt}");
  await at("join-page");
  return desk;
}

test("a found host is one press away, and the code is shown until somebody there has answered", async () => {
  let state: JoinState = "waiting";
  const desk = await joining({ state: vi.fn(async () => state) });
  await user.click(await at("join-host"));
  expect(now("join-address")).toHaveProperty("value", "192.168.1.5:7421");
  expect(document.activeElement).toBe(now("join-name"));
  await user.type(await at("join-name"), "维修台 1");
  await user.keyboard("{Control>}{Enter}{/Control}");
  expect((await at("join-code")).textContent).toBe("0429 1763");
  expect(desk.begin).toHaveBeenCalledWith("192.168.1.5:7421", "维修台 1");
  expect(desk.reload).not.toHaveBeenCalled();
  state = "admitted";
  await waitFor(() => expect(desk.reload).toHaveBeenCalledOnce(), { timeout: 4_000 });
});

test("faults are told at their fields and nothing typed is lost", async () => {
  await joining({
    begin: async () => {
      throw refusal("join.invalid", "invalid", [
        fault("address", "join.bad_address"),
        fault("name", "field.empty"),
      ]);
    },
  });
  await user.type(await at("join-address"), "192.168.1");
  await user.keyboard("{Control>}{Enter}{/Control}");
  expect((await at("fault-address")).textContent).toContain("不像地址");
  expect((await at("fault-name")).textContent).toContain("不能空着");
  expect(now("join-address")).toHaveProperty("value", "192.168.1");
});

test("a no of the host is told, and the request can be given up", async () => {
  let state: JoinState = "waiting";
  const desk = await joining({ state: async () => state });
  await user.type(await at("join-address"), "shop-pc.local");
  await user.keyboard("{Control>}{Enter}{/Control}");
  await at("join-code");
  await user.keyboard("{Escape}");
  await at("join-submit");
  expect(desk.end).toHaveBeenCalledOnce();
  await user.keyboard("{Control>}{Enter}{/Control}");
  await at("join-code");
  state = "refused";
  expect((await at("join-ended")).textContent).toContain("没有放行");
  expect(now("join-address")).toHaveProperty("value", "shop-pc.local");
});

test("who gives up while the host lets this desk in becomes that desk all the same", async () => {
  let admit: (state: JoinState) => void = () => {};
  const desk = await joining({
    state: vi.fn(() => new Promise<JoinState>((resolve) => (admit = resolve))),
  });
  await user.type(await at("join-address"), "shop-pc.local");
  await user.keyboard("{Control>}{Enter}{/Control}");
  await at("join-code");
  await waitFor(() => expect(desk.state).toHaveBeenCalled(), { timeout: 4_000 });
  await user.keyboard("{Escape}");
  await at("join-submit");
  admit("admitted");
  await waitFor(() => expect(desk.reload).toHaveBeenCalledOnce());
});

test("a line that falls while the request stands ends nothing", async () => {
  let state: JoinState | null = null;
  const desk = await joining({
    state: async () => {
      if (!state) throw new LineDown();
      return state;
    },
  });
  await user.keyboard("{Control>}{Enter}{/Control}");
  await at("failure-note");
  expect(now("join-code")).not.toBeNull();
  state = "admitted";
  await waitFor(() => expect(desk.reload).toHaveBeenCalledOnce(), { timeout: 4_000 });
});

test("a desk that is turned away in the middle of work is told and shown both ways on", async () => {
  const desk = waysOf(AT_HOST);
  const host = fakeHost();
  showOver({ ...host, kind: "window", desk }, "/repairs");
  await at("orders");
  host.answers["shop.door"] = () => {
    throw refusal("terminal.revoked", "forbidden");
  };
  host.answers["repair.views"] = host.answers["shop.door"] as never;
  host.touch("repair");
  expect((await at("turned-away")).textContent).toContain("样板维修店");
  await user.keyboard("{Control>}{Enter}{/Control}");
  expect(await at("join-address")).toHaveProperty("value", "192.168.1.5:7421");
  expect(now("join-name")).toHaveProperty("value", "维修台 1");
  await user.keyboard("{Escape}");
  await user.click(await at("leave-host"));
  await user.click(await at("leave-sure"));
  await waitFor(() => expect(desk.reload).toHaveBeenCalledOnce());
  expect(desk.leave).toHaveBeenCalledOnce();
});

test("the line's bar names the host and takes another address", async () => {
  const desk = waysOf(AT_HOST, {
    lookAt: vi.fn(async (address: string) => {
      if (address !== "192.168.1.9") throw refusal("join.no_host");
    }),
  });
  const host = fakeHost({ "shop.door": () => doorFor(li) });
  showOver({ ...host, kind: "window", desk }, "/repairs");
  await at("orders");
  host.line(false);
  await waitFor(() => expect(now("banner-line")?.textContent).toContain("192.168.1.5:7421"));
  await user.click(await at("line-address"));
  await user.click(await at("host-address-look"));
  await at("host-address-fault");
  await user.clear(await at("host-address"));
  await user.type(await at("host-address"), "192.168.1.9{Enter}");
  await waitFor(() => expect(desk.lookAt).toHaveBeenLastCalledWith("192.168.1.9"));
  await waitFor(() => expect(document.body.textContent).toContain("在 192.168.1.9 找到了主机"));
});

test("a host found at another address is shown there, though the line stood all along", async () => {
  let address = "192.168.1.5:7421";
  const desk = waysOf(AT_HOST, {
    mode: vi.fn(async () => ({ ...AT_HOST, address })),
    lookAt: vi.fn(async (typed: string) => {
      address = `${typed}:7421`;
    }),
  });
  const host = fakeHost({ "shop.door": () => doorFor(li) });
  showOver({ ...host, kind: "window", desk }, "/settings/desk");
  expect((await at("this-desk-address")).textContent).toContain("192.168.1.5:7421");
  await user.clear(await at("host-address"));
  await user.type(await at("host-address"), "192.168.1.9{Enter}");
  await waitFor(() => expect(now("this-desk-address")?.textContent).toContain("192.168.1.9:7421"));
});

test("another machine at the host's address is told at once, also to whoever asks nothing", async () => {
  let met: () => void = () => {};
  const desk = waysOf(AT_HOST, {
    watchOtherHost: vi.fn((listener: () => void) => {
      met = listener;
      return () => {};
    }),
  });
  const host = fakeHost({ "shop.door": () => doorFor(null) });
  showOver({ ...host, kind: "window", desk }, "/");
  await at("signin-page");
  host.line(false);
  host.answers["shop.door"] = () => {
    throw refusal("line.other_host", "forbidden");
  };
  met();
  await at("turned-away");
  expect(now("banner-line-back")).toBeNull();
});

test("a browser is offered no joining and no desk of its own", async () => {
  showOver(fakeHost({ "shop.door": () => FIRST }), "/");
  await at("first-start");
  expect(now("first-join")).toBeNull();
});
