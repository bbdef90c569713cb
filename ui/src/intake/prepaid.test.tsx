import { waitFor } from "@testing-library/react";
import { expect, test } from "vitest";
import { put } from "../../test/intake";
import { press } from "../../test/keys";
import { at, now, show, user } from "../../test/show";

test("more paid ahead than estimated is asked once, and one key answers", async () => {
  const host = await show({}, "/intake");
  await at("intake-phone");
  press("t", 9_000, { altKey: true });
  await put("intake-estimate", "300");
  await put("intake-prepaid", "3000");
  await user.keyboard("{Control>}{Enter}{/Control}");
  expect((await at("intake-prepaid-asked-form")).textContent).toContain("¥3,000.00");
  await user.keyboard("{Escape}");
  await waitFor(() => expect(now("intake-prepaid-asked-form")).toBeNull());
  expect(host.inputs("repair.open")).toEqual([]);
  await user.keyboard("{Control>}{Enter}{/Control}");
  await at("intake-prepaid-asked-form");
  await user.keyboard("{Control>}{Enter}{/Control}");
  await waitFor(() => expect(host.inputs("repair.open")).toHaveLength(1));
  expect(host.inputs("repair.open")[0]?.prepaid).toMatchObject({ amount: 300_000 });
});
