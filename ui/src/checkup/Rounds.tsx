import { Button, Collapse } from "antd";
import { useState } from "react";
import { useClock } from "../kit/dates";
import { useWords } from "../kit/words";
import type { CheckupRow } from "../wire/commands";
import { Checklist } from "./Checklist";
import { CorrectRound } from "./CorrectRound";
import { linesOf } from "./results";

/** Rounds that ended, the newest first: each opens to what was found. A typo in the last is mended. */
export function Rounds({ repair, rows }: { repair: string; rows: readonly CheckupRow[] }) {
  const { say } = useWords();
  const clock = useClock();
  const [mending, setMending] = useState<CheckupRow | null>(null);
  if (rows.length === 0) return null;
  return (
    <>
      <Collapse
        size="small"
        items={rows.map((row) => ({
          key: row.id,
          label: (
            <span data-test="checkup-round">
              {say("checkup.round", { n: row.round })}{" "}
              <strong className={row.verdict === "fail" ? "tone-late" : "tone-good"}>
                {say(`verdict.${row.verdict}`)}
              </strong>{" "}
              <span className="quiet">
                {row.by}
                {row.ended_at && ` · ${clock.short(row.ended_at)}`}
                {row.reason !== "" && ` · ${row.reason}`}
                {row.correction !== null &&
                  ` · ${say("checkup.corrected", { why: row.correction })}`}
              </span>
            </span>
          ),
          extra: row.correctable && (
            <Button
              size="small"
              onClick={(event) => {
                event.stopPropagation();
                setMending(row);
              }}
              data-test="checkup-correct"
            >
              {say("checkup.correct")}
            </Button>
          ),
          children: <Checklist list={row.checklist} lines={linesOf(row.results)} />,
        }))}
        data-test="checkup-rounds"
      />
      {mending && <CorrectRound repair={repair} row={mending} close={() => setMending(null)} />}
    </>
  );
}
