import { afterEach, expect, test } from "vitest";
import { at, show, user } from "../../test/show";
import { speak } from "../kit/words";

afterEach(() => speak("zh-CN"));

test("a look chosen after a language keeps the language", async () => {
  const host = await show({ "person.prefer": () => ({}) }, "/repairs");
  await user.click(await at("person-menu"));
  await user.click(await at("menu-language-en"));
  await user.click(await at("person-menu"));
  await user.click(await at("menu-look-dark"));
  expect(host.inputs("person.prefer")).toEqual([
    { language: "en", theme: null },
    { language: "en", theme: "dark" },
  ]);
});
