import { waitFor } from "@testing-library/react";
import { expect, test } from "vitest";
import { refusal } from "../../test/fake";
import { press, scan } from "../../test/keys";
import { doorFor, li, people, wang } from "../../test/samples";
import { all, at, now, show, user } from "../../test/show";
import type { Door } from "../wire/commands";

/** A door that changes as people come and go. */
function turning(first: Door) {
  const state = { door: first };
  return {
    state,
    answers: {
      "shop.door": () => state.door,
      "session.lock": () => {
        state.door = { ...state.door, locked: true };
        return {};
      },
    },
  };
}

test("badge no. and password, Enter and in", async () => {
  const { state, answers } = turning(doorFor(null, { quick: [] }));
  const host = await show({
    ...answers,
    "session.sign_in": () => {
      state.door = doorFor(li);
      return li;
    },
  });
  await user.type(await at("signin-badge"), "001{Enter}");
  expect(document.activeElement).toBe(now("signin-password"));
  await user.type(await at("signin-password"), "correct horse{Enter}");
  await at("orders");
  expect(host.inputs("session.sign_in")).toEqual([{ badge: "001", password: "correct horse" }]);
});

test("a wrong password is told and nothing typed is lost", async () => {
  await show({
    "shop.door": () => doorFor(null, { quick: [] }),
    "session.sign_in": () => {
      throw refusal("person.wrong_password");
    },
  });
  await user.type(await at("signin-badge"), "001");
  await user.type(await at("signin-password"), "wrong{Enter}");
  expect((await at("failure-note")).textContent).toContain("工号或密码不对");
  expect(now("signin-badge")).toHaveProperty("value", "001");
});

test("a badge scanned on the sign-in page switches, wherever the focus is", async () => {
  const host = await show({ "shop.door": () => doorFor(null) });
  (await at("signin-badge")).focus();
  scan("BADGE-77120");
  await waitFor(() =>
    expect(host.inputs("session.switch")).toEqual([{ badge_code: "BADGE-77120" }]),
  );
  expect(now("signin-badge")).toHaveProperty("value", "");
});

test("a password typed at a machine's speed stays a password", async () => {
  const host = await show({ "shop.door": () => doorFor(null) });
  await user.type(await at("signin-badge"), "001");
  (await at("signin-password")).focus();
  scan("correct-horse-9");
  expect(host.inputs("session.switch")).toEqual([]);
});

test("locking hides the page, and unlocking by PIN brings the same input back", async () => {
  const { state, answers } = turning(doorFor(li));
  const host = await show(
    {
      ...answers,
      "session.switch": () => {
        state.door = doorFor(li);
        return li;
      },
    },
    "/intake",
  );
  const phone = await at("intake-phone");
  await user.type(phone, "13900001111");
  press("l", 9_000, { ctrlKey: true });
  await at("lock-overlay");
  const beneath = document.getElementById("beneath");
  expect(beneath?.dataset.hidden).toBe("true");
  expect(beneath?.hasAttribute("inert")).toBe(true);
  await user.type(await at("pin-input"), "2468{Enter}");
  await waitFor(() => expect(now("lock-overlay")).toBeNull());
  expect(host.inputs("session.switch")).toEqual([{ person: li.id, pin: "2468" }]);
  expect(now("intake-phone")).toBe(phone);
  expect(phone).toHaveProperty("value", "13900001111");
});

