import type { Say } from "../kit/words";
import type { CountPlace } from "../wire/commands";

/** A place as people call it: its kind, and its bin or whose it is. */
export function placeWords(say: Say, { kind, bin, person_name }: Omit<CountPlace, "id">): string {
  return [say(`place_kind.${kind}`), bin ?? person_name ?? ""].filter(Boolean).join(" ");
}
