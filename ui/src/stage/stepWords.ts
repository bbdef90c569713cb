import type { Say } from "../kit/words";
import type { RepairCard, Stage } from "../wire/commands";

/** A step as people name it: what is done, not where the order then stands. */
export function stepWords(
  say: Say,
  { stage, returns_to }: Pick<RepairCard, "stage" | "returns_to">,
  to: Stage,
): string {
  if (stage === "on_hold" && to === returns_to) {
    return say("step.resume", { stage: say(`stage.${to}`) });
  }
  if (stage === "sent_out" && to === returns_to) return say("step.came_back");
  if (to === "repairing" && (stage === "ready" || stage === "testing")) return say("step.again");
  return say(`step.to_${to}`);
}
