import { waitFor } from "@testing-library/react";
import { expect, test } from "vitest";
import { stale } from "../../test/fake";
import { at, show, user } from "../../test/show";
import type { RollPrinterRow } from "../wire/commands";

const roll = {
  id: "rp-1",
  seen_seq: 7,
  name: "前台",
  way: "network",
  address: "192.168.1.50:9100",
  width: "80",
  drawer: true,
  active: true,
} as const;

test("a roll printer is tried with a receipt, and its drawer opened with a reason", async () => {
  const host = await show(
    {
      "printer.rolls": () => [roll],
      "printer.open_drawer": () => ({}),
      "paper.samples": () => ({
        repair: null,
        quote: null,
        settlement: null,
        hand_over: null,
        payment: "pay-1",
        close: null,
        part: null,
      }),
    },
    "/settings/papers",
  );
  await user.click(await at("roll-drawer"));
  await user.type(await at("drawer-reason"), "换零钱");
  await user.keyboard("{Control>}{Enter}{/Control}");
  await waitFor(() =>
    expect(host.inputs("printer.open_drawer")).toEqual([{ printer: "前台", reason: "换零钱" }]),
  );
  await user.click(await at("roll-try"));
  await waitFor(() => expect(host.inputs("paper.print")).toHaveLength(1));
  expect(host.inputs("paper.print")[0]).toEqual({
    paper: "payment.receipt",
    id: "pay-1",
    size: "80",
    printer: "roll:前台",
  });
});

test("a roll printer is added by its address", async () => {
  const host = await show(
    { "printer.rolls": () => [], "printer.keep_roll": () => ({ id: "rp-2" }) },
    "/settings/papers",
  );
  await user.click(await at("roll-add"));
  await user.type(await at("roll-name"), "后厅");
  await user.type(await at("roll-address"), "192.168.1.51:9100");
  await user.click(await at("roll-save"));
  await waitFor(() =>
    expect(host.inputs("printer.keep_roll")).toEqual([
      { ...roll, id: null, seen_seq: 0, name: "后厅", address: "192.168.1.51:9100", drawer: false },
    ]),
  );
});

test("what was begun of a roll printer goes on after the page was left, and the second editor is told", async () => {
  let now: RollPrinterRow = roll;
  const host = await show(
    {
      "printer.rolls": () => [now],
      "printer.keep_roll": ({ seen_seq }) => {
        if (seen_seq !== now.seen_seq) throw stale("王建国");
        return { id: "rp-1" };
      },
    },
    "/settings/papers",
  );
  await user.click(await at("roll-revise"));
  await user.type(await at("roll-name"), "左");
  await user.keyboard("{F3}");
  now = { ...roll, seen_seq: 8, address: "192.168.1.60:9100" };
  await user.keyboard("{F9}");
  await user.click(await at("settings-papers"));
  expect(await at("roll-name")).toHaveProperty("value", "前台左");
  await user.keyboard("{Control>}{Enter}{/Control}");
  expect((await at("stale-note")).textContent).toContain("王建国");
  await user.click(await at("stale-mine"));
  await waitFor(() => expect(host.inputs("printer.keep_roll")).toHaveLength(2));
  expect(host.inputs("printer.keep_roll").map(({ seen_seq }) => seen_seq)).toEqual([7, 8]);
  expect(host.inputs("printer.keep_roll")[1]?.name).toBe("前台左");
});
