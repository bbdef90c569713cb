import { expect, test } from "vitest";
import { fill } from "../../test/intake";
import { press } from "../../test/keys";
import { at, now, show, user } from "../../test/show";
import { carriedBy, handedBack } from "./carried";

test("SIM, card and case go back unless a key lets one of them stay, and the order says what was shown", async () => {
  const host = await show({}, "/intake");
  await fill();
  expect((await at("handed-back")).textContent).toContain("当面退还（如有）");
  press("k", 8_000, { altKey: true });
  await user.click(await at("handed-back-case"));
  await user.click(await at("handed-back-case"));
  expect((await at("handed-back-memory_card")).getAttribute("aria-pressed")).toBe("true");
  expect((await at("handed-back-case")).getAttribute("aria-pressed")).toBe("false");
  press("Enter", 9_000, { ctrlKey: true });
  await at("opened-number");
  expect(host.inputs("repair.open")[0]).toMatchObject({
    accessories: ["memory_card"],
    handed_back: ["sim", "case"],
  });
});

test("nothing is said of what a machine has not, or where nobody was there to take it", async () => {
  await show({}, "/intake");
  await at("handed-back");
  const channels = (await at("intake-channel")).querySelectorAll("input");
  await user.click(channels[1]?.closest("label") as HTMLElement);
  expect(now("handed-back")).toBeNull();
  expect(carriedBy("fridge", "carry_in")).toEqual([]);
  expect(handedBack("phone", "courier", [])).toEqual([]);
  expect(handedBack("watch", "on_site", ["sim"])).toEqual(["case"]);
});
