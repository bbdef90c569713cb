import { expect, test } from "vitest";
import { shopCard } from "../../test/samples";
import { at, show, user } from "../../test/show";
import type { Hours } from "../wire/commands";
import { hoursTold } from "./places";

test("the example speaks of the shop by its own card, not by an invented one", async () => {
  await show({}, "/settings/messages");
  const text = await at("message-text");
  await user.clear(text);
  await user.type(text, "{{shop}｜{{phone}｜{{address}｜{{hours}");
  expect((await at("message-example")).textContent).toBe(
    [shopCard.name, shopCard.phone, shopCard.address, hoursTold(shopCard.hours, "zh-CN")].join(
      "｜",
    ),
  );
});

test("hours are told as the core tells them in a message", () => {
  const usual: Hours[number] = ["09:00", "20:00"];
  const week: Hours = [usual, usual, usual, usual, usual, usual, usual];
  expect(hoursTold(week, "zh-CN")).toBe("09:00–20:00");
  week[5] = ["10:00", "18:00"];
  week[6] = null;
  expect(hoursTold(week, "zh-CN")).toBe("周一至周五 09:00–20:00，周六 10:00–18:00");
  expect(hoursTold(week, "en")).toBe("Mon–Fri 09:00–20:00, Sat 10:00–18:00");
  expect(
    hoursTold(
      week.map(() => null),
      "en",
    ),
  ).toBe("");
});
