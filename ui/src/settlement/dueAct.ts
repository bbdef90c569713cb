import type { Right, SettlementCard, Stage } from "../wire/commands";

/** What is next about the money of an order. */
export type DueAct = "make" | "pay" | "give_back" | "hand_over";

/** Stages in which an order is settled. */
const TIMES: readonly Stage[] = ["ready", "unclaimed"];

/** The next act of whoever asks: settle, take what is owed, give back what is over, then hand over. */
export function dueAct(
  stage: Stage,
  card: SettlementCard,
  can: (right: Right) => boolean,
): DueAct | null {
  const settled = card.id !== null && !card.cancelled;
  const here = TIMES.includes(stage);
  if (!settled) return here && can("take_payments") ? "make" : null;
  // What is owed is taken after the machine went home, too.
  if (card.owed > 0) return can("take_payments") ? "pay" : null;
  if (card.over > 0) return can("give_back_payments") ? "give_back" : null;
  return here && can("hand_over_repairs") ? "hand_over" : null;
}
