import { waitFor } from "@testing-library/react";
import { expect, test } from "vitest";
import { refusal } from "../../test/fake";
import { doorFor, wang } from "../../test/samples";
import { all, at, now, show, user } from "../../test/show";
import { spanFor, spanOf } from "../kit/period";
import type { ClosePreview, CloseRow, MethodTotal } from "../wire/commands";
import { counted, differenceWords, differs, worth } from "./pieces";

Object.defineProperty(HTMLElement.prototype, "clientHeight", { value: 600, configurable: true });
Object.defineProperty(HTMLElement.prototype, "clientWidth", { value: 1200, configurable: true });

const totals: MethodTotal[] = [
  { method: "cash", taken: 30_000, given: 2_000, net: 28_000 },
  { method: "wechat", taken: 56_000, given: 0, net: 56_000 },
];

const preview: ClosePreview = {
  scope: "person",
  day: "2026-11-21",
  upto: 41,
  opening: 5_000,
  totals,
  booked: 0,
  expected: 33_000,
  payments: 6,
  prepaid_held: 10_000,
  receivable: 0,
  open_shifts: [],
  last: "2026-11-20T11:02:00.000Z",
};

const row: CloseRow = {
  id: "c-1",
  number: "JB261121-0001",
  scope: "person",
  person_name: "李翠",
  day: "2026-11-21",
  expected: 33_000,
  counted: 32_500,
  difference: -500,
  stays: 5_000,
  reason: "找零多给 5 元",
  at: "2026-11-21T11:02:00.000Z",
  by: "李翠",
  totals,
  head_row: 1893,
  head_hash: "9f".repeat(32),
};

test("pieces are worth what they say, and none of one is left out", () => {
  expect(worth({})).toBe(0);
  expect(worth({ "10000": 3, "500": 1, "10": 7, "1": 1 })).toBe(30_571);
  expect(counted({ "10000": 3 }, 500, 2)).toEqual({ "10000": 3, "500": 2 });
  expect(counted({ "10000": 3 }, 10_000, 0)).toEqual({});
  expect(counted({ "10000": 3 }, 10_000, null)).toEqual({});
  expect([-1, 0, 1].map(differs)).toEqual(["short", "even", "over"]);
  expect(differenceWords(500)).toBe("+¥5.00");
});

test("spans of days end today or with the last month", () => {
  expect(spanOf("week", "2026-03-03")).toEqual({ from: "2026-02-25", to: "2026-03-03" });
  expect(spanOf("last_month", "2026-03-31")).toEqual({ from: "2026-02-01", to: "2026-02-28" });
  expect(spanFor({ from: "2026-03-01", to: "2026-03-03" }, "2026-03-03")).toBe("month");
  expect(spanFor({ from: "2026-02-27", to: "2026-03-03" }, "2026-03-03")).toBeNull();
});

test("cash is counted by keyboard alone, and what is short needs its reason", async () => {
  let tries = 0;
  let shown = preview;
  const host = await show(
    {
      "close.preview": () => shown,
      "close.list": () => [row],
      "close.make": () => {
        tries += 1;
        if (tries > 1) return { id: "c-1", number: row.number };
        shown = { ...preview, upto: 42 };
        throw refusal("close.changed", "conflict");
      },
    },
    "/repairs",
  );
  await at("nav-close");
  await user.keyboard("{F7}");
  await waitFor(() => expect(document.activeElement).toBe(now("piece-10000")));
  await user.keyboard("3{Enter}{Enter}1{Enter}{Enter}1");
  expect((await at("close-counted")).textContent).toBe("¥325.00");
  expect((await at("close-difference")).textContent).toContain("-¥5.00");
  await user.type(await at("close-reason"), "找零多给 5 元");
  await user.type(await at("close-stays"), "50");
  await user.keyboard("{Control>}{Enter}{/Control}");
  // Money moved meanwhile: nothing counted is lost, and the next try is for the new figures.
  await at("failure-note");
  await waitFor(() => expect(host.inputs("close.preview").length).toBeGreaterThan(1));
  expect((await at("close-counted")).textContent).toBe("¥325.00");
  await user.keyboard("{Control>}{Enter}{/Control}");
  await waitFor(() => expect(all("closes-row")).toHaveLength(1));
  expect(host.inputs("close.make")[1]).toEqual({
    scope: "person",
    pieces: { "10000": 3, "2000": 1, "500": 1 },
    stays: 5_000,
    reason: "找零多给 5 元",
    upto: 42,
  });
});

test("who may not close the day sees only their own shift", async () => {
  await show(
    {
      "shop.door": () => doorFor({ ...wang, rights: [...wang.rights, "close_till"] }),
      "close.preview": () => preview,
    },
    "/close",
  );
  await at("close-person");
  expect(now("close-day")).toBeNull();
  expect(now("close-accounts")).toBeNull();
});
