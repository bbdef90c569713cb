import { waitFor } from "@testing-library/react";
import { expect, test } from "vitest";
import { fault, refusal } from "../../test/fake";
import { doorFor, li } from "../../test/samples";
import { all, at, now, show, user } from "../../test/show";
import type { LanState, TerminalRow, WaitingRow } from "../wire/commands";

const PLACE = "/settings/terminals";
const manager = { ...li, rights: [...li.rights, "keep_terminals" as const] };

function lan(part: Partial<LanState> = {}): LanState {
  return {
    on: true,
    port: 7421,
    addresses: ["192.168.1.5:7421"],
    name: "shop-pc.local",
    announced: true,
    failure: null,
    at_command_line: false,
    prints: { host: "0b".repeat(32), authority: "a0".repeat(32) },
    ...part,
  };
}

const bench: TerminalRow = {
  id: "t-1",
  seen_seq: 4,
  name: "工位2",
  kind: "desk",
  admitted_at: "2026-11-20T02:00:00.000Z",
  admitted_by: "周明远",
  last_seen: new Date().toISOString(),
  here: false,
  person: "张伟",
  revoked_at: null,
};
const tablet: TerminalRow = {
  ...bench,
  id: "t-2",
  name: "前台平板",
  kind: "browser",
  person: null,
};
const waiting: WaitingRow = { pairing: "w-1", name: "bench-pc", since: "2026-11-22T02:00:00.000Z" };

function answers(rows: TerminalRow[] = [], waits: WaitingRow[] = [], state = lan()) {
  return {
    "shop.door": () => doorFor(manager),
    "host.state": () => state,
    "terminal.list": () => rows,
    "terminal.waiting": () => waits,
    "terminal.pairing_door": () => ({ seconds_left: null as number | null, begins_left: 0 }),
  };
}

test("the host is switched on at a port, and says where it is found", async () => {
  let state = lan({ on: false, addresses: [], announced: false });
  const host = await show(
    {
      ...answers(),
      "host.state": () => state,
      "host.switch": ({ on, port }) => {
        state = lan({ on, port });
        return state;
      },
    },
    PLACE,
  );
  const port = await at("host-port");
  await user.clear(port);
  await user.type(port, "7500");
  await user.click(await at("host-switch"));
  await waitFor(() => expect(host.inputs("host.switch")).toEqual([{ on: true, port: 7500 }]));
  host.touch("terminal");
  await waitFor(() => expect(now("host-address")?.textContent).toBe("192.168.1.5:7421"));
});

test("a port that is taken is told at its field, and shutting a door with people inside asks first", async () => {
  const host = await show(
    {
      ...answers([bench]),
      "host.switch": () => {
        throw refusal("host.invalid", "invalid", [fault("port", "field.wrong")]);
      },
    },
    PLACE,
  );
  await waitFor(() => expect(all("terminal-row")).toHaveLength(1));
  await user.click(await at("host-switch"));
  await waitFor(() => expect(document.body.textContent).toContain("已接入的 1 台设备会马上断开"));
  expect(host.inputs("host.switch")).toEqual([]);
  const port = await at("host-port");
  await user.clear(port);
  await user.type(port, "80");
  await user.click(await at("host-port-save"));
  expect((await at("fault-port")).textContent).toBe("不对");
});

test("a desk that waits is told everywhere, and let in by its code with Enter", async () => {
  let waits = [waiting];
  let tries = 0;
  const host = await show(
    {
      ...answers(),
      "terminal.waiting": () => waits,
      "terminal.admit": () => {
        tries += 1;
        if (tries === 1)
          throw refusal("terminal.invalid", "invalid", [fault("code", "field.wrong")]);
        waits = [];
        return { id: "t-9" };
      },
    },
    "/repairs",
  );
  expect((await at("banner-terminal")).textContent).toContain("bench-pc");
  await user.click(await at("banner-terminal-see"));
  const code = await at("waiting-code");
  expect(now("banner-terminal")).toBeNull();
  await user.clear(await at("waiting-name"));
  await user.type(await at("waiting-name"), "工位3");
  await user.type(code, "1234 5678{Enter}");
  expect((await at("fault-code")).textContent).toBe("不对");
  await waitFor(() => expect(code).toHaveProperty("value", ""));
  await user.type(code, "87654321{Enter}");
  await waitFor(() => expect(host.inputs("terminal.admit")).toHaveLength(2));
  expect(host.inputs("terminal.admit")[1]).toEqual({
    pairing: "w-1",
    name: "工位3",
    code: "87654321",
  });
  host.touch("terminal");
  await waitFor(() => expect(now("waiting-desk")).toBeNull());
});

