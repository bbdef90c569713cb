import { beforeEach, expect, test } from "vitest";
import { activeSlot, asideDrafts, idIn, writingIn } from "../intake/slots";
import { BLANK } from "../intake/writing";
import { dropAllDrafts } from "../kit/drafts";
import { offerCustomer, offerIntake, whatIsIt } from "./offer";

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
  expect(writingIn("li", 1)).toEqual({ ...BLANK, phone: "13812345678" });
});

test("a scanned IMEI joins the intake that lacks one", () => {
  offerIntake("li", "13812345678");
  offerIntake("li", "869374051234564");
  expect(writingIn("li", 1)).toEqual({
    ...BLANK,
    phone: "13812345678",
    number: "869374051234564",
  });
});

test("another customer's number takes the other intake, and a third puts one aside", () => {
  offerIntake("li", "13812345678");
  offerIntake("li", "13900000000");
  expect(activeSlot("li")).toBe(2);
  expect(writingIn("li", 1).phone).toBe("13812345678");
  expect(writingIn("li", 2).phone).toBe("13900000000");
  const second = idIn("li", 2);
  offerIntake("li", "13700000000");
  expect(writingIn("li", 1).phone).toBe("13812345678");
  expect(writingIn("li", 2).phone).toBe("13700000000");
  expect(asideDrafts("li").map((draft) => [draft.id, draft.writing.phone])).toEqual([
    [second, "13900000000"],
  ]);
  expect(idIn("li", 2)).not.toBe(second);
});

const zhang = {
  id: "c-1",
  name: "张伟",
  phone_masked: "138****5678",
  repairs: 3,
  last_device: null,
  last_device_id: null,
};
const known = { wechat: "zhangwei88", address: "", company: "" };

test("somebody known is chosen already when their intake begins", () => {
  offerCustomer("li", zhang, known);
  expect(writingIn("li", 1)).toEqual({
    ...BLANK,
    ...known,
    chosen: zhang,
    name: "张伟",
    phone: "138****5678",
  });
});

test("a machine that was scanned first waits for its owner, another owner's intake does not", () => {
  offerIntake("li", "869374051234564");
  offerCustomer("li", zhang, known);
  expect(writingIn("li", 1)).toMatchObject({ number: "869374051234564", chosen: zhang });
  offerCustomer("li", { ...zhang, id: "c-2" }, known);
  expect(activeSlot("li")).toBe(2);
  expect(writingIn("li", 1).chosen).toEqual(zhang);
});
