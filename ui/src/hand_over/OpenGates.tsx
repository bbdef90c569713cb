import { useNavigate } from "@tanstack/react-router";
import { Alert, Button } from "antd";
import { gateWords } from "../kit/FailureNote";
import { useWords } from "../kit/words";
import type { Gate } from "../wire/commands";

/** Gates that are closed at the settlement; what else stands open is settled on this very page. */
const MONEY: readonly string[] = ["settlement_missing", "money_owed", "prepaid_open"];

interface OpenGatesProps {
  repair: string;
  gates: readonly Gate[];
}

/** What still stands before the hand-over, where it is settled, and who may pass over it. */
export function OpenGates({ repair, gates }: OpenGatesProps) {
  const { say } = useWords();
  const navigate = useNavigate();
  if (gates.length === 0) return null;
  const settle = () =>
    navigate({ to: "/repairs/$id", params: { id: repair }, search: { tab: "settle" } });
  return (
    <Alert
      type="warning"
      showIcon
      data-test="hand-over-gates"
      title={say("hand_over.gates")}
      description={
        <ul className="open-gates">
          {gates.map((gate) => (
            <li key={gate.gate} data-test={`gate-${gate.gate}`}>
              {gateWords(say, gate)}
              {gate.lifted_by &&
                ` · ${say("gate.lifted_by", { right: say(`right.${gate.lifted_by}`) })}`}
            </li>
          ))}
        </ul>
      }
      action={
        gates.some(({ gate }) => MONEY.includes(gate)) && (
          <Button size="small" onClick={settle} data-test="hand-over-to-settle">
            {say("hand_over.to_settle")}
          </Button>
        )
      }
    />
  );
}
