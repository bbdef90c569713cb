import type { UseQueryResult } from "@tanstack/react-query";
import { useClock } from "../kit/dates";
import { LongText } from "../kit/LongText";
import { yuan } from "../kit/money";
import { useWords } from "../kit/words";
import { Fact, FactCard, Facts } from "../repair/Facts";
import type { BenchFile, SendingRow } from "../wire/commands";

/** Where a machine was sent, and what came of it; nothing where it never left. */
export function Sendings({ file }: { file: UseQueryResult<BenchFile, Error> }) {
  const { say } = useWords();
  const rows = file.data?.sendings ?? [];
  if (rows.length === 0) return null;
  return (
    <FactCard title={say("sending.all")} test="sendings">
      <div className="stack">
        {rows.map((row) => (
          <Sending key={row.id} row={row} />
        ))}
      </div>
    </FactCard>
  );
}

function Sending({ row }: { row: SendingRow }) {
  const { say } = useWords();
  const clock = useClock();
  return (
    <div data-test="sending">
      <Facts>
        <Fact name={say(`sent_to.${row.to_whom}`)}>
          <bdi>{row.name}</bdi>
          {row.late && <span className="chip chip-bad"> {say("sending.late")}</span>}
        </Fact>
        <Fact name={say("sending.why")}>{row.why && <LongText text={row.why} />}</Fact>
        <Fact name={say("sending.sent_at")}>
          {row.sent_by} · <span className="number">{clock.short(row.sent_at)}</span>
          {row.waybill !== "" && ` · ${row.waybill}`}
        </Fact>
        <Fact name={say("sending.due_on")}>{row.due_on}</Fact>
        <Fact name={say("sending.back_at")}>
          {row.back_at && <span className="number">{clock.short(row.back_at)}</span>}
        </Fact>
        <Fact name={say("sending.result")}>{row.result && <LongText text={row.result} />}</Fact>
        <Fact name={say("sending.cost")}>
          {row.cost !== null && <span className="number">{yuan(row.cost)}</span>}
        </Fact>
      </Facts>
    </div>
  );
}
