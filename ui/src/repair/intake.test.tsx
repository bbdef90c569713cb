import { waitFor } from "@testing-library/react";
import { expect, test } from "vitest";
import { fault, refusal } from "../../test/fake";
import { press, scan } from "../../test/keys";
import { all, at, now, show, user } from "../../test/show";

async function fill(): Promise<void> {
  await user.type(await at("intake-phone"), "13812345678");
  await user.type(await at("intake-name"), "张伟");
  await user.type(await at("intake-brand"), "OPPO");
  await user.type(await at("intake-model"), "Reno 12");
  await user.type(await at("intake-imei"), "869374051234564");
  await user.type(await at("intake-symptom"), "屏幕碎裂");
}

test("Ctrl+Enter twice opens one order and leads to its paper", async () => {
  const host = await show({}, "/intake");
  await fill();
  press("Enter", 9_000, { ctrlKey: true });
  press("Enter", 9_001, { ctrlKey: true });
  await at("order-number");
  expect(host.inputs("repair.open")).toEqual([
    {
      phone: "13812345678",
      name: "张伟",
      brand: "OPPO",
      model: "Reno 12",
      imei: "869374051234564",
      serial: null,
      symptom: "屏幕碎裂",
    },
  ]);
  expect(window.location.hash).toContain("print=true");
});

test("Enter moves on from field to field", async () => {
  await show({}, "/intake");
  const phone = await at("intake-phone");
  expect(document.activeElement).toBe(phone);
  await user.keyboard("{Enter}");
  expect(document.activeElement).toBe(now("intake-name"));
});

test("faults stand at their fields, the first has the focus, and the input is kept", async () => {
  await show(
    {
      "repair.open": () => {
        throw refusal("repair.invalid", "invalid", [
          fault("model", "field.empty"),
          fault("imei", "field.bad_imei_digit"),
        ]);
      },
    },
    "/intake",
  );
  await user.type(await at("intake-phone"), "138");
  await user.click(await at("intake-submit"));
  expect((await at("fault-model")).textContent).toBe("不能空着");
  expect((await at("fault-imei")).textContent).toContain("校验位");
  await waitFor(() => expect(document.activeElement).toBe(now("intake-model")));
  expect(now("intake-phone")).toHaveProperty("value", "138");
  // Mending a field takes its fault away.
  await user.type(await at("intake-model"), "A3");
  expect(now("fault-model")).toBeNull();
});

test("a failure without a field is told with its trace", async () => {
  await show(
    {
      "repair.open": () => {
        const told = refusal("command.panicked", "internal");
        told.failure.trace = "6f1c20aa";
        throw told;
      },
    },
    "/intake",
  );
  await user.click(await at("intake-submit"));
  expect((await at("failure-trace")).textContent).toContain("6f1c20aa");
});

test("known customers appear by the number, and choosing one fills the name", async () => {
  const host = await show({}, "/intake");
  await user.type(await at("intake-phone"), "1381234567");
  expect(host.inputs("customer.by_phone")).toEqual([]);
  await user.type(await at("intake-phone"), "8");
  await at("intake-known").catch(() => undefined);
  await waitFor(() => expect(all("intake-known")).toHaveLength(2));
  await user.click(all("intake-known")[1] as HTMLElement);
  expect(now("intake-name")).toHaveProperty("value", "张小雨");
  expect(document.activeElement).toBe(now("intake-brand"));
});

test("a scan beside the fields fills the IMEI", async () => {
  await show({}, "/intake");
  (await at("intake-phone")).blur();
  scan("869374051234564");
  await waitFor(() => expect(now("intake-imei")).toHaveProperty("value", "869374051234564"));
});

test("leaving and coming back finds the draft", async () => {
  await show({}, "/intake");
  await user.type(await at("intake-phone"), "13900001111");
  await user.click(await at("nav-orders"));
  await at("orders");
  press("F2", 9_000);
  expect(await at("intake-phone")).toHaveProperty("value", "13900001111");
});

test("starting over puts the draft aside, to be taken back", async () => {
  await show({}, "/intake");
  await user.type(await at("intake-phone"), "13900001111");
  await user.click(await at("intake-clear"));
  expect(now("intake-phone")).toHaveProperty("value", "");
  await user.click(await at("intake-take-back"));
  expect(now("intake-phone")).toHaveProperty("value", "13900001111");
});

test("a megabyte pasted is kept whole and shown in part", async () => {
  const host = await show({}, "/intake");
  const symptom = "长文本\n".repeat(262_144);
  await user.click(await at("intake-symptom"));
  await user.paste(symptom);
  await waitFor(() => expect(now("intake-symptom")?.tagName).toBe("DIV"));
  expect(now("intake-symptom")?.textContent?.length).toBeLessThan(1_000);
  await user.click(await at("intake-submit"));
  await waitFor(() => expect(host.inputs("repair.open")).toHaveLength(1));
  expect(host.inputs("repair.open")[0]?.symptom).toBe(symptom);
});
