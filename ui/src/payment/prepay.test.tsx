import { waitFor } from "@testing-library/react";
import { expect, test } from "vitest";
import { refusal } from "../../test/fake";
import { press } from "../../test/keys";
import { doorFor, li, wang } from "../../test/samples";
import { all, at, now, show, user } from "../../test/show";
import { LineDown } from "../host/host";
import type { Door } from "../wire/commands";

/** A core that is gone when the prepayment is sent, and comes back without knowing who sits here. */
async function sentToNobody() {
  const core: { door: Door; gone: boolean; signedOut: boolean } = {
    door: doorFor(li),
    gone: true,
    signedOut: false,
  };
  const host = await show(
    {
      "shop.door": () => core.door,
      "session.switch": ({ person }) => {
        const me = person === wang.id ? wang : li;
        core.door = doorFor(me);
        core.signedOut = false;
        return me;
      },
      "payment.prepay": () => {
        if (core.gone) throw new LineDown();
        if (core.signedOut) throw refusal("caller.signed_out", "signed_out");
        return { id: "pay-2", number: "SK261121-0004" };
      },
    },
    "/repairs/r-0",
  );
  await user.click(await at("prepay"));
  await user.type(await at("prepay-amount"), "99.5");
  press("Enter", 9_000, { ctrlKey: true });
  await waitFor(() => expect(host.inputs("payment.prepay")).toHaveLength(1));
  Object.assign(core, { gone: false, signedOut: true, door: doorFor(null) });
  host.line(false);
  host.line(true);
  await at("signin-kept");
  // The retry finds that nobody sits there.
  await waitFor(() => expect(host.inputs("payment.prepay").length).toBeGreaterThan(1), {
    timeout: 4_000,
  });
  return host;
}

function ids(host: Awaited<ReturnType<typeof sentToNobody>>) {
  const sent = host.calls.filter(({ name }) => name === "payment.prepay");
  return new Set(sent.map(({ request }) => request));
}

test("a prepayment sent as the core went away stands there for its person, who sends it once more under the same id", async () => {
  const host = await sentToNobody();
  expect(now("prepay-amount")).toHaveProperty("value", "99.5");
  await user.click(all("quick-person")[0] as HTMLElement);
  await user.type(await at("pin-input"), "2468{Enter}");
  await waitFor(() => expect(now("signin-page")).toBeNull());
  expect(now("prepay-amount")).toHaveProperty("value", "99.5");
  await waitFor(() => expect(now("failure-note")?.textContent).toContain("再做一次"));
  press("Enter", 9_100, { ctrlKey: true });
  await at("paper-preview");
  expect(now("prepay-form")).toBeNull();
  expect(ids(host).size).toBe(1);
});

// Two people come and go; a loaded machine takes its time for each.
test("somebody else's turn does not send it; its person finds it as it was, under the same id", async () => {
  const host = await sentToNobody();
  const sent = host.inputs("payment.prepay").length;
  await user.click(all("quick-person")[1] as HTMLElement);
  await user.type(await at("pin-input"), "1357{Enter}");
  await at("orders");
  await new Promise((resolve) => setTimeout(resolve, 1_500));
  expect(host.inputs("payment.prepay").length).toBe(sent);

  press("l", 9_200, { ctrlKey: true });
  await user.click((await at("lock-overlay")).querySelector("[data-badge='001']") as HTMLElement);
  await user.type(await at("pin-input"), "2468{Enter}");
  await at("orders");
  window.location.hash = "#/repairs/r-0";
  await user.click(await at("prepay"));
  expect(await at("prepay-amount")).toHaveProperty("value", "99.50");
  expect((await at("failure-note")).textContent).toContain("没等到回音");
  press("Enter", 9_300, { ctrlKey: true });
  await at("paper-preview");
  expect(ids(host).size).toBe(1);
}, 60_000);

test("a prepayment whose form was closed after a lost answer is another one when it is taken again", async () => {
  const host = await sentToNobody();
  await user.click(all("quick-person")[0] as HTMLElement);
  await user.type(await at("pin-input"), "2468{Enter}");
  await waitFor(() => expect(now("signin-page")).toBeNull());
  await waitFor(() => expect(now("failure-note")?.textContent).toContain("再做一次"));
  press("Escape", 9_100);
  await waitFor(() => expect(now("prepay-form")).toBeNull());
  await user.click(await at("prepay"));
  await at("prepay-amount");
  expect(now("failure-note")).toBeNull();
  press("Enter", 9_200, { ctrlKey: true });
  await at("paper-preview");
  expect(ids(host).size).toBe(2);
});