test("other PCs may ask once a manager lets them, with the time and the tries left in sight", async () => {
  let door: { seconds_left: number | null; begins_left: number } = {
    seconds_left: null,
    begins_left: 0,
  };
  const host = await show(
    {
      ...answers(),
      "terminal.pairing_door": () => door,
      "terminal.open_pairing": () => {
        door = { seconds_left: 119, begins_left: 5 };
        return {};
      },
    },
    PLACE,
  );
  expect((await at("pairing-left")).textContent).toContain("先点“允许配对”");
  await user.click(await at("pairing-open"));
  host.touch("terminal");
  await waitFor(() =>
    expect(now("pairing-left")?.textContent).toMatch(/^可以申请了：还剩 1:5\d，还能申请 5 次$/),
  );
  expect(now("pairing-door")?.textContent).not.toContain("用完了");
  door = { seconds_left: 100, begins_left: 0 };
  host.touch("terminal");
  await waitFor(() => expect(now("pairing-door")?.textContent).toContain("用完了"));
  door = { seconds_left: 1, begins_left: 2 };
  host.touch("terminal");
  // It shuts by itself, which makes no event.
  await waitFor(() => expect(now("pairing-left")?.textContent).toContain("先点“允许配对”"), {
    timeout: 5_000,
  });
});

test("a desk that comes to wait takes nothing from who is typing", async () => {
  let waits: WaitingRow[] = [];
  const host = await show({ ...answers(), "terminal.waiting": () => waits }, PLACE);
  const port = await at("host-port");
  await user.click(port);
  waits = [waiting];
  host.touch("terminal");
  await at("waiting-code");
  expect(document.activeElement).toBe(port);
});

test("somebody who may let nobody in hears nothing of it", async () => {
  const host = await show({ "shop.door": () => doorFor(li) }, "/repairs");
  await at("person-menu");
  expect(host.inputs("terminal.waiting")).toEqual([]);
});

test("a terminal is renamed against what was seen, and sent off with a reason", async () => {
  const host = await show(
    {
      ...answers([bench, { ...tablet, revoked_at: "2026-11-21T02:00:00.000Z" }]),
      "terminal.rename": () => ({ seen_seq: 5 }),
      "terminal.revoke": () => ({}),
    },
    PLACE,
  );
  await waitFor(() => expect(all("terminal-row")).toHaveLength(1));
  expect(all("terminal-row")[0]?.textContent).toContain("张伟");
  await user.click(await at("terminal-with-revoked"));
  expect(all("terminal-row")).toHaveLength(2);
  await user.click(await at("terminal-rename"));
  await user.type(await at("terminal-name"), "号");
  await user.keyboard("{Control>}{Enter}{/Control}");
  await waitFor(() => expect(host.inputs("terminal.rename")).toHaveLength(1));
  expect(host.inputs("terminal.rename")[0]).toEqual({ id: "t-1", name: "工位2号", seen_seq: 4 });
  await user.click(await at("terminal-revoke"));
  await user.type(await at("terminal-revoke-reason"), "丢了");
  await user.keyboard("{Control>}{Enter}{/Control}");
  await waitFor(() =>
    expect(host.inputs("terminal.revoke")).toEqual([{ id: "t-1", reason: "丢了" }]),
  );
});

test("a tablet is invited by a code that closes itself once it was used", async () => {
  let rows = [bench];
  const host = await show(
    {
      ...answers(),
      "terminal.list": () => rows,
      "terminal.invite": () => ({
        token: "f".repeat(64),
        until: new Date(Date.now() + 599_000).toISOString(),
      }),
    },
    PLACE,
  );
  await waitFor(() => expect(now("terminal-invite")).toHaveProperty("disabled", false));
  await user.click(await at("terminal-invite"));
  await user.type(await at("terminal-invite-name"), "前台平板");
  await user.keyboard("{Control>}{Enter}{/Control}");
  const code = await at("invitation-code");
  expect(code.dataset.link).toBe(`https://192.168.1.5:7421/#/enter/${"f".repeat(64)}`);
  expect(now("print-host")?.textContent).toBe(Array(16).fill("0B0B").join(" "));
  expect(now("print-authority")?.textContent).toBe(Array(16).fill("A0A0").join(" "));
  expect((await at("invitation-left")).textContent).toMatch(/^还剩 9:5\d，只能用一次$/);
  rows = [bench, tablet];
  host.touch("terminal");
  await waitFor(() => expect(now("invitation-code")).toBeNull());
});

test("nobody can be invited while the host lets nobody in", async () => {
  await show(answers([], [], lan({ on: false, addresses: [] })), PLACE);
  await at("host-card");
  expect((await at("terminal-none")).textContent).toContain("先把本机设为主机");
  expect(now("terminal-invite")).toHaveProperty("disabled", true);
});
