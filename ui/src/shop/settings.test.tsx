import { fireEvent, screen, waitFor } from "@testing-library/react";
import { expect, test } from "vitest";
import { fault, refusal } from "../../test/fake";
import { doorFor, shopCard, wang } from "../../test/samples";
import { all, at, now, show, user } from "../../test/show";

test("Alt and a digit lead to a section, each person has theirs", async () => {
  await show({}, "/settings");
  await at("shop-name");
  await user.keyboard("{Alt>}3{/Alt}");
  await waitFor(() => expect(window.location.hash).toBe("#/settings/terms"));
  expect(await at("terms-text")).toHaveProperty("value", expect.stringContaining("备份"));
});

test("somebody without rights sees no shop and no catalogue", async () => {
  await show({ "shop.door": () => doorFor(wang) }, "/settings");
  await at("settings-mine");
  expect(now("settings-shop")).toBeNull();
  expect(now("settings-catalogue")).toBeNull();
});

test("the shop is saved whole, and the next number follows while typing", async () => {
  const host = await show({}, "/settings/shop");
  await user.clear(await at("shop-number-prefix"));
  await user.type(await at("shop-number-prefix"), "sh");
  expect((await at("shop-next-number")).textContent).toBe("SH261121-0401");
  await user.click(await at("shop-hours-6-open"));
  await user.clear(await at("shop-hours-6-from"));
  await user.type(await at("shop-hours-6-from"), "930");
  await user.keyboard("{Control>}{Enter}{/Control}");
  await waitFor(() => expect(host.inputs("shop.revise")).toHaveLength(1));
  const [sent] = host.inputs("shop.revise");
  expect(sent).toMatchObject({ number_prefix: "SH", seen_seq: 2, sizes: shopCard.sizes });
  expect(sent).not.toHaveProperty("logo");
  expect(sent).not.toHaveProperty("next_number");
});

test("leaving an hour makes a time of it", async () => {
  const host = await show({}, "/settings/shop");
  const from = await at("shop-hours-0-from");
  await user.clear(from);
  await user.type(from, "830");
  await user.tab();
  expect(await at("shop-hours-0-from")).toHaveProperty("value", "08:30");
  await user.click(await at("shop-save"));
  await waitFor(() => expect(host.inputs("shop.revise")[0]?.hours[0]).toEqual(["08:30", "18:30"]));
});

test("a fault comes back at its field and nothing typed is lost", async () => {
  await show(
    {
      "shop.revise": () => {
        throw refusal("shop.invalid", "invalid", [fault("hours", "field.wrong")]);
      },
    },
    "/settings/shop",
  );
  await user.type(await at("shop-name"), "二店");
  await user.click(await at("shop-save"));
  expect((await at("fault-hours")).textContent).toBe("不对");
  expect(await at("shop-name")).toHaveProperty("value", "朝阳门服务中心二店");
});

test("a number that no shop can mean is sent to be refused, and stays as it was typed", async () => {
  const host = await show(
    {
      "shop.revise": () => {
        const params = { min: "1", max: "60" };
        const idle = { ...fault("idle_minutes", "field.not_between"), params };
        throw refusal("shop.invalid", "invalid", [idle]);
      },
    },
    "/settings/shop",
  );
  const put = async (name: string, text: string) => {
    await user.clear(await at(name));
    await user.type(await at(name), text);
  };
  await put("shop-idle-minutes", "-3");
  await put("shop-number-width", "999999999");
  await put("shop-lawful-days", "60.5");
  await user.clear(await at("shop-norm-carry_in"));
  await user.keyboard("{Control>}{Enter}{/Control}");
  await waitFor(() => expect(host.inputs("shop.revise")).toHaveLength(1));
  const [sent] = host.inputs("shop.revise");
  expect(sent).toMatchObject({ idle_minutes: 0, number_width: 0, lawful_days: 0 });
  expect(Object.values(sent?.norms.carry_in ?? {})).toEqual([0]);
  expect((await at("fault-idle_minutes")).textContent).toBe("应在 1 到 60 之间");
  expect(await at("shop-idle-minutes")).toHaveProperty("value", "-3");
  expect(await at("shop-lawful-days")).toHaveProperty("value", "60.5");
});

test("the next number follows an order that was taken meanwhile", async () => {
  let card = shopCard;
  const host = await show({ "shop.card": () => card }, "/settings/shop");
  const before = (await at("shop-next-number")).textContent;
  card = { ...shopCard, next_number: "WX261121-0402" };
  host.touch("repair");
  await waitFor(async () => expect((await at("shop-next-number")).textContent).not.toBe(before));
});

