import { useWords } from "../kit/words";
import type { OldPartRow } from "../wire/commands";

/** An old part of an order: whose it is, and where it is on its way. */
export function OldPartLine({ row }: { row: OldPartRow }) {
  const { say } = useWords();
  return (
    <li className="part-line" data-test="old-part">
      <div className="row-wide">
        <span className={row.late ? "chip chip-bad" : "chip chip-quiet"}>
          {row.late ? say("old_part.late") : say(`old_part_state.${row.state}`)}
        </span>
        <span className="grow cut">
          <span className="number">{row.part_number}</span> <bdi>{row.part_name}</bdi>{" "}
          {row.serial !== "" && <span className="number">{row.serial}</span>}
        </span>
        <span className="number">×{row.quantity}</span>
      </div>
      <div className="row part-line-facts quiet">
        <span>{say(`old_part_owner.${row.owner}`)}</span>
        <span>{row.technician}</span>
        {row.due_on !== null && <span>{say("old_part.due", { day: row.due_on })}</span>}
        {row.verdict !== null && <span>{say(`old_part_verdict.${row.verdict}`)}</span>}
        {row.why !== "" && <bdi>{row.why}</bdi>}
      </div>
    </li>
  );
}
