import { vi } from "vitest";
import type { DeskMode, DeskWays, JoinState } from "../src/host/host";

/** What a window is told that is a desk of a host. */
export const AT_HOST: DeskMode = {
  mode: "host",
  shop: "样板维修店",
  name: "维修台 1",
  address: "192.168.1.5:7421",
  up: true,
};

/** What a window can do with its host, over nothing. */
export function waysOf(mode: DeskMode, ways: Partial<DeskWays> = {}) {
  return {
    mode: vi.fn(async () => mode),
    find: vi.fn(async () => [
      { name: "shop-pc.local", shop: "样板维修店", address: "192.168.1.5", port: 7421 },
    ]),
    begin: vi.fn(async () => ({ code: "04291763", shop: "样板维修店" })),
    state: vi.fn(async (): Promise<JoinState> => "waiting"),
    end: vi.fn(async () => {}),
    leave: vi.fn(async () => {}),
    lookAt: vi.fn(async () => {}),
    watchOtherHost: vi.fn(() => () => {}),
    reload: vi.fn(),
    ...ways,
  } satisfies DeskWays;
}
