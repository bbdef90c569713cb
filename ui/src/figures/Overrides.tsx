import { useNavigate } from "@tanstack/react-router";
import { useAnswer } from "../kit/answers";
import { useClock } from "../kit/dates";
import { FailureNote } from "../kit/FailureNote";
import { type Column, RowList } from "../kit/RowList";
import { hasWord, type Say, useWords } from "../kit/words";
import type { OverrideRow, Period } from "../wire/commands";
import { SaveRows } from "./SaveRows";

/** Gates in the fewest words: what was passed, not what would have closed it. */
function gatesWords(say: Say, gates: readonly string[]): string {
  const told = gates.map((gate) => {
    const key = `gate_short.${gate}`;
    return hasWord(key) ? say(key) : gate;
  });
  return told.join(say("text.list_mark"));
}

/** Where an order went past its gates; a step that was taken back says so. */
function stepWords(say: Say, row: OverrideRow): string {
  const went = `${say(`stage.${row.from}`)} → ${say(`stage.${row.to}`)}`;
  return row.undone ? `${went} · ${say("figures.undone")}` : went;
}

/** 放行记录: every step that went past an open gate, who let it pass and why. */
export function Overrides({ period }: { period: Period }) {
  const { say } = useWords();
  const clock = useClock();
  const navigate = useNavigate();
  const list = useAnswer("repair.overrides", period, ["step", "repair"], { keep: true });
  const rows = list.data ?? [];
  const columns: Column<OverrideRow>[] = [
    {
      key: "at",
      title: say("close.at"),
      width: "112px",
      cell: (row) => <span className="number">{clock.short(row.at)}</span>,
    },
    {
      key: "number",
      title: say("column.number"),
      width: "136px",
      cell: (row) => <span className="number order-link">{row.number}</span>,
    },
    {
      key: "step",
      title: say("figures.step"),
      width: "minmax(140px, 0.9fr)",
      cell: (row) => stepWords(say, row),
    },
    {
      key: "gates",
      title: say("figures.gates"),
      width: "minmax(150px, 1.2fr)",
      cell: (row) => {
        const words = gatesWords(say, row.gates);
        return <span title={words}>{words}</span>;
      },
    },
    { key: "by", title: say("debt.released_by"), width: "84px", cell: (row) => row.by },
    {
      key: "reason",
      title: say("field.reason"),
      width: "minmax(140px, 1.6fr)",
      cell: (row) => <bdi title={row.reason}>{row.reason}</bdi>,
    },
  ];
  const written = () => [
    [
      say("close.at"),
      say("column.number"),
      say("figures.step"),
      say("figures.gates"),
      say("debt.released_by"),
      say("field.reason"),
    ],
    ...rows.map((row) => [
      clock.full(row.at),
      row.number,
      stepWords(say, row),
      gatesWords(say, row.gates),
      row.by,
      row.reason,
    ]),
  ];
  return (
    <>
      <div className="row-wide">
        <span className="quiet">{say("figures.overrides_told")}</span>
        <SaveRows name={`overrides-${period.from}-${period.to}.csv`} rows={written} />
      </div>
      <FailureNote reason={list.error} again={() => list.refetch()} />
      <RowList
        label={say("figures.overrides")}
        rows={rows}
        rowKey={(row) => `${row.repair} ${row.at}`}
        rowName={(row) => `${row.number} ${gatesWords(say, row.gates)} ${row.by}`}
        columns={columns}
        open={({ repair }) => navigate({ to: "/repairs/$id", params: { id: repair }, search: {} })}
        nearEnd={stay}
        test="overrides"
        empty={
          list.isSuccess ? (
            <div className="empty" data-test="overrides-none">
              <strong>{say("figures.no_overrides")}</strong>
              <span>{say("figures.no_overrides_told")}</span>
            </div>
          ) : null
        }
      />
    </>
  );
}

function stay(): void {}
