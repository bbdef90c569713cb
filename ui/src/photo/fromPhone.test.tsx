import { screen, waitFor } from "@testing-library/react";
import { expect, test } from "vitest";
import { card } from "../../test/samples";
import { all, at, now, show, user } from "../../test/show";
import type { LanState, RepairCard, TicketArrived } from "../wire/commands";

const TOKEN = "0a".repeat(32);
const ON: LanState = {
  on: true,
  port: 7421,
  addresses: ["192.168.1.5:7421"],
  name: "shop-pc.local",
  announced: true,
  failure: null,
  at_command_line: false,
  prints: null,
};
const photo = (n: number) => String(n).repeat(64);

/** A desk whose phone brings what `come` is told. */
function desk(state: LanState = ON) {
  const arrived: TicketArrived = { photos: [], opened: false };
  const answers = {
    "repair.card": (): RepairCard => ({ ...card, stage: "repairing" }),
    "host.state": () => state,
    "ticket.open": () => ({ token: TOKEN, seconds_left: 900 }),
    "ticket.arrived": () => ({ ...arrived, photos: [...arrived.photos] }),
    "ticket.close": () => ({ ...arrived, photos: [...arrived.photos] }),
    "photo.add": () => ({ id: "p-9" }),
  };
  return { answers, arrived };
}

test("the code names the host's address and the secret stands behind the #", async () => {
  const { answers } = desk();
  const host = await show(answers, "/repairs/r-0");
  await at("order-photos");
  await user.keyboard("{Alt>}d{/Alt}");
  const code = await at("phone-code");
  expect(code.dataset.address).toBe(`https://192.168.1.5:7421/#/shoot/${TOKEN}`);
  expect(host.inputs("ticket.open")).toEqual([{ what: "order", repair: "r-0" }]);
  expect(host.calls.find(({ name }) => name === "ticket.open")?.request).toBeUndefined();
});

test("each picture goes into the order once, as it comes, and the last one at the end", async () => {
  const { answers, arrived } = desk();
  const host = await show(answers, "/repairs/r-0");
  await user.click(await at("photo-phone"));
  await at("phone-code");
  arrived.opened = true;
  arrived.photos = [photo(1)];
  host.touch("ticket");
  await waitFor(() => expect(host.inputs("photo.add")).toHaveLength(1));
  arrived.photos = [photo(1), photo(2)];
  host.touch("ticket");
  await waitFor(() => expect(host.inputs("photo.add")).toHaveLength(2));
  await waitFor(() => expect(now("phone-state")?.dataset.count).toBe("2"));
  arrived.photos = [photo(1), photo(2), photo(3)];
  await user.keyboard("{Control>}{Enter}{/Control}");
  await waitFor(() => expect(now("phone-code")).toBeNull());
  expect(host.inputs("ticket.close")).toEqual([{ token: TOKEN }]);
  expect(host.inputs("photo.add").map(({ hash }) => hash)).toEqual([photo(1), photo(2), photo(3)]);
});

test("in a form its pictures are named as from the phone, and the form is not sent", async () => {
  const { answers, arrived } = desk();
  const host = await show(answers, "/repairs/r-0?tab=log");
  await user.click(await at("log-add"));
  await user.click((await screen.findAllByTestId("photo-phone")).at(-1) as HTMLElement);
  await at("phone-code");
  expect(host.inputs("ticket.open")).toEqual([{ what: "log", repair: "r-0" }]);
  arrived.photos = [photo(4)];
  host.touch("ticket");
  await at("from-phone");
  await user.keyboard("{Control>}{Enter}{/Control}");
  await waitFor(() => expect(now("phone-code")).toBeNull());
  expect(host.inputs("log.add")).toEqual([]);
  expect(all("from-phone")).toHaveLength(1);
});

test("Esc ends it, and so does leaving the page", async () => {
  const { answers } = desk();
  const host = await show(answers, "/repairs/r-0");
  await user.click(await at("photo-phone"));
  await at("phone-code");
  await user.keyboard("{Escape}");
  await waitFor(() => expect(now("phone-code")).toBeNull());
  expect(host.inputs("ticket.close")).toHaveLength(1);
  await user.click(await at("photo-phone"));
  await at("phone-code");
  window.location.hash = "#/customers";
  await waitFor(() => expect(host.inputs("ticket.close")).toHaveLength(2));
});

test("where the network is off it says who can switch it on", async () => {
  const { answers } = desk({ ...ON, on: false, addresses: [] });
  const host = await show(answers, "/repairs/r-0");
  await user.click(await at("photo-phone"));
  await at("phone-off");
  expect(now("phone-code")).toBeNull();
  expect(host.inputs("ticket.open")).toEqual([]);
});
