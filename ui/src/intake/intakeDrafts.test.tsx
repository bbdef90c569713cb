import { waitFor } from "@testing-library/react";
import { expect, test } from "vitest";
import { fill, put, within } from "../../test/intake";
import { press } from "../../test/keys";
import { doorFor, li, wang } from "../../test/samples";
import { at, now, show, user } from "../../test/show";
import { writeBody } from "./keeping";
import { BLANK } from "./writing";

test("leaving and coming back finds the draft", async () => {
  await show({}, "/intake");
  await put("intake-phone", "13900001111");
  await user.click(await at("nav-orders"));
  await at("orders");
  press("F2", 9_000);
  expect(await at("intake-phone")).toHaveProperty("value", "13900001111");
});

test("the core keeps the draft, sealed there and told with its time; opening drops it", async () => {
  const host = await show({}, "/intake");
  await put("intake-phone", "13900001111");
  await waitFor(() => expect(host.inputs("draft.keep").length).toBeGreaterThan(0), {
    timeout: 4_000,
  });
  const kept = host.inputs("draft.keep").at(-1);
  expect(kept).toMatchObject({ form: "repair.open", files: [] });
  expect(kept?.body).toContain("13900001111");
  await waitFor(() => expect(now("intake-kept")?.textContent).toContain("草稿已保存"));
  await user.click(await at("intake-submit"));
  await waitFor(() => expect(host.inputs("repair.open")).toHaveLength(1));
  expect(host.inputs("repair.open")[0]?.draft).toBe(kept?.id);
  await at("opened");
  press("F2", 9_000);
  await put("intake-phone", "1");
  await waitFor(() => expect(host.inputs("draft.keep").at(-1)?.id).not.toBe(kept?.id), {
    timeout: 4_000,
  });
});

test("after a crash what the core kept is there again", async () => {
  await show(
    {
      "draft.list": () => [
        {
          id: "d-9",
          body: writeBody({ ...BLANK, phone: "13900002222", company: "顺丰" }),
          at: "2026-11-21T05:00:00.000Z",
        },
      ],
    },
    "/intake",
  );
  await waitFor(() => expect(now("intake-phone")).toHaveProperty("value", "13900002222"));
  // A folded part that holds something opens by itself.
  expect(within("intake-company")).toHaveProperty("value", "顺丰");
});

test("starting over puts the draft aside, to be taken back", async () => {
  const host = await show({}, "/intake");
  await put("intake-phone", "13900001111");
  await user.click(await at("intake-clear"));
  expect(now("intake-phone")).toHaveProperty("value", "");
  // A crash would not lose it.
  await waitFor(() => expect(host.inputs("draft.keep").at(-1)?.body).toContain("13900001111"));
  expect(host.inputs("draft.drop")).toEqual([]);
  await user.click(await at("intake-take-back"));
  expect(await at("intake-phone")).toHaveProperty("value", "13900001111");
});

test("what was put aside is kept until it is discarded", async () => {
  const host = await show({}, "/intake");
  await put("intake-phone", "13900001111");
  await user.click(await at("intake-clear"));
  await user.click(await at("intake-discard-aside"));
  expect(now("intake-take-back")).toBeNull();
  const kept = host.inputs("draft.keep").at(-1);
  await waitFor(() => expect(host.inputs("draft.drop")).toEqual([{ id: kept?.id }]));
});

test("an order waits for the draft on its way, which would come back after it", async () => {
  let answered = () => {};
  const host = await show(
    {
      "draft.keep": () =>
        new Promise((answer) => {
          answered = () => answer({});
        }),
    },
    "/intake",
  );
  await put("intake-phone", "13900001111");
  window.dispatchEvent(new Event("blur"));
  await waitFor(() => expect(host.inputs("draft.keep")).toHaveLength(1));
  await user.click(await at("intake-submit"));
  await new Promise((rest) => setTimeout(rest, 300));
  expect(host.inputs("repair.open")).toEqual([]);
  answered();
  await waitFor(() => expect(host.inputs("repair.open")).toHaveLength(1));
});

test("two intakes at a time, each with its own draft", async () => {
  await show({}, "/intake");
  await put("intake-phone", "13900001111");
  press("n", 9_000, { altKey: true });
  await waitFor(() => expect(now("intake-phone")).toHaveProperty("value", ""));
  await put("intake-phone", "13900002222");
  expect((await at("intake-tab-1")).textContent).toContain("13900001111");
  press("n", 9_100, { altKey: true });
  await waitFor(() => expect(now("intake-phone")).toHaveProperty("value", "13900001111"));
});

test("another machine of the same customer belongs to the same visit", async () => {
  const host = await show({}, "/intake");
  await fill();
  press("Enter", 9_000, { ctrlKey: true });
  await at("opened");
  press("Enter", 9_100, { ctrlKey: true, shiftKey: true });
  expect(await at("intake-phone")).toHaveProperty("value", "13900001111");
  expect(now("intake-number")).toHaveProperty("value", "");
  expect(now("intake-visit")?.textContent).toContain("WX261121-0400");
  await user.click(await at("intake-submit"));
  await waitFor(() => expect(host.inputs("repair.open")).toHaveLength(2));
  expect(host.inputs("repair.open")[1]).toMatchObject({ visit: "v-1", name: "王芳" });
});

test("what one person typed is never kept under the next one's name", async () => {
  let me = li;
  let locked = false;
  const host = await show(
    {
      "shop.door": () => doorFor(me, { locked }),
      "session.lock": () => {
        locked = true;
        return {};
      },
      "session.switch": () => {
        me = wang;
        locked = false;
        return wang;
      },
    },
    "/intake",
  );
  await put("intake-phone", "13900001111");
  press("l", 9_000, { ctrlKey: true });
  const overlay = await at("lock-overlay");
  await waitFor(() => expect(overlay.querySelector("[data-badge='002']")).not.toBeNull());
  const before = host.inputs("draft.keep").length;
  await user.click(overlay.querySelector("[data-badge='002']") as HTMLElement);
  await user.type(await at("pin-input"), "1357{Enter}");
  await waitFor(() => expect(now("lock-overlay")).toBeNull());
  await new Promise((rest) => setTimeout(rest, 1_500));
  expect(host.inputs("draft.keep")).toHaveLength(before);
});
