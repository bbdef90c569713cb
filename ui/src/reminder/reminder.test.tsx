import { waitFor } from "@testing-library/react";
import { expect, test } from "vitest";
import { fault, refusal } from "../../test/fake";
import { all, at, now, show, user } from "../../test/show";
import { exampleOf } from "../message/places";
import type { FindUnclaimed, UnclaimedRow } from "../wire/commands";
import { isDue, openSteps, purposeOf, waysOf } from "./steps";

Object.defineProperty(HTMLElement.prototype, "clientHeight", { value: 600, configurable: true });
Object.defineProperty(HTMLElement.prototype, "clientWidth", { value: 1200, configurable: true });

const waiting: UnclaimedRow = {
  repair: "r-1",
  number: "WX261110-0003",
  customer_name: "李建国",
  phone_masked: "138****5678",
  device: "OPPO Reno 12",
  ready_on: "2026-11-14",
  days: 7,
  owed: 38_000,
  told: [
    { what: "ready", how: "message", day: "2026-11-14" },
    { what: "day_3", how: "phone", day: "2026-11-17" },
  ],
  next: "day_7",
  next_on: "2026-11-21",
};

const noticed: UnclaimedRow = {
  ...waiting,
  repair: "r-2",
  number: "WX260801-0001",
  owed: 0,
  days: 110,
  told: [{ what: "notice", how: "letter", day: "2026-09-10" }],
  next: "lawful",
  next_on: "2026-11-09",
};

const later: UnclaimedRow = { ...waiting, repair: "r-3", next_on: "2026-11-30" };

const answers = {
  "reminder.unclaimed": ({ view }: FindUnclaimed) => ({
    rows: view === "all" ? [noticed, waiting, later] : [noticed, waiting],
    next: null,
    count: 3,
    due: 2,
    due_more: false,
    lawful_days: 60,
  }),
  "message.fill": () => ({ text: "李建国您好，您的OPPO Reno 12可以取机了，取机码482913。" }),
  "reminder.add": () => ({ id: "re-1" }),
};

test("a step has its text, its ways, and is told once", () => {
  expect(purposeOf("day_15")).toBe("reminder");
  expect(purposeOf("notice")).toBe("notice");
  expect(waysOf("notice")).not.toContain("phone");
  expect(waysOf("day_30")).toContain("phone");
  expect(openSteps(waiting)).toEqual(["day_7", "day_15", "day_30", "notice"]);
  expect(isDue(waiting, "2026-11-20")).toBe(false);
  expect(isDue(waiting, "2026-11-21")).toBe(true);
  expect(isDue({ ...waiting, next: null, next_on: null }, "2026-12-31")).toBe(false);
});

test("an example fills what is a place, and leaves what is none", () => {
  expect(exampleOf("{customer}，{nobody}：{code}", (place) => place)).toBe(
    "customer，{nobody}：code",
  );
  expect(exampleOf("{客户姓名}，｛机型｝，{无此项}：{取机码}", (place) => place)).toBe(
    "customer，device，{无此项}：code",
  );
});

test("a customer is told by keyboard: the text is copied with one key, and noted", async () => {
  const host = await show(answers, "/dues");
  // The one whose step is only due later is not among those of today.
  await waitFor(() => expect(all("unclaimed-row")).toHaveLength(2));
  await user.click(all("unclaimed-row")[1] as HTMLElement);
  await waitFor(async () =>
    expect(await at("remind-text")).toHaveProperty("value", expect.stringContaining("482913")),
  );
  await user.keyboard("{Alt>}c{/Alt}");
  expect(await navigator.clipboard.readText()).toContain("482913");
  await user.keyboard("{Control>}{Enter}{/Control}");
  await waitFor(() => expect(host.inputs("reminder.add")).toHaveLength(1));
  expect(host.inputs("reminder.add")[0]).toEqual({
    repair: "r-1",
    what: "day_7",
    how: "message",
    proof: "",
  });
  expect(host.inputs("message.fill")).toEqual([{ repair: "r-1", purpose: "reminder" }]);
});

test("a notice without proof is refused at its field; without a debt there is no lien", async () => {
  await show(
    {
      ...answers,
      "reminder.unclaimed": () => ({
        rows: [{ ...waiting, owed: 0, next: "notice", next_on: "2026-11-20" }],
        next: null,
        count: 1,
        due: 1,
        due_more: false,
        lawful_days: 60,
      }),
      "reminder.add": () => {
        throw refusal("reminder.invalid", "invalid", [fault("proof", "field.empty")]);
      },
    },
    "/dues",
  );
  await waitFor(() => expect(all("unclaimed-row")).toHaveLength(1));
  await user.click(all("unclaimed-row")[0] as HTMLElement);
  expect((await at("lawful-path")).textContent).toContain("没有留置权");
  expect(now("remind-phone")).toBeNull();
  await user.click(await at("remind-save"));
  await at("fault-proof");
});

test("on the lawful path one key notes nothing by mistake", async () => {
  const host = await show(answers, "/dues");
  await waitFor(() => expect(all("unclaimed-row")).toHaveLength(2));
  await user.click(all("unclaimed-row")[0] as HTMLElement);
  expect((await at("lawful-path")).textContent).toContain("可以走法定程序");
  await user.keyboard("{Control>}{Enter}{/Control}");
  await waitFor(() => expect(now("lawful-path")).toBeNull());
  expect(host.inputs("reminder.add")).toEqual([]);
  expect(host.inputs("message.fill")).toEqual([]);
});
