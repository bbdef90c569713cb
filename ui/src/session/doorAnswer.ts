import { useAnswer } from "../kit/answers";

/** What the core says to anybody who comes to this desk. */
export function useDoorAnswer() {
  return useAnswer("shop.door", {}, ["shop", "session", "person", "backup"]);
}
