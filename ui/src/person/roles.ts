import type { Say } from "../kit/words";
import type { Role } from "../wire/commands";

/** The most telling role first: where room is short, the rest is cut off. */
export const ROLES: readonly Role[] = [
  "manager",
  "front_desk",
  "senior",
  "technician",
  "parts_clerk",
  "quality",
];

/** A person's roles in words. */
export function roleWords(say: Say, roles: readonly Role[]): string {
  return ROLES.filter((role) => roles.includes(role))
    .map((role) => say(`role.${role}`))
    .join(" · ");
}
