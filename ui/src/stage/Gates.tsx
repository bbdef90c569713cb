import { Button } from "antd";
import { gateWords } from "../kit/FailureNote";
import { useWords } from "../kit/words";
import type { Gate } from "../wire/commands";
import { gateTab, type Tab } from "./acts";

interface GatesProps {
  gates: readonly Gate[];
  /** Leads to the part of the page where a gate is closed. */
  lead: (tab: Tab) => void;
}

/** What stands in the way of a step, each with what closes it and who may pass over it. */
export function Gates({ gates, lead }: GatesProps) {
  const { say } = useWords();
  return (
    <ul className="gates" data-test="gates">
      {gates.map((gate) => {
        const tab = gateTab(gate.gate);
        return (
          <li key={gate.gate} className="gate" data-test={`gate-${gate.gate}`}>
            <div className="grow">
              {gateWords(say, gate)}
              <div className="quiet">
                {gate.lifted_by
                  ? say("gate.lifted_by", { right: say(`right.${gate.lifted_by}`) })
                  : say("step.gate_stays")}
              </div>
            </div>
            {tab && (
              <Button size="small" onClick={() => lead(tab)} data-test={`gate-go-${gate.gate}`}>
                {say("step.gate_go", { tab: say(`order_tab.${tab}`) })}
              </Button>
            )}
          </li>
        );
      })}
    </ul>
  );
}
