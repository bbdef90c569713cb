import { waitFor } from "@testing-library/react";
import { expect, test } from "vitest";
import { fault, refusal } from "../../test/fake";
import { customerCard, passport } from "../../test/samples";
import { all, at, now, show, user } from "../../test/show";

const twin = { ...passport, id: "d-9", imei: null, serial: "R5CN30ABCDE", orders: [] };

test("a customer's machine leads to its own page", async () => {
  await show({}, "/customers/c-1");
  await user.click(await at("customer-device"));
  await waitFor(() => expect(window.location.hash).toBe("#/devices/d-1"));
  expect((await at("device-facts")).textContent).toContain(passport.imei);
  expect(await at("customer-orders")).toBeTruthy();
});

test("a machine is merged with the one whose number is scanned", async () => {
  const host = await show(
    {
      "device.passport": ({ id, serial }) =>
        id === passport.id ? passport : serial === twin.serial ? twin : null,
      "device.merge": () => ({}),
    },
    "/devices/d-1",
  );
  await user.click(await at("device-merge"));
  await user.type(await at("device-merge-search"), "R5CN30ABCDE");
  await user.click(await at("device-merge-offer"));
  expect(all("device-merge-keep")).toHaveLength(2);
  await user.keyboard("{Control>}{Enter}{/Control}");
  await waitFor(() => expect(host.inputs("device.merge")).toEqual([{ keep: "d-1", merge: "d-9" }]));
});

test("without a choice the owner's other machines are offered, and merging asks for one", async () => {
  const [device] = customerCard.devices;
  if (!device) throw new Error("no sample");
  const host = await show(
    {
      "customer.card": () => ({ ...customerCard, devices: [device, { ...device, id: "d-5" }] }),
      "device.merge": () => {
        throw refusal("device.invalid", "invalid", [fault("merge", "field.wrong")]);
      },
    },
    "/devices/d-1",
  );
  await user.click(await at("device-merge"));
  await waitFor(() => expect(all("device-merge-offer")).toHaveLength(1));
  await user.keyboard("{Control>}{Enter}{/Control}");
  expect((await at("fault-merge")).textContent).toContain("另一份");
  expect(host.inputs("device.merge")).toEqual([]);
  await user.click(await at("device-merge-offer"));
  await user.keyboard("{Control>}{Enter}{/Control}");
  await waitFor(() => expect(now("fault-merge")?.textContent).toBe("不对"));
});
