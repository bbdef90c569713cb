import { CheckOutlined } from "@ant-design/icons";
import { useWords } from "../kit/words";
import { StageMark } from "../repair/stage";
import type { Stage } from "../wire/commands";
import { PATH, pathAt } from "./acts";

interface StagePathProps {
  stage: Stage;
  returnsTo: Stage | null;
}

/** The way an order takes, how far it is, and where it halts. */
export function StagePath({ stage, returnsTo }: StagePathProps) {
  const { say } = useWords();
  const here = pathAt(stage, returnsTo);
  const halts = !PATH.includes(stage);
  return (
    <ol className="stage-path" aria-label={say("step.path")}>
      {PATH.map((one, at) => (
        <li
          key={one}
          className={pathClass(at, here)}
          title={say(`stage.${one}`)}
          aria-current={at === here ? "step" : undefined}
        >
          {at < here && <CheckOutlined aria-label={say("step.behind")} />}
          <span className="path-name">{say(`stage.${one}`)}</span>
        </li>
      ))}
      {halts && (
        <li className="stage-halt">
          <StageMark stage={stage} />
        </li>
      )}
    </ol>
  );
}

function pathClass(at: number, here: number): string {
  if (at === here) return "path-here";
  return at < here ? "path-behind" : "path-ahead";
}
