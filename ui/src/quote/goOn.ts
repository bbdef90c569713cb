import { useNavigate } from "@tanstack/react-router";
import { workTab } from "../stage/acts";
import type { RepairCard, Stage } from "../wire/commands";

/** Leads to where the order's work goes on, where a quote or its answer took it to another stage. */
export function useGoOn(repair: RepairCard): (stage: Stage) => void {
  const navigate = useNavigate();
  return (stage) => {
    if (stage === repair.stage) return;
    const search = { tab: workTab(stage) };
    navigate({ to: "/repairs/$id", params: { id: repair.id }, search, replace: true });
  };
}
