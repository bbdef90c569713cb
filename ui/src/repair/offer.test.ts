import { beforeEach, expect, test } from "vitest";
import { dropAllDrafts, readDraft } from "../kit/drafts";
import { BLANK, intakeDraft, type RepairWriting, setAside } from "./draft";
import { offerIntake, whatIsIt } from "./offer";

beforeEach(dropAllDrafts);

test.each([
  ["13812345678", "phone"],
  ["138 1234 5678", "phone"],
  ["+8613812345678", "phone"],
  ["869374051234564", "imei"],
  ["R58N123ABC", "serial"],
  ["5678", "tail"],
  ["张伟", "name"],
  ["zhangwei", "name"],
])("%s is taken for a %s", (text, what) => {
  expect(whatIsIt(text)).toBe(what);
});

test("a searched number begins an intake", () => {
  offerIntake("li", "13812345678");
  expect(readDraft<RepairWriting>(intakeDraft("li"))).toEqual({ ...BLANK, phone: "13812345678" });
});

test("a scanned IMEI joins the intake that lacks one", () => {
  offerIntake("li", "13812345678");
  offerIntake("li", "869374051234564");
  expect(readDraft<RepairWriting>(intakeDraft("li"))).toEqual({
    ...BLANK,
    phone: "13812345678",
    imei: "869374051234564",
  });
});

test("another customer's number puts the half-typed intake aside", () => {
  offerIntake("li", "13812345678");
  offerIntake("li", "13900000000");
  expect(readDraft<RepairWriting>(intakeDraft("li"))?.phone).toBe("13900000000");
  expect(setAside("li")?.phone).toBe("13812345678");
});
