import type { MessagePurpose, Reminded, ReminderHow, UnclaimedRow } from "../wire/commands";

/** The steps in the order of the path (`domain.md` 10.5). */
export const STEPS: readonly Reminded[] = ["ready", "day_3", "day_7", "day_15", "day_30", "notice"];

/** A notice by telephone proves nothing. */
export function waysOf(what: Reminded): readonly ReminderHow[] {
  const all: readonly ReminderHow[] = ["message", "phone", "letter", "in_person"];
  return what === "notice" ? all.filter((how) => how !== "phone") : all;
}

/** Which text goes with a step. */
export function purposeOf(what: Reminded): MessagePurpose {
  switch (what) {
    case "ready":
    case "notice":
      return what;
    case "day_3":
    case "day_7":
    case "day_15":
    case "day_30":
      return "reminder";
  }
}

/** The steps that may still be told for a machine. */
export function openSteps(row: UnclaimedRow): Reminded[] {
  return STEPS.filter((what) => row.told.every((told) => told.what !== what));
}

/** Whether something is to be done for a machine today. */
export function isDue(row: UnclaimedRow, today: string): boolean {
  return row.next_on !== null && row.next_on <= today;
}
