import { useNavigate } from "@tanstack/react-router";
import { Select } from "antd";
import { useState } from "react";
import { useAnswer } from "../kit/answers";
import { useClock } from "../kit/dates";
import { FailureNote } from "../kit/FailureNote";
import { usePages } from "../kit/pages";
import { ReportButton } from "../kit/paper/ReportButton";
import { type Column, RowList } from "../kit/RowList";
import { hasWord, type Say, useWords } from "../kit/words";
import type { OverrideRow, Period } from "../wire/commands";
import { SaveRows } from "./SaveRows";

/** The gates that somebody may pass, in the order of an order's way. */
const GATES = [
  "condition_missing",
  "consent_missing",
  "diagnosis_open",
  "finding_missing",
  "support_open",
  "evidence_unsigned",
  "cover_undecided",
  "test_open",
  "test_failed",
  "test_same_person",
  "money_owed",
  "accessories_open",
  "proof_wait",
] as const;

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
  const people = useAnswer("person.list", { with_left: true }, ["person"]);
  const [by, setBy] = useState<string | null>(null);
  const [gate, setGate] = useState<string | null>(null);
  const ask = { ...period, by, gate };
  const list = usePages("repair.overrides", ask, ["step", "repair"]);
  const { rows } = list;
  const staff = (people.data ?? []).map(({ id, name }) => ({ value: id, label: name }));
  const gates = GATES.map((one) => ({ value: one, label: say(`gate_short.${one}`) }));
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
        <Select<string>
          className="figures-choice"
          aria-label={say("figures.by_person")}
          placeholder={say("figures.by_person")}
          allowClear
          showSearch
          optionFilterProp="label"
          value={by}
          onChange={(chosen: string | undefined) => setBy(chosen ?? null)}
          options={staff}
          data-test="overrides-by"
        />
        <Select<string>
          className="figures-choice"
          aria-label={say("figures.by_gate")}
          placeholder={say("figures.by_gate")}
          allowClear
          showSearch
          optionFilterProp="label"
          value={gate}
          onChange={(chosen: string | undefined) => setGate(chosen ?? null)}
          options={gates}
          data-test="overrides-gate"
        />
        <span className="quiet grow" data-test="overrides-count">
          {list.first
            ? say("figures.overrides_count", { n: list.first.count })
            : say("figures.overrides_told")}
        </span>
        <ReportButton paper="repair.overrides_report" what={reportOf(period, by, gate)} />
        {!list.hasMore && (
          <SaveRows name={`overrides-${period.from}-${period.to}.csv`} rows={written} />
        )}
      </div>
      <FailureNote reason={list.error} again={() => list.refetch()} />
      <RowList
        label={say("figures.overrides")}
        rows={rows}
        rowKey={(row) => `${row.repair} ${row.at}`}
        rowName={(row) => `${row.number} ${gatesWords(say, row.gates)} ${row.by}`}
        columns={columns}
        open={({ repair }) => navigate({ to: "/repairs/$id", params: { id: repair }, search: {} })}
        nearEnd={list.more}
        test="overrides"
        empty={
          list.settled ? (
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

/** What the paper is asked for: the days, whose, and past which gate. */
function reportOf(period: Period, by: string | null, gate: string | null): string {
  const days = `${period.from}~${period.to}`;
  return by || gate ? `${days}~${by ?? ""}~${gate ?? ""}` : days;
}
