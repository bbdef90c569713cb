import { Select } from "antd";
import { useMemo, useState } from "react";
import { CatalogueList, Off } from "../catalogue/CatalogueList";
import type { Column } from "../kit/RowList";
import { useWords } from "../kit/words";
import { searchKeys } from "../price/prices";
import type { Axis, FaultCodeRow } from "../wire/commands";
import { CodeForm } from "./CodeForm";

const AXES: readonly Axis[] = ["cause", "action"];

/** What was found and what was done, in codes: the set a finding and a log entry choose from. */
export function CodeList({ rows }: { rows: readonly FaultCodeRow[] }) {
  const { say } = useWords();
  const [axis, setAxis] = useState<Axis | "all">("all");
  const [doing, setDoing] = useState<{ row: FaultCodeRow | null; words: string } | null>(null);
  const listed = useMemo(
    () =>
      rows
        .filter((row) => axis === "all" || row.axis === axis)
        .map((row) => ({ ...row, keys: searchKeys(row.code, row.words, row.words_en) }))
        .toSorted(
          (a, b) => AXES.indexOf(a.axis) - AXES.indexOf(b.axis) || a.code.localeCompare(b.code),
        ),
    [rows, axis],
  );
  const columns: Column<(typeof listed)[number]>[] = [
    {
      key: "axis",
      title: say("code.axis"),
      width: "84px",
      cell: (row) => say(`axis.${row.axis}`),
    },
    {
      key: "code",
      title: say("code.code"),
      width: "96px",
      cell: (row) => <span className="number">{row.code}</span>,
    },
    {
      key: "words",
      title: say("code.words"),
      width: "minmax(160px, 1.3fr)",
      cell: (row) => (
        <>
          <bdi>{row.words}</bdi>
          <Off active={row.active} />
        </>
      ),
    },
    {
      key: "words_en",
      title: say("field.words_en"),
      width: "minmax(140px, 1.2fr)",
      cell: (row) => <span className="quiet">{row.words_en || "—"}</span>,
    },
    {
      key: "kinds",
      title: say("field.kinds"),
      width: "minmax(120px, 1fr)",
      cell: (row) => (
        <span className="quiet">
          {row.kinds.length === 0
            ? say("catalogue.every_kind")
            : row.kinds.map((kind) => say(`kind.${kind}`)).join(say("text.list_mark"))}
        </span>
      ),
    },
  ];
  return (
    <>
      <CatalogueList
        title="catalogue.codes"
        add="code.add"
        test="codes"
        rows={listed}
        columns={columns}
        rowName={(row) => `${row.code} ${row.words}`}
        filter={
          <Select<Axis | "all">
            className="catalogue-kind"
            aria-label={say("code.axis")}
            value={axis}
            onChange={setAxis}
            options={[
              { value: "all" as const, label: say("code.every_axis") },
              ...AXES.map((one) => ({ value: one, label: say(`axis.${one}`) })),
            ]}
            data-test="codes-axis"
          />
        }
        open={({ id }) => setDoing({ row: rows.find((one) => one.id === id) ?? null, words: "" })}
        begin={(words) => setDoing({ row: null, words })}
      />
      {doing && (
        <CodeForm {...doing} axis={axis === "all" ? "cause" : axis} close={() => setDoing(null)} />
      )}
    </>
  );
}
