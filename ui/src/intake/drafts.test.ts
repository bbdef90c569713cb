import { beforeEach, expect, test } from "vitest";
import { dropAllDrafts } from "../kit/drafts";
import { keptDrafts, readBody, writeBody } from "./keeping";
import {
  activeSlot,
  asideDrafts,
  bringIn,
  fill,
  idIn,
  putAside,
  takeBack,
  writingIn,
} from "./slots";
import { BLANK, type IntakeWriting, isBlank, nextMachine } from "./writing";

beforeEach(dropAllDrafts);

const of = (phone: string): IntakeWriting => ({ ...BLANK, phone });
const row = (id: string, phone: string, at: string) => ({ id, body: writeBody(of(phone)), at });

test("what the core kept fills the empty intakes, newest first; the rest waits aside", () => {
  const rows = [
    row("a", "1", "2026-11-20T01:00:00.000Z"),
    row("b", "2", "2026-11-21T01:00:00.000Z"),
    row("c", "3", "2026-11-19T01:00:00.000Z"),
  ];
  bringIn("li", keptDrafts(rows));
  expect(writingIn("li", 1).phone).toBe("2");
  expect(idIn("li", 1)).toBe("b");
  expect(writingIn("li", 2).phone).toBe("1");
  expect(asideDrafts("li").map((draft) => draft.id)).toEqual(["c"]);
  expect(activeSlot("li")).toBe(1);
});

test("what was put aside waits aside after a restart, too", () => {
  const aside = { ...row("b", "2", "2026-11-21T01:00:00.000Z"), body: writeBody(of("2"), true) };
  bringIn("li", keptDrafts([row("a", "1", "2026-11-20T01:00:00.000Z"), aside]));
  expect(writingIn("li", 1).phone).toBe("1");
  expect(writingIn("li", 2)).toEqual(BLANK);
  expect(asideDrafts("li").map((draft) => draft.id)).toEqual(["b"]);
});

test("what is typed already stays, and nothing comes in twice", () => {
  fill("li", 1, { id: "mine", writing: of("9") });
  putAside("li", { id: "b", writing: of("2") });
  bringIn("li", [
    { id: "mine", writing: of("8") },
    { id: "b", writing: of("2") },
    { id: "c", writing: of("3") },
  ]);
  expect(writingIn("li", 1).phone).toBe("9");
  expect(writingIn("li", 2).phone).toBe("3");
  expect(asideDrafts("li")).toHaveLength(1);
});

test("taking one back puts the present one in its place", () => {
  fill("li", 1, { id: "here", writing: of("1") });
  putAside("li", { id: "there", writing: of("2") });
  takeBack("li", 1);
  expect(idIn("li", 1)).toBe("there");
  expect(asideDrafts("li").map((draft) => draft.id)).toEqual(["here"]);
  takeBack("li", 2);
  expect(asideDrafts("li")).toEqual([]);
});

test("a body of another form is not understood, an older one is made whole", () => {
  expect(readBody("{")).toBeNull();
  expect(readBody('{"version":2,"writing":{}}')).toBeNull();
  expect(readBody('{"version":1,"writing":{"phone":"1"}}')).toEqual({ ...BLANK, phone: "1" });
  expect(readBody(writeBody(of("1")))).toEqual(of("1"));
});

test("defaults and blanks are nothing to lose", () => {
  expect(isBlank({ ...BLANK, name: "  ", channel: "courier", consent_how: "told" })).toBe(true);
  expect(isBlank({ ...BLANK, repair_mode: true })).toBe(false);
  expect(isBlank({ ...BLANK, passcode: "1" })).toBe(false);
});

test("the next machine of a visit keeps who came and how, and nothing of the first machine", () => {
  const first = { ...of("138"), name: "张伟", passcode: "1357", number: "1", symptom: "碎" };
  const next = nextMachine(first, { id: "v-1", number: "WX1" });
  expect(next).toEqual({ ...of("138"), name: "张伟", visit: { id: "v-1", number: "WX1" } });
});
