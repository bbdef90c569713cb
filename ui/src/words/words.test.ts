import { expect, test } from "vitest";
import en from "./en.json";
import zh from "./zh-CN.json";

const chinese: Record<string, string> = zh;
const english: Record<string, string> = en;

function params(text: string): string[] {
  return Array.from(text.matchAll(/\{\{\s*([\w.]+)\s*\}\}/g), (found) => found[1] ?? "").sort();
}

test("both languages have the same keys", () => {
  expect(Object.keys(english).sort()).toEqual(Object.keys(chinese).sort());
});

test("the same key takes the same parameters in both languages", () => {
  const unlike = Object.keys(chinese).filter(
    (key) => String(params(chinese[key] ?? "")) !== String(params(english[key] ?? "")),
  );
  expect(unlike).toEqual([]);
});

test("no text is empty, and none begins or ends with a space", () => {
  const bad = [chinese, english].flatMap((words) =>
    Object.entries(words).filter(
      ([key, text]) => text === "" || (key !== "text.list_mark" && text !== text.trim()),
    ),
  );
  expect(bad).toEqual([]);
});

test("Chinese texts hold Chinese, not English left over", () => {
  // Names that are the same in any language, and texts that only put others together.
  const allowed = new Set([
    "field.imei",
    "field.imei2",
    "field.pin",
    "text.list_mark",
    "condition.mark_line",
    "consent.version",
    "price.term",
    "message_example.device",
    "message_example.number",
    "message_example.amount",
    "message_example.code",
    "message_example.phone",
    "message_example.days",
  ]);
  const foreign = Object.entries(chinese).filter(
    ([key, text]) => !allowed.has(key) && !/\p{Script=Han}/u.test(text),
  );
  expect(foreign).toEqual([]);
});

test("English texts hold no Chinese", () => {
  const foreign = Object.entries(english).filter(([, text]) => /\p{Script=Han}/u.test(text));
  expect(foreign).toEqual([]);
});
