import { act, waitFor } from "@testing-library/react";
import { expect, test, vi } from "vitest";
import { refusal } from "../../test/fake";
import { doorFor, li } from "../../test/samples";
import { at, now, show, user } from "../../test/show";
import { LineDown } from "../host/host";

const TOKEN = "a".repeat(64);

function unknown() {
  return refusal("terminal.unknown", "forbidden");
}

test("a machine the host does not know sees one page that says what to do", async () => {
  let known = false;
  await show({
    "shop.door": () => {
      if (!known) throw unknown();
      return doorFor(li);
    },
  });
  expect((await at("terminal-unknown")).textContent).toContain("邀请平板");
  expect(now("signin-page")).toBeNull();
  known = true;
  await user.click(await at("barred-again"));
  await at("person-menu");
});

test("a machine that is sent off while somebody works there shows nothing of the shop any more", async () => {
  let revoked = false;
  const host = await show({
    "shop.door": () => {
      if (revoked) throw refusal("terminal.revoked", "forbidden");
      return doorFor(li);
    },
  });
  await at("person-menu");
  revoked = true;
  act(() => host.line(true));
  await at("terminal-revoked");
  expect(now("person-menu")).toBeNull();
});

test("an invitation is handed in, leaves the address bar, and leads to the sign-in", async () => {
  let known = false;
  const host = await show(
    {
      "shop.door": () => {
        if (!known) throw unknown();
        return { ...doorFor(li), me: null };
      },
    },
    "/enter/none",
  );
  await at("enter-page");
  const join = vi.fn(async (_token: string) => {
    known = true;
  });
  host.join = join;
  act(() => {
    window.location.hash = `#/enter/${TOKEN}`;
  });
  await at("signin-page");
  expect(join).toHaveBeenCalledExactlyOnceWith(TOKEN);
  expect(window.location.hash).not.toContain(TOKEN);
});

test("an invitation that is over says whom to ask, and a lost one is handed in again", async () => {
  const host = await show(
    {
      "shop.door": () => {
        throw unknown();
      },
    },
    "/enter/none",
  );
  await at("failure-note");
  let tries = 0;
  host.join = async () => {
    tries += 1;
    if (tries === 1) throw new LineDown();
    throw refusal("terminal.no_invitation");
  };
  act(() => {
    window.location.hash = `#/enter/${TOKEN}`;
  });
  await waitFor(() => expect(tries).toBe(2), { timeout: 5_000 });
  expect((await at("enter-page")).textContent).toContain("重新生成二维码");
  await user.click(await at("enter-leave"));
  await at("terminal-unknown");
});

test("a machine that is known already leaves the invitation to others", async () => {
  const host = await show({}, `/enter/${TOKEN}`);
  host.join = vi.fn();
  await at("person-menu");
  expect(host.join).not.toHaveBeenCalled();
});
