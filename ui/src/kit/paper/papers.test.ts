import { expect, test } from "vitest";
import { fakeHost } from "../../../test/fake";
import { draw, PAPERS, paperOf, readableWidth, SIZES } from "./papers";

test("a sheet fills the room, labels and rolls are drawn larger than they are", () => {
  expect(readableWidth(595, 1000)).toBeCloseTo(820);
  expect(readableWidth(595, 500)).toBe(500);
  expect(readableWidth(113, 1000)).toBeCloseTo(406.8);
  expect(readableWidth(227, 1000)).toBe(440);
});

test("every paper has a size, and a file of many is of one paper", () => {
  expect(PAPERS.every((paper) => SIZES[paper].length > 0)).toBe(true);
  expect(paperOf({ paper: "repair.job_cards", ids: [] })).toBe("repair.job_card");
  expect(paperOf({ paper: "payment.receipt", id: "p" })).toBe("payment.receipt");
});

test("a paper is asked for with what it needs, and at most a hundred in one file", async () => {
  const asked: [string, unknown][] = [];
  const host = fakeHost();
  host.paper = async (name, input) => {
    asked.push([name, input]);
    return new Uint8Array();
  };
  await draw(host, { paper: "repair.accessory_label", id: "r", what: "充电器" }, "40x30");
  await draw(host, { paper: "repair.job_card", id: "r" }, null);
  await draw(host, { paper: "quote.sheet", id: "r", what: "2" }, "a5");
  await draw(host, { paper: "quote.sheet", id: "r" }, null);
  await draw(host, { paper: "hand_over.voucher", id: "r" }, null);
  await draw(host, { paper: "close.sheet", id: "c" }, "80");
  const ids = Array.from({ length: 130 }, (_, at) => `r-${at}`);
  await draw(host, { paper: "repair.device_labels", ids }, null);
  expect(asked.slice(0, 2)).toEqual([
    ["repair.accessory_label", { id: "r", what: "充电器", size: "40x30" }],
    ["repair.job_card", { id: "r", size: null }],
  ]);
  expect(asked.slice(2, 6)).toEqual([
    ["quote.sheet", { repair: "r", version: 2, size: "a5" }],
    ["quote.sheet", { repair: "r", version: null, size: null }],
    ["hand_over.voucher", { repair: "r", size: null }],
    ["close.sheet", { id: "c", size: "80" }],
  ]);
  expect(asked[6]?.[1]).toEqual({ ids: ids.slice(0, 100), size: null });
});
