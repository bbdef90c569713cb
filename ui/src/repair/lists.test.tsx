import { waitFor } from "@testing-library/react";
import { beforeAll, expect, test, vi } from "vitest";
import { refusal } from "../../test/fake";
import { press, scan } from "../../test/keys";
import { repairRow } from "../../test/samples";
import { all, at, now, show, user } from "../../test/show";

// jsdom draws nothing.
vi.mock("../kit/paper/pdf", () => ({
  readPdf: async () => ({ numPages: 3, loadingTask: { destroy: async () => {} } }),
  missingIn: async () => [],
  drawPage: () => ({ done: Promise.resolve(), stop: () => {} }),
  printByDialog: async () => {},
}));

beforeAll(() => {
  // jsdom lays nothing out: without a height no virtual row would be drawn.
  Object.defineProperty(HTMLElement.prototype, "clientHeight", { value: 600, configurable: true });
  Object.defineProperty(HTMLElement.prototype, "clientWidth", { value: 1200, configurable: true });
});

async function listed(answers: Parameters<typeof show>[0] = {}) {
  const host = await show(answers);
  await waitFor(() => expect(all("orders-row").length).toBeGreaterThan(5));
  return host;
}

function ticked(): number {
  return Number(/\d+/.exec(now("orders-ticked")?.textContent ?? "0")?.[0]);
}

test("Space ticks the row in hand, Shift stretches, Ctrl+A takes all loaded, Esc lets go", async () => {
  await listed();
  all("orders-row")[0]?.focus();
  await user.keyboard(" ");
  await waitFor(() => expect(ticked()).toBe(1));
  await user.keyboard("{Shift>}{ArrowDown}{/Shift}");
  await waitFor(() => expect(document.activeElement?.getAttribute("data-at")).toBe("1"));
  await user.keyboard("{Shift>}{ArrowDown}{/Shift}");
  await waitFor(() => expect(ticked()).toBe(3));
  await user.keyboard("{Control>}a{/Control}");
  await waitFor(() => expect(ticked()).toBe(100));
  press("Escape", 9_000);
  await waitFor(() => expect(now("orders-ticked")).toBeNull());
});

test("a click beside the box ticks and does not open; with Shift it takes all between", async () => {
  await listed();
  const box = all("orders-tick")[1]?.querySelector("input") as HTMLInputElement;
  await user.click(box);
  await waitFor(() => expect(ticked()).toBe(1));
  expect(box.checked).toBe(true);
  await user.keyboard("{Shift>}");
  await user.click(all("orders-tick")[4] as HTMLElement);
  await user.keyboard("{/Shift}");
  await waitFor(() => expect(ticked()).toBe(4));
  expect(window.location.hash).toBe("#/repairs");
});

test("whoever opens an order and comes back finds the list, its ticks and its row again", async () => {
  await listed();
  await user.click(all("orders-tick")[1] as HTMLElement);
  await user.click(all("orders-row")[3] as HTMLElement);
  await at("order-number");
  press("F3", 9_000);
  await waitFor(() => expect(ticked()).toBe(1));
  (document.activeElement as HTMLElement | null)?.blur();
  await user.keyboard("{ArrowDown}");
  await waitFor(() => expect(document.activeElement?.getAttribute("data-at")).toBe("3"));
});

test("a scan over the list ticks nothing, though it holds a space", async () => {
  await listed();
  all("orders-row")[0]?.focus();
  scan("WX261121 0007 X");
  await at("box-none");
  expect(now("orders-ticked")).toBeNull();
});

