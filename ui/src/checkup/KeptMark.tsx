import { useWords } from "../kit/words";
import type { ChecklistRow } from "../wire/commands";
import type { Kept } from "./writing";

interface KeptMarkProps {
  list: ChecklistRow;
  kept: Kept;
  writes: boolean;
  /** Whether anything is written yet. */
  begun: boolean;
}

/** Which list this is, and whether what is written has reached the core. */
export function KeptMark({ list, kept, writes, begun }: KeptMarkProps) {
  const { say } = useWords();
  return (
    <span className="quiet" data-test="checkup-kept" data-kept={kept}>
      {say("checkup.version", { kind: say(`kind.${list.kind}`), n: list.version })}
      {writes && begun && ` · ${say(`checkup.kept_${kept}`)}`}
    </span>
  );
}
