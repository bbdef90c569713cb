import { waitFor } from "@testing-library/react";
import { expect, test } from "vitest";
import { fault, refusal } from "../../test/fake";
import { scan as burst } from "../../test/keys";
import { doorFor, wang } from "../../test/samples";
import { all, at, now, show, user } from "../../test/show";
import type { CountSheet, ScannedCount, StocktakeCard, StocktakeRow } from "../wire/commands";
import {
  type CountedPart,
  NOTHING,
  partOf,
  restIsNone,
  scanned,
  sent,
  typed,
  unscanned,
} from "./counting";

Object.defineProperty(HTMLElement.prototype, "clientHeight", { value: 600, configurable: true });
Object.defineProperty(HTMLElement.prototype, "clientWidth", { value: 1200, configurable: true });

const battery: CountedPart = {
  part: "p-1",
  number: "DC-1",
  name: "电池",
  spec: "",
  unit: "个",
  serialised: false,
};
const screen: CountedPart = {
  ...battery,
  part: "p-2",
  number: "PM-1",
  name: "屏幕",
  serialised: true,
};

function scanOf(part: CountedPart, serial: string | null = null, known = true): ScannedCount {
  return { ...part, serial, known, upto: 7 };
}

test("a scan adds a piece, a serial number is there once, and the first one says since when", () => {
  const parts = [battery, screen];
  const one = scanned(NOTHING, parts, scanOf(battery)).counting;
  const two = scanned(one, parts, { ...scanOf(battery), upto: 9 }).counting;
  expect(two.lines["p-1"]).toEqual({ quantity: 2, serials: [], fresh: [], after: 7 });
  const asked = scanned(two, parts, scanOf(screen));
  expect([asked.said, asked.counting.current]).toEqual(["scan_serials", "p-2"]);
  const found = scanned(asked.counting, parts, scanOf(screen, "A1"));
  const again = scanned(found.counting, parts, scanOf(screen, "a1"));
  expect([found.said, again.said]).toEqual(["counted", "twice"]);
  const fresh = scanned(again.counting, parts, scanOf(screen, "X9", false));
  expect([fresh.said, fresh.counting.lines["p-2"]?.fresh]).toEqual(["new_serial", ["X9"]]);
  expect(sent(fresh.counting, parts)).toEqual([
    { part: "p-1", quantity: 2, serials: [], after: 7 },
    { part: "p-2", quantity: 2, serials: ["A1", "X9"], after: 7 },
  ]);
  expect(unscanned(found.counting, "p-2", "A1").lines["p-2"]).toBeUndefined();
});

test("what is not on the sheet is counted beside it, and nothing is a count only where it is said", () => {
  const beyond = scanned(NOTHING, [battery], scanOf(screen, "A1")).counting;
  expect(beyond.extra).toEqual([screen]);
  expect(sent(NOTHING, [battery])).toEqual([]);
  const none = restIsNone(NOTHING, [battery, screen], 5);
  expect(sent(none, [battery, screen]).map(({ quantity }) => quantity)).toEqual([0, 0]);
  const kept = restIsNone(typed(NOTHING, "p-1", 4, 3), [battery, screen], 5);
  expect(kept.lines["p-1"]).toEqual({ quantity: 4, serials: [], fresh: [], after: 3 });
  expect(typed(kept, "p-1", null, 5).lines["p-1"]).toBeUndefined();
  const lines = sent(kept, [battery, screen]);
  expect([
    partOf("lines[1].serials", lines),
    partOf("lines", lines),
    partOf("lines[9].x", lines),
  ]).toEqual(["p-2", null, null]);
});

const row: StocktakeRow = {
  id: "s-1",
  number: "PD261121-01",
  state: "open",
  begun_at: "2026-11-21T06:00:00.000Z",
  begun_by: "何苗",
  lines: null,
  accuracy: null,
  gross: null,
  net: null,
  needs_approval: false,
  posted_at: null,
};

const card: StocktakeCard = {
  ...row,
  class: null,
  why: "",
  ended_by: null,
  ended_at: null,
  approved_by: null,
  approved_at: null,
  posted_by: null,
  uncounted: 1,
  to_recount: 0,
  unexplained: 0,
  counted: [],
};

const sheet: CountSheet = {
  id: "s-1",
  number: "PD261121-01",
  state: "open",
  begun_at: row.begun_at,
  upto: 7,
  places: [
    {
      place: { id: "l-1", kind: "good", bin: "A-01", person_name: null },
      lines: [
        {
          ...battery,
          id: "n-1",
          standing: "uncounted",
          counted: null,
          counted_by: null,
          own: false,
        },
      ],
    },
  ],
};

const keeper = doorFor({
  ...wang,
  rights: [...wang.rights, "see_stock", "keep_stock", "see_costs", "print_papers"],
});

test("a place is counted by scan and saved by key; what moved meanwhile is counted anew", async () => {
  let tries = 0;
  const host = await show(
    {
      "shop.door": () => keeper,
      "stocktake.list": () => [row],
      "stocktake.card": () => card,
      "stocktake.sheet": () => sheet,
      "stocktake.scan": () => scanOf(battery),
      "stocktake.count": () => {
        tries += 1;
        if (tries > 1) return { id: "s-1", lines: 1 };
        throw refusal("stocktake.invalid", "invalid", [
          fault("lines[0].quantity", "field.moved_meanwhile"),
        ]);
      },
    },
    "/parts/counts",
  );
  await waitFor(() => expect(all("stocktakes-row")).toHaveLength(1));
  await user.click(all("stocktakes-row")[0] as HTMLElement);
  await at("stocktake-scan");
  burst("6901234567892");
  burst("6901234567892");
  const quantity = (await at("stocktake-quantity-DC-1")) as HTMLInputElement;
  await waitFor(() => expect(quantity.value).toBe("2"));
  await user.keyboard("{Control>}{Enter}{/Control}");
  await waitFor(() => expect(quantity.getAttribute("aria-invalid")).toBe("true"));
  await user.clear(quantity);
  await user.type(quantity, "3");
  expect(quantity.getAttribute("aria-invalid")).toBe("false");
  await user.keyboard("{Control>}{Enter}{/Control}");
  await waitFor(() => expect(host.inputs("stocktake.count")).toHaveLength(2));
  expect(host.inputs("stocktake.count")[1]).toEqual({
    id: "s-1",
    place: "l-1",
    recount: false,
    lines: [{ part: "p-1", quantity: 3, serials: [], after: 7 }],
    reason: null,
  });
});

test("differences above the limit are posted by nobody before a manager agreed", async () => {
  const counted: StocktakeCard = {
    ...card,
    state: "counted",
    lines: 2,
    accuracy: 500,
    gross: 30_000,
    net: -30_000,
    needs_approval: true,
    uncounted: 0,
  };
  const host = await show(
    {
      "shop.door": () => keeper,
      "stocktake.list": () => [{ ...row, state: "counted" }],
      "stocktake.card": () => counted,
    },
    "/parts/counts",
  );
  await waitFor(() => expect(all("stocktakes-row")).toHaveLength(1));
  await user.click(all("stocktakes-row")[0] as HTMLElement);
  await at("stocktake-drop");
  expect(now("stocktake-post")).toBeNull();
  expect(now("stocktake-approve")).toBeNull();
  await user.keyboard("{Control>}{Enter}{/Control}");
  expect(host.inputs("stocktake.post")).toHaveLength(0);
});