test("another person sees their own page, not the half-typed one; the first finds it again", async () => {
  const { state, answers } = turning(doorFor(li));
  await show(
    {
      ...answers,
      "session.switch": ({ person }) => {
        const me = person === wang.id ? wang : li;
        state.door = doorFor(me);
        return me;
      },
    },
    "/intake",
  );
  await user.type(await at("intake-phone"), "13900001111");
  press("l", 9_000, { ctrlKey: true });
  await at("lock-overlay");
  await user.click(all("quick-person")[1] as HTMLElement);
  await user.type(await at("pin-input"), "1357{Enter}");
  await at("orders");
  press("F2", 9_100);
  expect(await at("intake-phone")).toHaveProperty("value", "");

  press("l", 9_200, { ctrlKey: true });
  await user.click((await at("lock-overlay")).querySelector("[data-badge='001']") as HTMLElement);
  await user.type(await at("pin-input"), "2468{Enter}");
  await at("orders");
  press("F2", 9_300);
  expect(await at("intake-phone")).toHaveProperty("value", "13900001111");
});

test("a locked PIN leads to the password, with the badge no. filled in", async () => {
  await show({
    "shop.door": () => doorFor(li, { locked: true }),
    "session.switch": () => {
      throw refusal("person.pin_locked");
    },
  });
  await user.type(await at("pin-input"), "0000{Enter}");
  expect(await at("signin-badge")).toHaveProperty("value", "001");
  expect((await at("failure-note")).textContent).toContain("PIN");
});

test("a session that ended elsewhere leads back to sign-in", async () => {
  const { state, answers } = turning(doorFor(li));
  const host = await show({
    ...answers,
    "repair.views": () => {
      if (state.door.me === null) throw refusal("caller.signed_out", "signed_out");
      return { open: 1, today: 1, mine: 1, overdue: 0, all: 1, saved: [], columns: null };
    },
  });
  await at("orders");
  state.door = doorFor(null);
  host.touch("repair");
  await at("signin-page");
});

test("places a person has no right to are not shown", async () => {
  await show({ "shop.door": () => doorFor(wang) }, "/settings");
  await at("settings-mine");
  expect(now("settings-people")).toBeNull();
  expect(now("settings-shop")).toBeNull();
});

test("half-changed shop settings wait for their author, and are gone once saved", async () => {
  const host = await show({ "shop.revise": () => ({ seen_seq: 3 }) }, "/settings/shop");
  await user.clear(await at("shop-name"));
  await user.type(await at("shop-name"), "老街手机维修");
  press("F3", 9_000);
  await at("orders");
  press("F9", 9_100);
  expect(await at("shop-name")).toHaveProperty("value", "老街手机维修");
  await user.click(await at("shop-save"));
  await waitFor(() => expect(host.inputs("shop.revise")).toHaveLength(1));
  expect(host.inputs("shop.revise")[0]).toMatchObject({ seen_seq: 2, name: "老街手机维修" });
  press("F3", 9_200);
  await at("orders");
  press("F9", 9_300);
  expect(await at("shop-name")).toHaveProperty("value", "朝阳门服务中心");
});

test("the only manager is reminded of the recovery code, until there is one or another manager", async () => {
  const exposed = { ...li, has_recovery: false };
  const [first, second] = people;
  if (!first || !second) throw new Error("two samples");
  let staff = [first, { ...second, roles: ["technician" as const] }];
  const host = await show({
    "shop.door": () => doorFor(exposed),
    "person.list": () => staff,
  });
  expect((await at("banner-recovery")).textContent).toContain("恢复码");
  staff = [first, { ...second, roles: ["manager" as const] }];
  host.touch("person");
  await waitFor(() => expect(all("banner-recovery")).toHaveLength(0));
});

test("who was signed out elsewhere sees the sign-in at once, and nothing of the page beneath", async () => {
  const { state, answers } = turning(doorFor(li));
  const host = await show(answers);
  await at("orders");
  state.door = doorFor(null, { quick: [] });
  host.touch("person");
  await at("signin-badge");
  expect(now("orders")).toBeNull();
});

test("a stream that ends shows the sign-in, too, where the touch that told of it was lost", async () => {
  const { state, answers } = turning(doorFor(li));
  const host = await show(answers);
  await at("orders");
  state.door = doorFor(null, { quick: [] });
  host.line(true);
  await at("signin-badge");
  expect(now("orders")).toBeNull();
});
