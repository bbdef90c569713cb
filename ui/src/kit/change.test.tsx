import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { act, renderHook } from "@testing-library/react";
import type { ReactNode } from "react";
import { expect, test } from "vitest";
import { type FakeHost, fakeHost, refusal } from "../../test/fake";
import { LineDown } from "../host/host";
import { insist, useChange } from "./change";
import { HostProvider } from "./host";

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
