import { waitFor } from "@testing-library/react";
import { expect, test } from "vitest";
import { fault, refusal } from "../../test/fake";
import { fill, put, within } from "../../test/intake";
import { press, scan } from "../../test/keys";
import { catalogue, customers, debtNote, passport, repairRow } from "../../test/samples";
import { all, at, now, show, user } from "../../test/show";

test("Ctrl+Enter twice opens one order, with its paper and the next customer offered", async () => {
  const host = await show({}, "/intake");
  await fill();
  press("Enter", 9_000, { ctrlKey: true });
  press("Enter", 9_001, { ctrlKey: true });
  expect((await at("opened-number")).textContent).toBe("WX261121-0400");
  expect(host.inputs("repair.open")).toHaveLength(1);
  expect(host.inputs("repair.open")[0]).toMatchObject({
    customer: null,
    phone: "13900001111",
    name: "王芳",
    kind: "phone",
    brand: "Nokia",
    model: "3310",
    imei: "490154203237518",
    serial: null,
    channel: "carry_in",
    symptom: "屏幕碎裂",
    passcode: null,
    prepaid: null,
    consent: { how: "paper", signature: null },
  });
  await at("paper-preview");
  press("F2", 9_500);
  expect(await at("intake-phone")).toHaveProperty("value", "");
});

test("Enter goes from question to question, past what the model answers", async () => {
  await show({}, "/intake");
  const phone = await at("intake-phone");
  expect(document.activeElement).toBe(phone);
  const visited: (string | undefined)[] = [];
  for (let step = 0; step < 5; step += 1) {
    await user.keyboard("{Enter}");
    visited.push(document.activeElement?.closest<HTMLElement>("[data-test]")?.dataset.test);
  }
  expect(visited).toEqual([
    "intake-name",
    "intake-number",
    "intake-device",
    "intake-codes",
    "intake-symptom",
  ]);
});

test("a walk-in is asked twelve things at most in sight", async () => {
  await show({}, "/intake");
  await at("intake-phone");
  const fields = document.querySelectorAll(".intake-columns [data-field]:not([data-field=serial])");
  const shown = new Set(Array.from(fields, (one) => one.getAttribute("data-field")));
  // Brand and model are one box.
  shown.delete("brand");
  expect(shown.size).toBeLessThanOrEqual(12);
  expect(all("intake-channel")).toHaveLength(1);
});

