import type { Door } from "../src/wire/commands";

/** A door that changes as people come and go. */
export function turning(first: Door) {
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