test("many are printed lot by lot; what failed is told in words and tried again alone", async () => {
  let broken = true;
  const host = await listed({
    "paper.print_many": ({ ids }) => {
      const failed = ids
        .filter((id) => broken && id === "r-6")
        .map((id) => ({ id, failure: refusal("printer.missing").failure }));
      return { printed: ids.length - failed.length, failed };
    },
  });
  for (const row of all("orders-tick").slice(0, 7)) await user.click(row);
  await user.click(await at("orders-print-labels"));
  await user.click(await at("print-many-start"));
  const told = await at("print-many-failed");
  expect(told.textContent).toContain("WX261121-0394");
  expect(told.textContent).toContain("找不到这台打印机");
  broken = false;
  await waitFor(() => expect(now("print-many-start")?.textContent).toContain("没打成的"));
  await user.click(await at("print-many-start"));
  await waitFor(() => expect(now("print-many-failed")).toBeNull());
  expect(host.inputs("paper.print_many").map(({ ids }) => ids.length)).toEqual([5, 2, 1]);
  expect(host.inputs("paper.print_many").at(-1)).toMatchObject({
    paper: "repair.device_label",
    ids: ["r-6"],
  });
});

test("printing that was stopped goes on where it was", async () => {
  let go = () => {};
  const host = await listed({
    "paper.print_many": ({ ids }) =>
      new Promise((done) => {
        go = () => done({ printed: ids.length, failed: [] });
      }),
  });
  for (const row of all("orders-tick").slice(0, 7)) await user.click(row);
  await user.click(await at("orders-print-cards"));
  await user.click(await at("print-many-start"));
  await user.click(await at("print-many-stop"));
  go();
  await waitFor(() => expect(now("print-many-start")?.textContent).toContain("没打成的"));
  await user.click(await at("print-many-start"));
  await waitFor(() => expect(host.inputs("paper.print_many")).toHaveLength(2));
  go();
  await waitFor(() => expect(now("print-many-state")?.textContent).toContain("2"));
  expect(host.inputs("paper.print_many").map(({ ids }) => ids)).toEqual([
    ["r-0", "r-1", "r-2", "r-3", "r-4"],
    ["r-5", "r-6"],
  ]);
});

test("from the file of all of them printing leads back to the lots, in the size that was looked at", async () => {
  const host = await listed({
    "paper.print_many": ({ ids }) => ({ printed: ids.length, failed: [] }),
  });
  for (const row of all("orders-tick").slice(0, 3)) await user.click(row);
  await user.click(await at("orders-print-cards"));
  await user.click(await at("print-many-preview"));
  await at("paper-preview");
  await user.keyboard("{Alt>}2{/Alt}");
  await waitFor(() => expect(now("paper-print")).toHaveProperty("disabled", false));
  await user.keyboard("{Control>}s{/Control}");
  await waitFor(() => expect(host.saved.map(({ name }) => name)).toEqual(["接修单-3.pdf"]));
  await user.keyboard("{Control>}{Enter}{/Control}");
  await waitFor(() => expect(now("print-many-state")?.textContent).toContain("3"));
  expect(host.inputs("paper.print_many")).toMatchObject([
    { paper: "repair.job_card", ids: ["r-0", "r-1", "r-2"], size: "a5", printer: "HP_M126" },
  ]);
});

test("one note is written on all ticked", async () => {
  const host = await listed({ "note.add_many": () => ({}) });
  await user.click(all("orders-tick")[0] as HTMLElement);
  await user.click(all("orders-tick")[2] as HTMLElement);
  await user.click(await at("orders-note-many"));
  await user.click(await at("notes-kind-careful"));
  await user.click(await at("notes-text"));
  await user.paste("客户周五来取");
  press("Enter", 9_000, { ctrlKey: true });
  await waitFor(() => expect(now("notes-text")).toBeNull());
  expect(host.inputs("note.add_many")).toEqual([
    { repairs: ["r-0", "r-2"], kind: "careful", text: "客户周五来取" },
  ]);
});

test("pasted numbers are found and ticked, and what is unknown is told", async () => {
  const host = await listed({
    "repair.pick": () => ({ rows: [repairRow(3), repairRow(8)], missed: ["WX999"] }),
  });
  await user.click(await at("orders-paste"));
  await user.click(await at("paste-text"));
  await user.paste("WX261121-0397\nWX261121-0392 WX999");
  press("Enter", 9_000, { ctrlKey: true });
  expect((await at("orders-missed")).textContent).toContain("WX999");
  expect(host.inputs("repair.pick")[0]?.texts).toEqual(["WX261121-0397", "WX261121-0392", "WX999"]);
  await waitFor(() => expect(all("orders-row")).toHaveLength(2));
  expect(ticked()).toBe(2);
});

