import { waitFor } from "@testing-library/react";
import { expect, test } from "vitest";
import { fault, refusal } from "../../test/fake";
import { scan } from "../../test/keys";
import { card } from "../../test/samples";
import { at, now, show, user } from "../../test/show";
import type { RepairCard, RepairPartRow, RepairParts } from "../wire/commands";

const PLACE = "/repairs/r-0?tab=parts";

const row: RepairPartRow = {
  id: "l-1",
  part: "p-1",
  number: "PM-1",
  name: "屏幕总成",
  spec: "",
  unit: "块",
  grade: "original",
  serialised: true,
  returns_old: true,
  quantity: 1,
  state: "issued",
  deeds: ["use", "back", "doa", "broken"],
  may_undo: true,
  place: "technician",
  place_name: "陈工",
  serial: "A1",
  waits_from: null,
  old_serial: "",
  why: "",
  by: "陈工",
  at: "2026-11-21T06:30:00.000Z",
  available: 0,
  offers: [],
};

function parts(changes: Partial<RepairParts> = {}) {
  const all: RepairParts = {
    rows: [],
    quoted: [],
    old: [],
    may_plan: true,
    may_take: true,
    may_use: true,
    ...changes,
  };
  return {
    "repair.card": (): RepairCard => ({ ...card, stage: "repairing" }),
    "repair_part.of": () => all,
  };
}

const taken = {
  id: "l-1",
  state: "issued",
  quantity: 1,
  waits: false,
  stage: "repairing",
} as const;

test("one scan takes a part onto the order, wherever the focus is", async () => {
  const host = await show({ ...parts(), "repair_part.take": () => taken }, PLACE);
  await at("part-code");
  if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
  scan("6901234567892");
  await waitFor(() => expect(host.inputs("repair_part.take")).toHaveLength(1));
  expect(host.inputs("repair_part.take")[0]).toEqual({ repair: "r-0", code: "6901234567892" });
});

test("a part with serial numbers asks for the one of the piece", async () => {
  let times = 0;
  const host = await show(
    {
      ...parts(),
      "repair_part.take": () => {
        times += 1;
        if (times > 1) return taken;
        throw refusal("repair_part.invalid", "invalid", [fault("serial", "field.scan_serial")]);
      },
    },
    PLACE,
  );
  await user.type(await at("part-code"), "PM-1{Enter}");
  await user.type(await at("part-serial"), "A1{Enter}");
  await waitFor(() => expect(host.inputs("repair_part.take")).toHaveLength(2));
  expect(host.inputs("repair_part.take")[1]).toEqual({ repair: "r-0", code: "PM-1", serial: "A1" });
  await waitFor(() => expect(now("part-serial")).toBeNull());
});

test("whoever comes second is told and offered another part", async () => {
  const host = await show(
    {
      ...parts(),
      "repair_part.take": ({ code }: { code: string }) => {
        if (code === "DC-2") return taken;
        throw refusal("stock.short", "conflict");
      },
      "repair_part.offer": () => ({
        part: "p-2",
        number: "DC-1",
        name: "电池",
        spec: "",
        unit: "块",
        serialised: false,
        available: 0,
        offers: [
          {
            part: "p-3",
            number: "DC-2",
            name: "电池（第三方）",
            grade: "third_party",
            available: 4,
            successor: false,
          },
        ],
      }),
    },
    PLACE,
  );
  await user.type(await at("part-code"), "DC-1{Enter}");
  await user.click(await at("scan-offer-take"));
  await waitFor(() => expect(host.inputs("repair_part.take")).toHaveLength(2));
  expect(host.inputs("repair_part.take")[1]).toMatchObject({ code: "DC-2" });
});

test("what came out is written down as the new one goes in", async () => {
  const host = await show(
    { ...parts({ rows: [row] }), "repair_part.use": () => ({ ...taken, state: "used" }) },
    PLACE,
  );
  await user.click(await at("part-use"));
  await user.type(await at("deed-old-serial"), "OLD9");
  await user.click(await at("part-deed-save"));
  await waitFor(() => expect(host.inputs("repair_part.use")).toHaveLength(1));
  expect(host.inputs("repair_part.use")[0]).toMatchObject({
    id: "l-1",
    old_serial: "OLD9",
    no_old: false,
  });
});
