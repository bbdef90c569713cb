import { fireEvent, waitFor } from "@testing-library/react";
import { expect, test } from "vitest";
import { shopCard } from "../../test/samples";
import { at, now, show } from "../../test/show";
import type { Hours, MessageRow } from "../wire/commands";
import { hoursTold } from "./places";

test("the example speaks of the shop by its own card, not by an invented one", async () => {
  const ready: MessageRow = {
    seen_seq: 0,
    purpose: "ready",
    language: "zh-CN",
    text: "您好",
    built_in: true,
  };
  await show({ "message.all": () => [ready] }, "/settings/messages");
  const target = { value: "{shop}｜{phone}｜{address}｜{hours}" };
  fireEvent.change(await at("message-text"), { target });
  const { name, phone, address, hours } = shopCard;
  const told = [name, phone, address, hoursTold(hours, "zh-CN")].join("｜");
  await waitFor(() => expect(now("message-example")?.textContent).toBe(told));
});

test("what is put in is named in the language of the text", async () => {
  const rows: MessageRow[] = (["zh-CN", "en"] as const).map((language) => ({
    seen_seq: 0,
    purpose: "ready",
    language,
    text: ":",
    built_in: true,
  }));
  await show({ "message.all": () => rows }, "/settings/messages");
  fireEvent.click(await at("message-language-zh-CN"));
  fireEvent.click(await at("message-place-code"));
  expect(await at("message-text")).toHaveProperty("value", expect.stringContaining("{取机码}"));
  fireEvent.click(await at("message-language-en"));
  fireEvent.click(await at("message-place-code"));
  await waitFor(() =>
    expect(now("message-text")).toHaveProperty("value", expect.stringContaining("{code}")),
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
