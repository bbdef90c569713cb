import { useAnswer } from "../kit/answers";
import { useCan } from "../session/door";

/** How the way in from the shop's network stands; what the machine does of itself makes no event. */
export function useHostState() {
  return useAnswer("host.state", {}, ["terminal"], { every: 15_000 });
}

/** Whatever was let in, whatever was sent off since. */
export function useTerminals() {
  return useAnswer("terminal.list", {}, ["terminal", "session", "person"], { every: 60_000 });
}

/** Whether desks may ask to be let in; how long is counted from the answer on. */
export function usePairingDoor() {
  return useAnswer("terminal.pairing_door", {}, ["terminal"]);
}

/** The desks that wait to be let in. They stop waiting after a few minutes, which makes no event. */
export function useWaitingDesks() {
  const can = useCan();
  return useAnswer("terminal.waiting", {}, ["terminal"], {
    enabled: can("keep_terminals"),
    every: 30_000,
  });
}