test("faults stand at their fields, folded ones too, and the input is kept", async () => {
  await show(
    {
      "repair.open": () => {
        throw refusal("repair.invalid", "invalid", [
          fault("model", "field.empty"),
          fault("serial", "field.bad_serial"),
          fault("company", "field.too_long"),
        ]);
      },
    },
    "/intake",
  );
  await put("intake-phone", "139");
  expect(now("intake-company")).toBeNull();
  await user.click(await at("intake-submit"));
  expect((await at("fault-model")).textContent).toBe("不能空着");
  expect((await at("fault-imei")).textContent).toContain("序列号");
  await at("fault-company");
  await waitFor(() => expect(document.activeElement).toBe(now("intake-number")));
  expect(now("intake-phone")).toHaveProperty("value", "139");
  expect(now("failure-note")).toBeNull();
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

test("a machine that is here already leads to its order", async () => {
  await show(
    {
      "repair.open": () => {
        const told = refusal("repair.already_open", "conflict", [fault("imei", "field.taken")]);
        told.failure.params = { number: "WX261120-0007", id: "r-7" };
        throw told;
      },
    },
    "/intake",
  );
  await user.click(await at("intake-submit"));
  expect((await at("intake-already-open")).textContent).toContain("WX261120-0007");
  expect(now("intake-see-open")?.getAttribute("href")).toContain("/repairs/r-7");
  await at("fault-imei");
});

test("four digits find people; Alt and a digit chooses, and typing again lets go", async () => {
  const host = await show({}, "/intake");
  await put("intake-phone", "567");
  expect(host.inputs("customer.by_phone")).toEqual([]);
  await put("intake-phone", "8");
  await waitFor(() => expect(all("intake-known")).toHaveLength(2));
  press("1", 9_000, { altKey: true });
  await waitFor(() => expect(now("intake-name")).toHaveProperty("value", "张伟"));
  expect((await at("intake-chosen")).textContent).toContain("138****5678");
  expect(document.activeElement).toBe(now("intake-number"));
  await user.click(await at("intake-submit"));
  await waitFor(() => expect(host.inputs("repair.open")).toHaveLength(1));
  expect(host.inputs("repair.open")[0]).toMatchObject({ customer: "c-1", wechat: "zhangwei88" });
});

test("a debt stays in sight once its customer is chosen", async () => {
  await show(
    { "customer.by_phone": () => customers.map((row) => ({ ...row, notes: [debtNote] })) },
    "/intake",
  );
  await put("intake-phone", "5678");
  await waitFor(() => expect(all("intake-known")).toHaveLength(2));
  press("1", 9_000, { altKey: true });
  await at("intake-chosen");
  await waitFor(() => expect(all("intake-known")).toHaveLength(1));
  expect(all("note-debt")).toHaveLength(1);
});

test("the warning of a new machine's model is told", async () => {
  await show({}, "/intake");
  await at("intake-device");
  await put("intake-device", "OPPO Reno 12");
  expect((await at("intake-model-note")).textContent).toContain("后盖易碎");
});

test("writing over a chosen customer is somebody else", async () => {
  const host = await show({}, "/intake");
  await put("intake-phone", "5678");
  await waitFor(() => expect(all("intake-known")).toHaveLength(2));
  await user.click(all("intake-known")[0] as HTMLElement);
  await put("intake-name", "强");
  await user.click(await at("intake-submit"));
  await waitFor(() => expect(host.inputs("repair.open")).toHaveLength(1));
  expect(host.inputs("repair.open")[0]).toMatchObject({
    customer: null,
    name: "张伟强",
    wechat: null,
    address: null,
    company: null,
    device: null,
  });
});

test("another phone leaves nothing of the customer who was chosen", async () => {
  const host = await show(
    { "device.passport": ({ id }) => (id === customers[0]?.last_device_id ? passport : null) },
    "/intake",
  );
  await put("intake-phone", "5678");
  await waitFor(() => expect(all("intake-known")).toHaveLength(2));
  press("1", 9_000, { altKey: true });
  await at("intake-last-device");
  press("L", 9_100, { altKey: true });
  await waitFor(() => expect(now("intake-number")).toHaveProperty("value", "869374051234564"));
  expect(now("intake-wechat")).toHaveProperty("value", "zhangwei88");
  await put("intake-phone", "9");
  expect(now("intake-phone")).toHaveProperty("value", "56789");
  expect(now("intake-name")).toHaveProperty("value", "");
  await user.click(await at("intake-submit"));
  await waitFor(() => expect(host.inputs("repair.open")).toHaveLength(1));
  expect(host.inputs("repair.open")[0]).toMatchObject({
    customer: null,
    wechat: null,
    address: null,
    company: null,
    device: null,
  });
});

test("a known number opens the passport, fills the machine, and an open order shouts", async () => {
  await show(
    {
      "device.passport": ({ imei }) =>
        imei === passport.imei
          ? { ...passport, open_order: repairRow(3), model_note: "后盖易碎" }
          : null,
    },
    "/intake",
  );
  await put("intake-number", "869374051234564");
  await at("passport");
  expect(now("passport-open")?.textContent).toContain("WX261121-0397");
  expect(now("passport-model-note")?.textContent).toContain("后盖易碎");
  await waitFor(() => expect(within("intake-device")).toHaveProperty("value", "OPPO Reno 12"));
  // Who brought it is offered when nobody is named yet.
  await waitFor(() => expect(all("intake-known")).toHaveLength(1));
});

test("the machine of last time is one key away", async () => {
  const host = await show(
    { "device.passport": ({ id }) => (id === customers[0]?.last_device_id ? passport : null) },
    "/intake",
  );
  await put("intake-phone", "5678");
  await waitFor(() => expect(all("intake-known")).toHaveLength(2));
  press("1", 9_000, { altKey: true });
  await at("intake-last-device");
  press("L", 9_100, { altKey: true });
  await waitFor(() => expect(now("intake-number")).toHaveProperty("value", "869374051234564"));
  await user.click(await at("intake-submit"));
  await waitFor(() => expect(host.inputs("repair.open")).toHaveLength(1));
  expect(host.inputs("repair.open")[0]).toMatchObject({ device: "d-1", brand: "OPPO" });
});

test("another number typed over the machine of last time is another machine", async () => {
  const host = await show(
    {
      "device.passport": ({ id, imei }) =>
        id === "d-1" || imei === passport.imei
          ? { ...passport, imei2: "490154203237518" }
          : imei === "356938035643809"
            ? { ...passport, id: "d-9", imei: "356938035643809", brand: "Apple", model: "iPhone 7" }
            : null,
    },
    "/intake",
  );
  await put("intake-phone", "5678");
  await waitFor(() => expect(all("intake-known")).toHaveLength(2));
  press("1", 9_000, { altKey: true });
  await at("intake-last-device");
  press("L", 9_100, { altKey: true });
  await waitFor(() => expect(now("intake-number")).toHaveProperty("value", "869374051234564"));
  expect(now("intake-imei2")).toHaveProperty("value", "490154203237518");
  await user.clear(await at("intake-number"));
  await put("intake-number", "356938035643809");
  await waitFor(() => expect(now("passport")?.textContent).toContain("iPhone 7"));
  // What stands in the fields is offered to be taken over, not taken over.
  expect(within("intake-device")).toHaveProperty("value", "OPPO Reno 12");
  await user.click(await at("intake-submit"));
  await waitFor(() => expect(host.inputs("repair.open")).toHaveLength(1));
  expect(host.inputs("repair.open")[0]).toMatchObject({
    customer: "c-1",
    device: null,
    imei: "356938035643809",
    imei2: null,
  });
});

test("symptoms come by initials and by code; what none stands for are the customer's words", async () => {
  const host = await show({}, "/intake");
  const box = await at("intake-codes").then(() => within("intake-codes"));
  await waitFor(() => expect(all("symptom-quick").length).toBeGreaterThan(0));
  await user.type(box, "bkj{Enter}");
  await user.type(box, "a01{Enter}");
  await user.type(box, "发绿光{Enter}");
  expect(all("symptom-chosen").map((tag) => tag.textContent)).toEqual([
    "不开机 B01",
    "屏幕碎裂 A01",
  ]);
  expect(now("intake-symptom")).toHaveProperty("value", "发绿光");
  await user.type(box, "{Enter}");
  expect(document.activeElement).toBe(now("intake-symptom"));
  await user.type(box, "还会发烫");
  await user.click(await at("intake-submit"));
  await waitFor(() => expect(host.inputs("repair.open")).toHaveLength(1));
  expect(host.inputs("repair.open")[0]?.codes).toEqual(["B01", "A01"]);
  expect(host.inputs("repair.open")[0]?.symptom).toBe("发绿光\n还会发烫");
});

test("a model from the catalogue brings its kind, and another kind other symptoms", async () => {
  const host = await show({}, "/intake");
  await at("intake-device");
  await user.type(within("intake-device"), "gl yj{Enter}");
  // One Enter takes it and goes on.
  await waitFor(() => expect(document.activeElement).toBe(now("intake-codes")));
  await waitFor(() => expect(within("intake-device")).toHaveProperty("value", "格力 云佳 1.5 匹"));
  await waitFor(() => expect(now("symptom-quick")?.textContent).toContain("不制冷"));
  await user.click(await at("intake-submit"));
  await waitFor(() => expect(host.inputs("repair.open")).toHaveLength(1));
  expect(host.inputs("repair.open")[0]).toMatchObject({
    kind: "air_conditioner",
    brand: "格力",
    model: "云佳 1.5 匹",
    catalogue: "m-yunjia",
  });
  expect(catalogue.models.some((model) => model.id === "m-yunjia")).toBe(true);
});

test.each([
  ["OPPO Reno 12", "OPPO Reno 12"],
  ["oppo reno 12", "OPPO Reno 12"],
  ["Nokia 3310", "Nokia 3310"],
])("one Enter goes on from the model %s", async (typed, stands) => {
  const pro = catalogue.models
    .filter(({ name }) => name === "Reno 12")
    .map((row) => ({ ...row, id: `${row.id}-pro`, name: "Reno 12 Pro" }));
  const models = [...pro, ...catalogue.models];
  await show({ "catalogue.all": () => ({ ...catalogue, models }) }, "/intake");
  await at("intake-device");
  await user.type(within("intake-device"), typed);
  await new Promise((rest) => setTimeout(rest, 100));
  await user.keyboard("{Enter}");
  await waitFor(() => expect(document.activeElement).toBe(now("intake-codes")));
  await waitFor(() => expect(within("intake-device")).toHaveProperty("value", stands));
});

test("no number to read asks why", async () => {
  const host = await show({}, "/intake");
  await at("intake-phone");
  press("x", 9_000, { altKey: true });
  await put("intake-unreadable", "屏碎");
  await user.click(await at("intake-submit"));
  await waitFor(() => expect(host.inputs("repair.open")).toHaveLength(1));
  expect(host.inputs("repair.open")[0]).toMatchObject({ unreadable: "屏碎", imei: null });
});

test("the outline is marked by keys, and a scan into it marks nothing", async () => {
  const host = await show({}, "/intake");
  await at("intake-phone");
  press("w", 9_000, { altKey: true });
  const faces = await at("outline-faces");
  await waitFor(() => expect(document.activeElement).toBe(faces));
  await user.keyboard("{ArrowUp}{ArrowUp}");
  await new Promise((rest) => setTimeout(rest, 80));
  press("l", 10_000);
  await waitFor(() => expect(all("outline-mark")).toHaveLength(1));
  await new Promise((rest) => setTimeout(rest, 80));
  scan("LKHGSJC", { from: 20_000 });
  await new Promise((rest) => setTimeout(rest, 120));
  expect(all("outline-mark")).toHaveLength(1);
  await user.click(await at("intake-submit"));
  await waitFor(() => expect(host.inputs("repair.open")).toHaveLength(1));
  expect(host.inputs("repair.open")[0]?.marks).toEqual([
    { face: "front", kind: "crack", x: 500, y: 400 },
  ]);
});

test("the rest passes after what failed", async () => {
  const host = await show({}, "/intake");
  await at("intake-phone");
  press("j", 9_000, { altKey: true });
  const touch = await at("check-touch");
  touch.focus();
  await new Promise((rest) => setTimeout(rest, 80));
  press("2", 10_000);
  await waitFor(() => expect(now("check-touch")?.className).toContain("check-fail"));
  await user.click(await at("checks-rest-pass"));
  await user.click(await at("intake-submit"));
  await waitFor(() => expect(host.inputs("repair.open")).toHaveLength(1));
  const checks = host.inputs("repair.open")[0]?.checks ?? [];
  expect(checks.filter((check) => check.result === "fail")).toEqual([
    { item: "touch", result: "fail" },
  ]);
  expect(checks.length).toBeGreaterThan(10);
});

test("a scan beside the fields fills the IMEI", async () => {
  await show({}, "/intake");
  (await at("intake-phone")).blur();
  scan("869374051234564");
  await waitFor(() => expect(now("intake-number")).toHaveProperty("value", "869374051234564"));
});

test("a scan into the number box takes the place of the former one and goes on", async () => {
  await show({}, "/intake");
  (await at("intake-number")).focus();
  scan("490154203237518");
  await waitFor(() => expect(document.activeElement).toBe(now("intake-device")));
  now("intake-number")?.focus();
  scan("869374051234564", { from: 5_000 });
  await waitFor(() => expect(now("intake-number")).toHaveProperty("value", "869374051234564"));
});

test("an IMEI scanned while the phone number is asked goes to the machine", async () => {
  await show({}, "/intake");
  await put("intake-phone", "139");
  scan("490154203237518", { from: 900_000 });
  await waitFor(() => expect(now("intake-number")).toHaveProperty("value", "490154203237518"));
  expect(now("intake-phone")).toHaveProperty("value", "139");
  expect(document.activeElement).toBe(now("intake-phone"));
});

test.each(["intake-phone", "intake-number", null])(
  "the label of an order scanned into %s opens that order and is no IMEI",
  async (into) => {
    const host = await show(
      { "repair.find": () => ({ rows: [repairRow(0)], next: null }) },
      "/intake",
    );
    const phone = await at("intake-phone");
    if (into === null) phone.blur();
    else now(into)?.focus();
    scan("00126112100071", { from: 900_000 });
    await at("order-correct");
    expect(host.inputs("repair.find").at(-1)).toMatchObject({ text: "00126112100071" });
    press("F2", 990_000);
    expect(await at("intake-phone")).toHaveProperty("value", "");
    expect(now("intake-number")).toHaveProperty("value", "");
  },
);

test("a picture that cannot be read is told by its name, and the others are kept", async () => {
  const host = await show({}, "/intake");
  let staged = 0;
  host.stage = async () => {
    staged += 1;
    if (staged === 2) throw refusal("file.too_large", "invalid");
    return { hash: `h${staged}`, width: 10, height: 10 };
  };
  await at("intake-phone");
  press("p", 9_000, { altKey: true });
  // jsdom's files cannot be read.
  const file = (name: string) =>
    Object.assign(new File(["x"], name, { type: "image/jpeg" }), {
      arrayBuffer: async () => new ArrayBuffer(1),
    });
  await user.upload(await at("photo-file"), [file("a.jpg"), file("大.jpg"), file("c.jpg")]);
  await waitFor(() => expect(all("photo")).toHaveLength(2));
  expect((await at("photo-fault")).textContent).toContain("大.jpg");
  await user.click(await at("intake-submit"));
  await waitFor(() => expect(host.inputs("repair.open")).toHaveLength(1));
  expect(host.inputs("repair.open")[0]?.photos).toEqual([
    { hash: "h1", view: "front" },
    { hash: "h3", view: "back" },
  ]);
});

test("a passcode, covered while typed, goes with the order and never into the browser's store", async () => {
  const host = await show({}, "/intake");
  await at("intake-phone");
  press("z", 9_000, { altKey: true });
  const secret = await at("passcode");
  expect(secret).toHaveProperty("type", "password");
  await user.type(secret, "135790");
  await user.click(await at("intake-submit"));
  await waitFor(() => expect(host.inputs("repair.open")).toHaveLength(1));
  expect(host.inputs("repair.open")[0]?.passcode).toEqual({ kind: "digits", secret: "135790" });
  expect(JSON.stringify({ ...localStorage, ...sessionStorage })).not.toContain("135790");
});

test("money and warranty come as the command wants them", async () => {
  const host = await show({}, "/intake");
  await at("intake-phone");
  press("t", 9_000, { altKey: true });
  await put("intake-estimate", "580");
  await put("intake-prepaid", "100.5");
  press("b", 9_100, { altKey: true });
  await at("intake-warranty");
  await user.click(
    Array.from(now("intake-warranty")?.querySelectorAll("label") ?? []).at(-1) as HTMLElement,
  );
  await user.click(await at("intake-submit"));
  await waitFor(() => expect(host.inputs("repair.open")).toHaveLength(1));
  expect(host.inputs("repair.open")[0]).toMatchObject({
    estimate: 58_000,
    prepaid: { amount: 10_050, method: "wechat", reference: "" },
    warranty: "claimed",
    warranty_basis: "invoice",
    promised_at: null,
  });
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
