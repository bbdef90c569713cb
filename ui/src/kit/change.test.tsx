import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { act, renderHook } from "@testing-library/react";
import type { ReactNode } from "react";
import { expect, test } from "vitest";
import { type FakeHost, fakeHost, refusal } from "../../test/fake";
import { doorFor, li, wang } from "../../test/samples";
import { LineDown } from "../host/host";
import { insist, useChange } from "./change";
import { HostProvider } from "./host";
import { comes, followSeat } from "./sitting";

const opened = { id: "r-1", number: "WX261121-0001", visit: "v-1", prepayment: null };
const machine = { phone: "138", name: "张", brand: "OPPO", model: "A3", symptom: "黑屏" };

function around(host: FakeHost) {
  return ({ children }: { children: ReactNode }) => (
    <HostProvider host={host}>
      <QueryClientProvider client={new QueryClient()}>{children}</QueryClientProvider>
    </HostProvider>
  );
}

function requests(host: FakeHost): (string | undefined)[] {
  return host.calls.filter(({ name }) => name === "repair.open").map(({ request }) => request);
}

test("pressing twice while the first is under way acts once", async () => {
  let answer: (value: typeof opened) => void = () => {};
  const host = fakeHost({ "repair.open": () => new Promise((resolve) => (answer = resolve)) });
  const { result } = renderHook(() => useChange("repair.open"), { wrapper: around(host) });
  await act(async () => {
    result.current.run(machine);
    result.current.run(machine);
    answer(opened);
  });
  expect(requests(host)).toHaveLength(1);
});

test("a lost reply is asked for again with the same id", async () => {
  let tries = 0;
  const host = fakeHost({
    "repair.open": () => {
      tries += 1;
      if (tries < 3) throw new LineDown();
      return opened;
    },
  });
  await expect(insist(host, "repair.open", machine, "id-1", async () => {})).resolves.toEqual(
    opened,
  );
  expect(requests(host)).toEqual(["id-1", "id-1", "id-1"]);
});

test("a busy core is asked a few times, then the person is told", async () => {
  const host = fakeHost({
    "repair.open": () => {
      throw refusal("store.busy", "busy");
    },
  });
  await expect(insist(host, "repair.open", machine, "id-1", async () => {})).rejects.toThrow(
    "store.busy",
  );
  expect(new Set(requests(host))).toEqual(new Set(["id-1"]));
  expect(requests(host)).toHaveLength(6);
});

test("the same intent after a lock keeps its id, another intent gets its own", async () => {
  let locked = true;
  const host = fakeHost({
    "repair.open": () => {
      if (locked) throw refusal("caller.locked", "locked");
      return opened;
    },
  });
  const { result } = renderHook(() => useChange("repair.open"), { wrapper: around(host) });
  await act(() => result.current.run(machine));
  locked = false;
  await act(() => result.current.run(machine));
  await act(() => result.current.run(machine));
  const [first, second, third] = requests(host);
  expect(second).toBe(first);
  expect(third).not.toBe(first);
});

test("a refusal is kept for showing and gone with the next try", async () => {
  let refuses = true;
  const host = fakeHost({
    "repair.open": () => {
      if (refuses) throw refusal("repair.invalid", "invalid");
      return opened;
    },
  });
  const { result } = renderHook(() => useChange("repair.open"), { wrapper: around(host) });
  await act(() => result.current.run(machine));
  expect(result.current.refused?.message).toBe("repair.invalid");
  refuses = false;
  await act(() => result.current.run(machine));
  expect(result.current.refused).toBeNull();
});

test("to come, to go and to lock is meant now: a dead line is told at once", async () => {
  const dead = () => {
    throw new LineDown();
  };
  const host = fakeHost({ "session.switch": dead, "session.sign_out": dead });
  const never = () => Promise.reject(new Error("it waited"));
  const gone = insist(host, "session.sign_out", {}, "id-1", never);
  await expect(gone).rejects.toBeInstanceOf(LineDown);
  const come = insist(host, "session.switch", { badge_code: "B" }, "id-2", never);
  await expect(come).rejects.toBeInstanceOf(LineDown);
  expect(host.calls).toHaveLength(2);
});

/** A desk whose door a test opens and shuts. */
function atDesk() {
  const store = new QueryClient();
  const stop = followSeat(store);
  const door = (me: typeof li | null) => store.setQueryData(["shop.door", {}], doorFor(me));
  return { door, stop };
}

test("what a lost line left open is asked again of a core that knows nobody, and the person is told", async () => {
  const { door, stop } = atDesk();
  door(li);
  let tries = 0;
  const host = fakeHost({
    "repair.open": () => {
      tries += 1;
      if (tries === 1) throw new LineDown();
      throw refusal("caller.signed_out", "signed_out");
    },
  });
  const asked = insist(host, "repair.open", machine, "id-1", async () => void door(null));
  await expect(asked).rejects.toThrow("signed_out");
  expect(requests(host)).toEqual(["id-1", "id-1"]);
  stop();
});

test("what a lost line left open is never sent as somebody else's", async () => {
  const { door, stop } = atDesk();
  door(li);
  const host = fakeHost({
    "repair.open": () => {
      throw new LineDown();
    },
  });
  let entered: () => void = () => {};
  const entry = new Promise<void>((resolve) => {
    entered = resolve;
  });
  // Somebody shows who they are, enters, and the door tells who it was: nothing is sent meanwhile.
  const after = [
    () => {
      comes(() => entry);
    },
    () => entered(),
    () => {},
    () => door(wang),
  ];
  const pause = async () => {
    after.shift()?.();
    await new Promise((resolve) => setTimeout(resolve));
  };
  const asked = insist(host, "repair.open", machine, "id-1", pause);
  await expect(asked).rejects.toBeInstanceOf(LineDown);
  expect(requests(host)).toEqual(["id-1"]);
  expect(after).toHaveLength(0);
  stop();
});
