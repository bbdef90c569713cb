import { Button } from "antd";
import { useChange } from "../kit/change";
import { useClock } from "../kit/dates";
import { FailureNote } from "../kit/FailureNote";
import { Key } from "../kit/shortcuts";
import { useWords } from "../kit/words";
import type { LineState, RepairPartRow } from "../wire/commands";
import { type Asked, ENDS } from "./DeedForm";
import { Offers } from "./Offers";

interface LineRowProps {
  row: RepairPartRow;
  repair: string;
  /** Whether who looks may do something with parts at all. */
  may: boolean;
  mayPlan: boolean;
  mayTake: boolean;
  mayUse: boolean;
  ask: (what: Asked) => void;
  /** The key that says of this line that it is in the machine now carries it. */
  keyed: boolean;
}

const CHIPS: Record<LineState, string> = {
  planned: "chip chip-quiet",
  reserved: "chip chip-info",
  issued: "chip chip-warn",
  used: "chip chip-good",
  returned_good: "chip chip-quiet",
  doa: "chip chip-bad",
  broken_by_us: "chip chip-bad",
  dropped: "chip chip-quiet",
};

/** A part of an order with what may be done with it now. */
export function LineRow({ row, repair, may, mayPlan, mayTake, mayUse, ask, keyed }: LineRowProps) {
  const { say } = useWords();
  const clock = useClock();
  const reserve = useChange("repair_part.reserve");
  const release = useChange("repair_part.release");
  const take = useChange("repair_part.take");
  const has = (deed: RepairPartRow["deeds"][number]) => may && row.deeds.includes(deed);
  const refused = reserve.refused ?? release.refused ?? take.refused;
  const over = row.state === "dropped" || row.state === "returned_good";
  return (
    <li className={over ? "part-line part-over" : "part-line"} data-test="part-line">
      <div className="row-wide">
        <span className={CHIPS[row.state]} data-test="part-state">
          {say(row.waits_from === null ? `line_state.${row.state}` : "parts.waits")}
        </span>
        <span className="grow cut">
          <span className="number">{row.number}</span> <bdi>{row.name}</bdi>{" "}
          <span className="quiet">{row.spec}</span>
        </span>
        <span className="number">
          ×{row.quantity} {row.unit}
        </span>
      </div>
      <div className="row part-line-facts quiet">
        {row.place !== null && (
          <span>
            {say(`place_kind.${row.place}`)} <bdi>{row.place_name}</bdi>
          </span>
        )}
        {row.serial !== null && <span className="number">{row.serial}</span>}
        {row.old_serial !== "" && (
          <span>
            {say("parts.old_serial")} <span className="number">{row.old_serial}</span>
          </span>
        )}
        {row.state === "planned" && (
          <span data-test="part-available">{say("parts.available", { n: row.available })}</span>
        )}
        {row.waits_from !== null && (
          <span>{say("parts.waits_from", { at: clock.short(row.waits_from) })}</span>
        )}
        {row.why !== "" && <bdi>{row.why}</bdi>}
        <span>
          {row.by} · <span className="number">{clock.short(row.at)}</span>
        </span>
      </div>
      <FailureNote reason={refused} />
      {has("drop") && mayPlan && <Offers line={row.id} offers={row.offers} />}
      <div className="row part-acts">
        {has("take") && mayTake && !row.serialised && (
          <Button
            size="small"
            type="primary"
            ghost
            loading={take.pending}
            onClick={() => take.run({ repair, code: row.number, line: row.id })}
            data-test="part-take"
          >
            {say("deed.take")}
          </Button>
        )}
        {has("reserve") && mayPlan && row.available >= row.quantity && (
          <Button
            size="small"
            loading={reserve.pending}
            onClick={() => reserve.run({ id: row.id })}
            data-test="part-reserve"
          >
            {say("deed.reserve")}
          </Button>
        )}
        {has("release") && (
          <Button
            size="small"
            loading={release.pending}
            onClick={() => release.run({ id: row.id })}
            data-test="part-release"
          >
            {say("deed.release")}
          </Button>
        )}
        {has("use") && mayUse && (
          <Button
            size="small"
            type="primary"
            ghost={!keyed}
            onClick={() => ask("use")}
            data-test="part-use"
          >
            {say("deed.use")} {keyed && <Key>Alt U</Key>}
          </Button>
        )}
        {ENDS.filter(has).map((deed) => (
          <Button key={deed} size="small" onClick={() => ask(deed)} data-test={`part-${deed}`}>
            {say(`deed.${deed}`)}
          </Button>
        ))}
        {may && row.may_undo && row.state !== "reserved" && (
          <Button size="small" type="link" onClick={() => ask("undo")} data-test="part-undo">
            {say("parts.undo")}
          </Button>
        )}
      </div>
    </li>
  );
}
