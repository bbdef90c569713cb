import { waitFor } from "@testing-library/react";
import { expect, test } from "vitest";
import { refusal } from "../../test/fake";
import { shopCard } from "../../test/samples";
import { at, now, show, user } from "../../test/show";

// What jsdom lacks.
URL.createObjectURL = () => "blob:logo";
URL.revokeObjectURL = () => {};
File.prototype.arrayBuffer = async () => new Uint8Array([1, 2, 3]).buffer;

const picture = () => new File([new Uint8Array([1, 2, 3])], "logo.png", { type: "image/png" });

test("a chosen picture is handed in and becomes the logo", async () => {
  const host = await show({ "shop.set_logo": () => ({ seen_seq: 3 }) }, "/settings/shop");
  const staged = await host.stage(new Uint8Array());
  await user.upload(await at("shop-logo-file"), picture());
  await waitFor(() =>
    expect(host.inputs("shop.set_logo")).toEqual([{ seen_seq: 2, hash: staged.hash }]),
  );
});

test("a picture that cannot be read is told, and the form is left alone", async () => {
  const host = await show({}, "/settings/shop");
  host.stage = async () => {
    throw refusal("picture.unreadable", "invalid");
  };
  await user.type(await at("shop-name"), "二店");
  await user.upload(await at("shop-logo-file"), picture());
  expect((await at("failure-note")).textContent).toContain("图片");
  expect(host.inputs("shop.set_logo")).toEqual([]);
  expect(await at("shop-name")).toHaveProperty("value", "朝阳门服务中心二店");
});

test("a logo is shown as it is kept, and can be taken away", async () => {
  const host = await show(
    {
      "shop.card": () => ({ ...shopCard, logo: "ab12" }),
      "shop.set_logo": () => ({ seen_seq: 3 }),
    },
    "/settings/shop",
  );
  await waitFor(() => expect(now("shop-logo")?.getAttribute("src")).toBe("blob:logo"));
  await user.click(await at("shop-logo-remove"));
  await waitFor(() => expect(host.inputs("shop.set_logo")).toEqual([{ seen_seq: 2, hash: null }]));
});
