import { Select } from "antd";
import { useMemo, useState } from "react";
import { CatalogueList, Off } from "../catalogue/CatalogueList";
import { draftKey, readDraft } from "../kit/drafts";
import type { Column } from "../kit/RowList";
import { useWords } from "../kit/words";
import { searchKeys } from "../price/prices";
import { useMe } from "../session/door";
import type { Axis, FaultCodeRow, KeepFaultCode } from "../wire/commands";
import { CodeForm } from "./CodeForm";
import { codeWords } from "./codes";

/** Which code is written: one there is, or a new one with these words. */
interface Doing {
  id: string | null;
  words: string;
}

const AXES: readonly Axis[] = ["cause", "action"];

/** What was found and what was done, in codes: the set a finding and a log entry choose from. */
export function CodeList({ rows }: { rows: readonly FaultCodeRow[] }) {
  const { say, language } = useWords();
  const [axis, setAxis] = useState<Axis | "all">("all");
  const draft = draftKey(useMe().id, "fault_code.keep");
  // What was begun and left goes on here.
  const [doing, setDoing] = useState<Doing | null>(() => readDraft<KeepFaultCode>(draft) ?? null);
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
          <bdi className="typed">{row.words}</bdi>
          <Off active={row.active} />
        </>
      ),
    },
    {
      key: "words_en",
      title: say("field.words_en"),
      width: "minmax(140px, 1.2fr)",
      cell: (row) => <bdi className="quiet typed">{row.words_en || "—"}</bdi>,
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
        rowName={(row) => `${row.code} ${codeWords(row, language)}`}
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
        open={({ id }) => setDoing({ id, words: "" })}
        begin={(words) => setDoing({ id: null, words })}
      />
      {doing && (
        <CodeForm
          row={rows.find(({ id }) => id === doing.id) ?? null}
          words={doing.words}
          axis={axis === "all" ? "cause" : axis}
          draft={draft}
          close={() => setDoing(null)}
        />
      )}
    </>
  );
}