test("who was slower is told what the other one changed, and may keep theirs", async () => {
  let card = shopCard;
  let tries = 0;
  const host = await show(
    {
      "shop.card": () => card,
      "shop.revise": () => {
        tries += 1;
        if (tries > 1) return { seen_seq: 10 };
        throw refusal("edit.stale", "conflict");
      },
    },
    "/settings/shop",
  );
  await user.type(await at("shop-address"), "乙");
  card = { ...shopCard, phone: "010-1", seen_seq: 9 };
  host.touch("shop");
  await user.click(await at("shop-save"));
  const note = await at("stale-note");
  await waitFor(() => expect(note.textContent).toContain("010-1"));
  await user.click(await at("stale-mine"));
  await waitFor(() => expect(host.inputs("shop.revise")).toHaveLength(2));
  expect(host.inputs("shop.revise")[1]).toMatchObject({
    seen_seq: 9,
    phone: shopCard.phone,
    address: `${shopCard.address}乙`,
  });
});

test("a paper's size is in force once it is chosen, its printer is this desk's", async () => {
  const host = await show({}, "/settings/papers");
  await at("paper-settings");
  await choose("paper-size-of-repair.job_card", "A5 纸");
  await waitFor(() => expect(host.inputs("shop.revise")).toHaveLength(1));
  expect(host.inputs("shop.revise")[0]?.sizes).toEqual({ ...shopCard.sizes, job_card: "a5" });
  await choose("paper-printer-of-repair.job_card", "前台激光打印机");
  await waitFor(() =>
    expect(host.inputs("printer.choose")).toEqual([
      { paper: "repair.job_card", printer: "HP_M126" },
    ]),
  );
});

test("each paper is previewed by the newest of its kind, or says why there is none", async () => {
  await show(
    {
      "paper.samples": () => ({
        repair: "r-9",
        quote: null,
        settlement: "r-4",
        hand_over: null,
        payment: null,
        close: null,
        part: null,
      }),
      "reminder.unclaimed": () => ({
        rows: [],
        next: null,
        count: 0,
        due: 0,
        due_more: false,
        lawful_days: 60,
      }),
    },
    "/settings/papers",
  );
  await at("paper-look-repair.job_card");
  await at("paper-look-settlement.sheet");
  expect((await at("paper-none-hand_over.voucher")).textContent).toBe("交过机才有样张");
  expect((await at("paper-none-quote.sheet")).textContent).toBe("报过价才有样张");
  expect(now("paper-look-close.sheet")).toBeNull();
});

test("void clauses are told while typing, and a version is published after a question", async () => {
  const host = await show({ "terms.write": () => ({ id: "t-9" }) }, "/settings/terms");
  await user.type(await at("terms-text"), "{Enter}本店概不负责");
  const finding = await at("terms-finding");
  expect(finding.textContent).toContain("第 3 段");
  await user.click(finding);
  const area = (await at("terms-text")) as HTMLTextAreaElement;
  expect(area.value.slice(area.selectionStart, area.selectionEnd)).toBe("概不负责");
  await user.keyboard("{Control>}{Enter}{/Control}");
  await at("terms-confirm-findings");
  expect(host.inputs("terms.write")).toEqual([]);
  await user.keyboard("{Control>}{Enter}{/Control}");
  await waitFor(() => expect(host.inputs("terms.write")).toHaveLength(1));
  expect(host.inputs("terms.write")[0]).toMatchObject({
    kind: "repair",
    language: "zh-CN",
    seen_version: 3,
  });
});

test("the catalogue is found by initials, added to, and loaded", async () => {
  Object.defineProperty(HTMLElement.prototype, "clientHeight", { value: 600, configurable: true });
  Object.defineProperty(HTMLElement.prototype, "clientWidth", { value: 1200, configurable: true });
  const host = await show(
    { "catalogue.keep_symptom": () => ({ id: "s-9" }) },
    "/settings/catalogue",
  );
  await user.click(await at("catalogue-symptoms"));
  await user.type(await at("symptoms-search"), "bkj");
  await waitFor(() => expect(all("symptoms-row").map((row) => row.textContent)).toHaveLength(1));
  expect(all("symptoms-row")[0]?.textContent).toContain("不开机");
  await user.keyboard("{Alt>}n{/Alt}");
  await user.type(await at("symptom-code"), "C01");
  await user.type(await at("symptom-words"), "听筒没声音");
  await user.keyboard("{Control>}{Enter}{/Control}");
  await waitFor(() => expect(host.inputs("catalogue.keep_symptom")).toHaveLength(1));
  expect(host.inputs("catalogue.keep_symptom")[0]).toEqual({
    id: null,
    seen_seq: 0,
    code: "C01",
    parent: null,
    kinds: [],
    words: "听筒没声音",
    words_en: "",
    active: true,
  });
  await user.click(await at("catalogue-load"));
  await waitFor(() => expect(document.body.textContent).toContain("机型 214 个"));
});

/** Opens a choice and takes one of what it offers. */
async function choose(name: string, words: string): Promise<void> {
  const box = await at(name);
  fireEvent.mouseDown(box.querySelector(".ant-select-content") ?? box);
  const offered = await screen.findByText(words, { selector: ".ant-select-item-option-content" });
  fireEvent.click(offered);
}