test("a filter narrows the list, stands as a chip and goes with it", async () => {
  const host = await listed();
  await user.click(await at("orders-filter"));
  await user.click(await at("orders-filter-overdue"));
  await waitFor(() => expect(host.inputs("repair.find").at(-1)?.filter).toEqual({ overdue: true }));
  const chip = await at("orders-chip-overdue");
  await user.click(chip.querySelector(".ant-tag-close-icon") as HTMLElement);
  await waitFor(() => expect(now("orders-chip-overdue")).toBeNull());
});

test("nothing behind a filter says so and offers to clear it", async () => {
  await listed({
    "repair.find": ({ filter }) => ({
      rows: filter?.overdue ? [] : Array.from({ length: 9 }, (_, line) => repairRow(line)),
      next: null,
    }),
  });
  await user.click(await at("orders-filter"));
  await user.click(await at("orders-filter-overdue"));
  expect((await at("orders-none")).textContent).toContain("没有符合筛选条件的工单");
  await user.click(await at("orders-none-unfilter"));
  await waitFor(() => expect(all("orders-row")).toHaveLength(9));
});

test("the present filter is kept under a name, and a kept one is one choice away", async () => {
  const host = await listed({
    "view.keep": () => ({ id: "v-9" }),
    "repair.views": () => ({
      open: 84,
      today: 12,
      mine: 7,
      overdue: 3,
      all: 400,
      saved: [
        {
          id: "v-1",
          name: "保内待件",
          shared: true,
          mine: false,
          filter: { view: "all", filter: { warranty: "claimed" }, sort: "promise" },
          count: 1000,
          more: true,
        },
      ],
      columns: null,
    }),
  });
  await user.click(await at("orders-saved"));
  expect((await at("orders-saved-view")).textContent).toContain("1000+");
  await user.click(await at("orders-saved-view"));
  await waitFor(() =>
    expect(host.inputs("repair.find").at(-1)).toMatchObject({
      view: "all",
      filter: { warranty: "claimed" },
      sort: "promise",
    }),
  );
  await user.click(await at("orders-saved"));
  await user.click(await at("orders-saved-keep"));
  await user.click(await at("view-name"));
  await user.paste("我的保内");
  press("Enter", 9_000, { ctrlKey: true });
  await waitFor(() => expect(host.inputs("view.keep")).toHaveLength(1));
  expect(host.inputs("view.keep")[0]).toEqual({
    id: null,
    name: "我的保内",
    shared: false,
    filter: { view: "all", filter: { warranty: "claimed" }, sort: "promise" },
  });
});

test("chosen columns are kept by the core and shown at once", async () => {
  const host = await listed({ "view.columns": () => ({}) });
  expect(now("orders")?.textContent).toContain("未动");
  await user.click(await at("orders-columns"));
  await user.click(await at("orders-column-touched"));
  await waitFor(() => expect(host.inputs("view.columns")).toHaveLength(1));
  expect(host.inputs("view.columns")[0]?.columns).not.toContain("touched");
  expect(host.inputs("view.columns")[0]?.columns).toContain("number");
});

test("the board moves by arrows, opens by Enter, and is kept as the way to look", async () => {
  await listed();
  await user.click(await at("orders-as-board"));
  await waitFor(() => expect(all("board-card").length).toBeGreaterThan(4));
  all("board-card")[0]?.focus();
  await user.keyboard("{ArrowDown}{ArrowRight}{ArrowRight}");
  await waitFor(() => expect(document.activeElement?.getAttribute("data-column")).toBe("3"));
  expect(document.activeElement?.getAttribute("data-card")).toBe("1");
  await user.keyboard("{Enter}");
  await waitFor(() => expect(window.location.hash).toBe("#/repairs/r-25"));
  press("F3", 9_000);
  await at("board");
});
