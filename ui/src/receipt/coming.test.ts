import { describe, expect, it } from "vitest";
import { withoutLine } from "../purchase/lines";
import type { ReceiptCardLine } from "../wire/commands";
import { type ComingLine, labelsOf, scanned } from "./coming";

function line(number: string, more: Partial<ComingLine> = {}): ComingLine {
  return {
    key: number,
    purchase_line: number,
    part: number,
    number,
    name: number,
    unit: "个",
    serialised: false,
    codes: [number, `69${number}`],
    open: 2,
    agreed: 100,
    quantity: 0,
    price: 100,
    serials: [],
    ...more,
  };
}

const told = (lines: readonly ComingLine[] | null) =>
  lines?.map(({ key, quantity, serials }) => [key, quantity, ...serials]);

describe("what is scanned as it comes", () => {
  it("counts a piece with each scan of its number or a barcode, whatever the case", () => {
    const once = scanned([line("DC-1"), line("DC-2")], "dc-1");
    expect(told(once)).toEqual([
      ["DC-2", 0],
      ["DC-1", 1],
    ]);
    expect(told(scanned(once ?? [], "69DC-1"))?.at(-1)).toEqual(["DC-1", 2]);
  });

  it("takes what is no part's code as a serial number of the line that was scanned last", () => {
    const lines = [line("PM-1", { serialised: true }), line("DC-1")];
    const ready = scanned(lines, "PM-1") ?? [];
    expect(told(ready)?.at(-1)).toEqual(["PM-1", 0]);
    const one = scanned(ready, "F9A") ?? [];
    expect(told(one)?.at(-1)).toEqual(["PM-1", 1, "F9A"]);
    expect(scanned(one, "f9a")).toBeNull();
  });

  it("leaves what it does not know to a look-up", () => {
    expect(scanned([line("DC-1")], "XX")).toBeNull();
    expect(scanned([], "DC-1")).toBeNull();
  });

  it("fills the line that still misses pieces, of two with one part", () => {
    const full = line("A", { quantity: 2, codes: ["DC-1"] });
    const open = line("B", { quantity: 1, codes: ["DC-1"] });
    expect(told(scanned([full, open], "DC-1"))?.at(-1)).toEqual(["B", 2]);
  });
});

describe("a line that is taken out", () => {
  it("takes its faults along, and those behind it move up", () => {
    const faults = {
      note: "n",
      "lines[0].price": "a",
      "lines[1].price": "b",
      "lines[2].price": "c",
    };
    expect(withoutLine(faults, 1)).toEqual({
      note: "n",
      "lines[0].price": "a",
      "lines[1].price": "c",
    });
  });
});

describe("the labels of what came", () => {
  const came = (
    part: string,
    quantity: number,
    serials: readonly string[] = [],
  ): ReceiptCardLine => ({
    part,
    number: part,
    name: "屏",
    unit: "个",
    quantity,
    price: 100,
    dearer: null,
    place: "p",
    place_kind: "good",
    bin: null,
    pieces: serials.map((serial) => ({ piece: `id-${serial}`, serial })),
  });

  it("is one for each piece, by its own number where it has one", () => {
    const labels = labelsOf([came("DC-1", 2), came("PM-1", 2, ["A1", "A2"]), came("DC-1", 3)]);
    expect(labels.map(({ on, copies }) => [on, copies])).toEqual([
      ["part:DC-1", 5],
      ["piece:id-A1", 1],
      ["piece:id-A2", 1],
    ]);
  });

  it("is one even where two lines of a receipt name the same pieces", () => {
    const twice = labelsOf([came("PM-1", 1, ["A1", "A2"]), came("PM-1", 1, ["A1", "A2"])]);
    expect(twice.map(({ on }) => on)).toEqual(["piece:id-A1", "piece:id-A2"]);
  });
});
