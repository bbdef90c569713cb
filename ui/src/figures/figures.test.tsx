import { fireEvent, screen, waitFor } from "@testing-library/react";
import { expect, test } from "vitest";
import { all, at, show, user } from "../../test/show";
import { csvOf } from "../kit/csv";
import { hours, rate } from "./rates";

Object.defineProperty(HTMLElement.prototype, "clientHeight", { value: 600, configurable: true });
Object.defineProperty(HTMLElement.prototype, "clientWidth", { value: 1200, configurable: true });

test("a rate of nothing is none, and minutes are told as hours", () => {
  expect(rate(0, 0)).toBeNull();
  expect(rate(0, 4)).toBe("0.0%");
  expect(rate(2, 3)).toBe("66.7%");
  expect(rate(3, 3)).toBe("100.0%");
  expect(hours(0)).toBe("0:00");
  expect(hours(425)).toBe("7:05");
});

test("a file for a spreadsheet keeps commas and quotes, and runs no formula", () => {
  const text = new TextDecoder("utf-8", { ignoreBOM: true }).decode(
    csvOf([
      ["a,b", 'say "x"', -5],
      ["=1+1", "-2"],
    ]),
  );
  expect(text).toBe(`\u{feff}"a,b","say ""x""",-5\r\n"'=1+1","'-2"\r\n`);
});

test("figures and overrides of a span are shown, asked anew for another, and saved", async () => {
  const host = await show(
    {
      "repair.figures": () => ({
        test: { sent: 4, passed_first: 3 },
        rework: [
          { window_days: 30, handed_over: 20, returned: 1 },
          { window_days: 90, handed_over: 0, returned: 0 },
        ],
        by_phone: 1,
        gone_by_phone: [
          { repair: "r-9", number: "WX261121-0009", at: "2026-11-21T04:00:00.000Z", by: "李翠" },
        ],
        clocks: [{ person_name: "王工", minutes: 425, orders: 5 }],
      }),
      "repair.overrides": ({ gate }) => ({
        next: null,
        count: gate ? 0 : 1,
        rows: gate
          ? []
          : [
              {
                repair: "r-1",
                number: "WX261121-0002",
                at: "2026-11-21T03:00:00.000Z",
                by: "李翠",
                from: "ready",
                to: "handed_over",
                gates: ["money_owed"],
                reason: "老客户月结",
                undone: true,
              },
            ],
      }),
    },
    "/figures",
  );
  expect((await at("figure-first-pass")).textContent).toContain("75.0%");
  expect((await at("figure-rework-90")).textContent).toContain("—");
  expect((await at("figure-by-phone")).textContent).toContain("5.0%");
  expect((await at("figures-by-phone")).textContent).toContain("WX261121-0009");
  await user.click(await at("period-week"));
  await waitFor(() => expect(host.inputs("repair.figures")).toHaveLength(2));
  await user.keyboard("{Alt>}2{/Alt}");
  await waitFor(() => expect(all("overrides-row")).toHaveLength(1));
  expect(all("overrides-row")[0]?.textContent).toContain("欠款挂账");
  expect(all("overrides-row")[0]?.textContent).toContain("已撤回");
  await user.click(await at("figures-export"));
  await waitFor(() => expect(host.saved).toHaveLength(1));
  expect(new TextDecoder().decode(host.saved[0]?.content)).toContain("老客户月结");
});

test("overrides are narrowed to a gate and printed with what they are narrowed to", async () => {
  const host = await show(
    {
      "repair.figures": () => ({
        test: { sent: 0, passed_first: 0 },
        rework: [],
        by_phone: 0,
        gone_by_phone: [],
        clocks: [],
      }),
      "repair.overrides": () => ({ rows: [], next: null, count: 0 }),
    },
    "/figures",
  );
  await user.keyboard("{Alt>}2{/Alt}");
  const box = await at("overrides-gate");
  fireEvent.mouseDown(box.querySelector(".ant-select-content") ?? box);
  fireEvent.click(
    await screen.findByText("没写结论", { selector: ".ant-select-item-option-content" }),
  );
  await waitFor(() =>
    expect(host.inputs("repair.overrides").at(-1)).toMatchObject({
      gate: "finding_missing",
      after: null,
    }),
  );
  await user.keyboard("{Control>}p{/Control}");
  await at("paper-preview");
});
