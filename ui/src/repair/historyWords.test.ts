import { expect, test } from "vitest";
import type { Say } from "../kit/words";
import type { HistoryRow } from "../wire/commands";
import zh from "../words/zh-CN.json";
import { told as toldOf } from "./History";
import { entryKind, fieldWords, isRaised, isTold, readable, telling } from "./historyWords";

const say = ((key: keyof typeof zh) => zh[key]) as Say;
const told = (moment: string) => moment.slice(5, 10);
const words = (noun: string, field: string, value: string) =>
  readable(say, told, noun, field, value);

test("closed words are told in the language, each by its own set", () => {
  expect(words("repair", "stage", "received")).toBe("受理");
  expect(words("device", "kind", "phone")).toBe("手机");
  expect(words("note", "kind", "debt")).toBe("欠款");
  expect(words("payment", "kind", "prepaid_back")).toBe("退还预收款");
  expect(words("photo", "view", "screen")).toBe("亮屏");
  expect(words("repair", "paper", "repair.job_card")).toBe("接修单");
});

test("money is told in yuan, moments by the shop's clock, flags as yes and no", () => {
  expect(words("repair", "estimate", "38000")).toBe("¥380.00");
  expect(words("repair", "promised_at", "2026-11-21T08:30:00.000Z")).toBe("11-21");
  expect(words("repair", "due_at", "2026-11-22T08:30:00.000Z")).toBe("11-22");
  expect(words("repair", "repair_mode", "1")).toBe("是");
  expect(words("repair", "repair_mode", "false")).toBe("否");
});

test("a step tells why, and which gates were passed over; where it went the order itself tells", () => {
  expect(words("step", "went_to", "testing")).toBe("质检");
  expect(words("step", "hold", "part")).toBe("等配件");
  expect(words("step", "overridden", '["no_such_gate"]')).toBe("no_such_gate");
  const plain = (field: string, value: string) => ({
    field,
    before: { kind: "none" as const },
    after: { kind: "plain" as const, value },
  });
  const changes = [
    plain("went_to", "testing"),
    plain("reason", "等屏幕"),
    plain("day", "2026-11-21"),
    plain("overridden", "[]"),
  ];
  expect(telling({ noun: "step", changes }).map(({ field }) => field)).toEqual(["reason"]);
  expect(telling({ noun: "posting", changes: [plain("amount", "100")] })).toEqual([]);
});

test("lists are told as lists", () => {
  expect(words("repair", "accessories", '["sim","case"]')).toBe("SIM 卡、保护壳");
  expect(words("repair", "handed_back", '["memory_card"]')).toBe("存储卡");
  expect(words("repair", "codes", '["A01","B02"]')).toBe("A01、B02");
  const marks = JSON.stringify([
    { face: "front", kind: "crack", x: 1, y: 2 },
    { face: "front", kind: "crack", x: 3, y: 4 },
    { face: "back", kind: "dent", x: 5, y: 6 },
  ]);
  expect(words("condition", "marks", marks)).toBe("正面 裂 ×2、背面 磕碰");
  expect(words("condition", "checks", '[{"item":"touch","result":"fail"}]')).toBe("触摸 异常");
});

test("what has no words is told as it stands", () => {
  expect(words("repair", "symptom", "[不开机]")).toBe("[不开机]");
  expect(words("repair", "channel", "drone")).toBe("drone");
  expect(words("repair", "accessories", "not json")).toBe("not json");
});

test("looks, notes and changes are told apart", () => {
  const row = (command: string, noun: string, field?: string): HistoryRow => ({
    seq: 1,
    at: "2026-11-21T06:12:43.004Z",
    person_name: "王工",
    command,
    noun,
    changes: field ? [{ field, before: { kind: "none" }, after: { kind: "none" } }] : [],
  });
  expect(entryKind(row("note.add_many", "note", "text"))).toBe("notes");
  expect(entryKind(row("repair.phone", "repair"))).toBe("looks");
  expect(entryKind(row("paper.print", "repair", "paper"))).toBe("looks");
  expect(entryKind(row("passcode.show", "passcode"))).toBe("looks");
  expect(entryKind(row("repair.open", "repair"))).toBe("changes");
  expect(entryKind(row("payment.prepay", "payment", "amount"))).toBe("changes");
});

test("ids, empty values and what only the machine needs are no lines", () => {
  const plain = (value: string) => ({ kind: "plain" as const, value });
  const none = { kind: "none" as const };
  const id = plain("0193f2a0-7c11-7abc-8def-0123456789ab");
  const fields = (noun: string, changes: Parameters<typeof telling>[0]["changes"]) =>
    telling({ noun, changes }).map(({ field }) => field);
  expect(
    fields("note", [
      { field: "by", before: none, after: id },
      { field: "at", before: none, after: plain("2026-11-21T06:12:43.004Z") },
      { field: "text", before: none, after: plain("小心") },
      { field: "withdrawn", before: none, after: plain("0") },
    ]),
  ).toEqual(["text"]);
  expect(fields("note", [{ field: "withdrawn", before: plain("0"), after: plain("1") }])).toEqual([
    "withdrawn",
  ]);
  expect(fields("repair", [{ field: "catalogue", before: id, after: none }])).toEqual([]);
  expect(fields("repair", [{ field: "place", before: plain("南门"), after: plain("") }])).toEqual([
    "place",
  ]);
});

test("a corrected round tells each item with its figure in the words of the list", () => {
  const one = {
    words: "待机电流",
    words_en: "",
    result: "fail",
    value: 31_500,
    unit: "mA",
    note: "",
  };
  expect(words("checkup", "corrected", JSON.stringify([one]))).toBe("待机电流 31.5 mA 异常");
});

test("fields are called what they are with their noun", () => {
  expect(fieldWords(say, "sending", "name")).toBe("送到");
  expect(fieldWords(say, "customer", "name")).toBe("客户姓名");
  expect(fieldWords(say, "photo", "phase")).toBe("拍的是");
});

test("what is so from now on is told by its name alone", () => {
  const plain = (value: string) => ({ kind: "plain" as const, value });
  const raised = (before: string, after: string) =>
    isRaised("withdrawn", { field: "withdrawn", before: plain(before), after: plain(after) });
  expect([raised("0", "1"), raised("1", "0")]).toEqual([true, false]);
});

test("what is kept pause by pause is told only where it says something", () => {
  expect(isTold("checkup.write", 0)).toBe(false);
  expect(isTold("checkup.write", 1)).toBe(true);
  expect(isTold("repair.job_card", 0)).toBe(true);
});

test("the reason of a failed test stands once, though test and step both keep it", () => {
  const entry = (noun: string, seq: number): HistoryRow => ({
    seq,
    at: "2026-11-21T06:30:00.000Z",
    person_name: "何质",
    command: "checkup.finish",
    noun,
    changes: [
      { field: "reason", before: { kind: "none" }, after: { kind: "plain", value: "触摸断" } },
    ],
  });
  expect(toldOf([entry("checkup", 1), entry("step", 2)]).map(({ noun }) => noun)).toEqual([
    "checkup",
  ]);
});
