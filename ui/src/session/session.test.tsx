import { waitFor } from "@testing-library/react";
import { expect, test } from "vitest";
import { refusal } from "../../test/fake";
import { press, scan } from "../../test/keys";
import { doorFor, li, people, wang } from "../../test/samples";
import { all, at, now, show, user } from "../../test/show";
import { turning } from "../../test/turning";
import { LineDown } from "../host/host";

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

test("a core that began anew keeps the page for its person, who signs in and finds every letter", async () => {
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
  state.door = doorFor(null);
  host.line(false);
  host.line(true);
  expect((await at("signin-kept")).textContent).toContain(li.name);
  expect(document.getElementById("beneath")?.hasAttribute("inert")).toBe(true);
  await user.click(all("quick-person")[0] as HTMLElement);
  await user.type(await at("pin-input"), "2468{Enter}");
  await waitFor(() => expect(now("signin-page")).toBeNull());
  expect(now("intake-phone")).toBe(phone);
  expect(phone).toHaveProperty("value", "13900001111");
  await waitFor(() => expect(document.activeElement).toBe(phone));
});

test("after a core began anew another person gets a page of their own", async () => {
  const { state, answers } = turning(doorFor(li));
  const host = await show(
    {
      ...answers,
      "session.switch": () => {
        state.door = doorFor(wang);
        return wang;
      },
    },
    "/intake",
  );
  await user.type(await at("intake-phone"), "13900001111");
  state.door = doorFor(null);
  host.line(true);
  await at("signin-kept");
  await user.click(all("quick-person")[1] as HTMLElement);
  await user.type(await at("pin-input"), "1357{Enter}");
  await at("orders");
  expect(now("intake-phone")).toBeNull();
});

test("who signs out leaves nothing beneath the door", async () => {
  const { state, answers } = turning(doorFor(li));
  const host = await show({
    ...answers,
    "session.sign_out": () => {
      state.door = doorFor(null, { quick: [] });
      return {};
    },
  });
  await at("orders");
  await user.click(await at("person-menu"));
  await user.click(await at("signout"));
  await at("signin-badge");
  expect(now("orders")).toBeNull();
  expect(now("signin-kept")).toBeNull();
  expect(host.inputs("session.lock")).toHaveLength(0);
});

test("a lock while the line is down hides at once and reaches the core when the line is back", async () => {
  const { state, answers } = turning(doorFor(li));
  let down = true;
  const host = await show({
    ...answers,
    "session.lock": () => {
      if (down) throw new LineDown();
      return answers["session.lock"]();
    },
  });
  await at("orders");
  host.line(false);
  press("l", 9_000, { ctrlKey: true });
  const overlay = await at("lock-overlay");
  // Why nobody comes in is said where it is looked for.
  expect(overlay.querySelector("[data-test=banner-line]")).not.toBeNull();
  expect(state.door.locked).toBe(false);
  down = false;
  await waitFor(() => expect(state.door.locked).toBe(true), { timeout: 4_000 });
  const told = host.inputs("session.lock").length;
  await new Promise((resolve) => setTimeout(resolve, 1_300));
  expect(host.inputs("session.lock")).toHaveLength(told);
});

test("unlocking over a dead line says so at once", async () => {
  const host = await show({
    "shop.door": () => doorFor(li, { locked: true }),
    "session.switch": () => {
      throw new LineDown();
    },
  });
  await user.type(await at("pin-input"), "2468{Enter}");
  expect((await at("failure-note")).textContent).toContain("连不上");
  expect(host.inputs("session.switch")).toHaveLength(1);
  host.line(false);
  host.line(true);
  await waitFor(() => expect(now("failure-note")).toBeNull());
});

test("signing out over a dead line locks instead, and says so", async () => {
  const { answers } = turning(doorFor(li));
  const host = await show({
    ...answers,
    "session.sign_out": () => {
      throw new LineDown();
    },
  });
  await at("orders");
  await user.click(await at("person-menu"));
  await user.click(await at("signout"));
  const overlay = await at("lock-overlay");
  expect(overlay.querySelector("[data-test=lock-notice]")?.textContent).toContain("先锁了屏");
  await waitFor(() => expect(host.inputs("session.lock")).toHaveLength(1));
  expect(host.inputs("session.sign_out")).toHaveLength(1);
});
