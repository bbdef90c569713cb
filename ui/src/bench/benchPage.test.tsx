import { waitFor } from "@testing-library/react";
import { beforeEach, expect, test } from "vitest";
import { press, scan } from "../../test/keys";
import { bench, benchRow, card, doorFor, repairRow, wang } from "../../test/samples";
import { all, at, now, show, user } from "../../test/show";
import { dropAllDrafts } from "../kit/drafts";

beforeEach(dropAllDrafts);

test("the next free machine is claimed with one key, from wherever the cursor is", async () => {
  const host = await show({ "repair.assign": () => ({ seen_seq: 20 }) }, "/bench");
  await at("bench");
  press("g", 9_000, { altKey: true });
  await waitFor(() => expect(host.inputs("repair.assign")).toHaveLength(1));
  expect(host.inputs("repair.assign")[0]).toEqual({
    id: "r-3",
    seen_seq: 15,
    to: "p-li",
    reason: "",
  });
});

test("arrows go through all lists, and the claim key takes the free one in hand", async () => {
  const host = await show({ "repair.assign": () => ({ seen_seq: 20 }) }, "/bench");
  await at("bench");
  press("ArrowDown", 9_000);
  const [first] = all("bench-open-mine");
  expect(document.activeElement).toBe(first);
  press("End", 9_050);
  await waitFor(() => expect(all("bench-open-free")[1]?.tabIndex).toBe(0));
  expect(document.activeElement).toBe(all("bench-open-free")[1]);
  press("g", 9_200, { altKey: true });
  await waitFor(() => expect(host.inputs("repair.assign")[0]).toMatchObject({ id: "r-11" }));
});

test("Enter opens the order where its work is", async () => {
  await show({}, "/bench");
  await at("bench");
  press("ArrowDown", 9_000);
  await user.keyboard("{Enter}");
  await waitFor(() => expect(window.location.hash).toContain("/repairs/r-0?tab=diagnosis"));
});

test("a scanned label opens its order", async () => {
  await show({ "repair.find": () => ({ rows: [repairRow(0)], next: null }) }, "/bench");
  await at("bench");
  scan(card.code);
  await waitFor(() => expect(window.location.hash).toContain("/repairs/r-0"));
});

test("the clock is started on the line in hand and paused from the head", async () => {
  let clock: typeof bench.clock = null;
  const host = await show(
    {
      "bench.mine": () => ({ ...bench, clock }),
      "work.start": ({ repair }) => {
        clock = { id: "w-1", repair, number: "WX261121-0400", began_at: new Date().toISOString() };
        return { id: "w-1" };
      },
      "work.stop": () => ({}),
    },
    "/bench",
  );
  await at("bench");
  press("w", 9_000, { altKey: true });
  await waitFor(() => expect(host.inputs("work.start")).toEqual([{ repair: "r-0" }]));
  host.touch("work");
  await user.click(await at("bench-clock-stop"));
  await waitFor(() => expect(host.inputs("work.stop")).toEqual([{ id: "w-1", ending: "stopped" }]));
});

test("a forgotten clock is asked about, and what is typed is kept while it waits", async () => {
  const forgotten = [
    { id: "w-0", repair: "r-5", number: "WX261121-0395", began_at: "2026-11-20T02:00:00.000Z" },
  ];
  await show({ "bench.mine": () => ({ ...bench, forgotten }) }, "/bench");
  await user.click(await at("forgotten-reason"));
  await user.paste("下班忘了停");
  press("Escape", 9_000);
  await user.click(document.querySelector(".ant-modal-close") as Element);
  await user.click(await at("forgotten-tell"));
  expect(await at("forgotten-reason")).toHaveProperty("value", "下班忘了停");
  press("Enter", 9_100, { ctrlKey: true });
  await at("fault-ended_at");
});

test("an empty bench says how to get work", async () => {
  await show(
    { "bench.mine": () => ({ ...bench, mine: [], free: [], to_test: [], waiting: [] }) },
    "/bench",
  );
  expect((await at("bench-mine-none")).textContent).toContain("Alt+G");
  await at("bench-free-none");
  expect(now("bench-waiting")).toBeNull();
});

test("urgent, late and rework are told on the line", async () => {
  await show(
    {
      "bench.mine": () => ({
        ...bench,
        mine: [
          benchRow(1, {
            priority: "urgent",
            overdue: true,
            rework: true,
            note_kind: "handed_on",
            note_by: "王工",
            note: "质检没过：触摸",
          }),
        ],
      }),
    },
    "/bench",
  );
  const text = (await at("bench-mine")).textContent ?? "";
  for (const word of ["返修", "王工转来", "质检没过：触摸"]) expect(text).toContain(word);
});

test("the place is there for those who repair only", async () => {
  await show({ "shop.door": () => doorFor(wang) });
  await at("nav-orders");
  expect(now("nav-bench")).toBeNull();
});

test("of a long part all are counted, and the rest is a list of orders away", async () => {
  const counts = { ...bench.counts, free: 312 };
  const host = await show({ "bench.mine": () => ({ ...bench, counts }) }, "/bench");
  expect((await at("bench-free-more")).textContent).toContain("312");
  await user.click(await at("bench-free-all"));
  await waitFor(() => expect(window.location.hash).toContain("/repairs?view=open"));
  await waitFor(() =>
    expect(host.inputs("repair.find").at(-1)).toMatchObject({
      view: "open",
      sort: "promise",
      filter: { unheld: true, stages: ["received", "diagnosing", "awaiting_parts", "repairing"] },
    }),
  );
});
