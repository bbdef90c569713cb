import { useAnswer } from "../kit/answers";

/** How backup and clock stand; asked anew each minute, since age grows without a commit. */
export function useStatus() {
  return useAnswer("shop.status", {}, ["backup", "shop"], { every: 60_000 });
}
