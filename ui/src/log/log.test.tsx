import { expect, test } from "vitest";
import { card } from "../../test/samples";
import { benchFile } from "../../test/samples/bench";
import { at, now, show } from "../../test/show";
import type { BenchFile, RepairCard } from "../wire/commands";

const PLACE = "/repairs/r-0?tab=log";
const repairing = { "repair.card": (): RepairCard => ({ ...card, stage: "repairing" }) };
const entry: BenchFile["log"][number] = {
  id: "e-1",
  kind: "work",
  action: null,
  text: "换了外屏",
  photos: [],
  withdrawn: false,
  mine: true,
  by: "王建国",
  at: "2026-11-21T06:30:00.000Z",
};

test("whoever would test a machine of which nothing is logged reads so before", async () => {
  await show(repairing, PLACE);
  await at("log-missing");
});

test("one entry that stands is enough", async () => {
  await show({ ...repairing, "repair.bench_file": () => ({ ...benchFile, log: [entry] }) }, PLACE);
  await at("log-entry");
  expect(now("log-missing")).toBeNull();
});

test("an entry that was withdrawn is none", async () => {
  const log = [{ ...entry, withdrawn: true }];
  await show({ ...repairing, "repair.bench_file": () => ({ ...benchFile, log }) }, PLACE);
  await at("log-missing");
});
