import { Select } from "antd";
import { useMemo, useState } from "react";
import { CatalogueList } from "../catalogue/CatalogueList";
import { yuan } from "../kit/money";
import type { Column } from "../kit/RowList";
import { type Say, useWords } from "../kit/words";
import type { LineKind, PriceRow } from "../wire/commands";
import { PriceForm } from "./PriceForm";
import { inOrder, PRICE_LINES, searchKeys } from "./prices";
import { Term } from "./Validity";

/** For which machines a line counts, in words. */
export function forWhom(say: Say, row: PriceRow): string {
  const model = [row.brand_name, row.model_name].filter(Boolean).join(" ");
  if (model !== "") return model;
  return row.kind === null ? say("catalogue.every_kind") : say(`kind.${row.kind}`);
}

/** The price list, by what is charged and for which machines. */
export function PriceList({ rows }: { rows: readonly PriceRow[] }) {
  const { say } = useWords();
  const [line, setLine] = useState<LineKind | "all">("all");
  const [doing, setDoing] = useState<{ row: PriceRow | null; name: string } | null>(null);
  const listed = useMemo(
    () =>
      inOrder(rows)
        .filter((row) => line === "all" || row.line === line)
        .map((row) => ({ ...row, keys: searchKeys(row.name, row.brand_name, row.model_name) })),
    [rows, line],
  );
  const columns: Column<(typeof listed)[number]>[] = [
    {
      key: "line",
      title: say("field.line"),
      width: "84px",
      cell: (row) => say(`line_kind.${row.line}`),
    },
    {
      key: "name",
      title: say("price.name"),
      width: "minmax(140px, 1.3fr)",
      cell: (row) => (
        <>
          <bdi>{row.name}</bdi>
          {row.inspection && <span className="quiet"> · {say("price.inspection")}</span>}
        </>
      ),
    },
    {
      key: "for",
      title: say("price.for"),
      width: "minmax(120px, 1fr)",
      cell: (row) => <bdi>{forWhom(say, row)}</bdi>,
    },
    {
      key: "what",
      title: say("price.what"),
      width: "minmax(116px, 0.8fr)",
      from: 760,
      cell: (row) => (
        <span className="quiet">
          {[
            row.level && say(`level.${row.level}`),
            row.grade && say(`grade.${row.grade}`),
            row.days !== null && say("price.days", { n: row.days }),
          ]
            .filter(Boolean)
            .join(" · ") || "—"}
        </span>
      ),
    },
    {
      key: "amount",
      title: say("field.amount"),
      width: "96px",
      end: true,
      cell: (row) => <span className="number">{yuan(row.amount)}</span>,
    },
    {
      key: "term",
      title: say("price.validity"),
      width: "minmax(160px, 1.3fr)",
      cell: (row) => <Term row={row} />,
    },
  ];
  return (
    <>
      <CatalogueList
        title="price.prices"
        add="price.add"
        test="prices"
        emptyTold="price.empty_told"
        rows={listed}
        columns={columns}
        rowName={(row) => `${row.name} ${forWhom(say, row)} ${yuan(row.amount)}`}
        filter={
          <Select<LineKind | "all">
            className="catalogue-kind"
            aria-label={say("field.line")}
            value={line}
            onChange={setLine}
            options={[
              { value: "all" as const, label: say("price.every_line") },
              ...PRICE_LINES.map((one) => ({ value: one, label: say(`line_kind.${one}`) })),
            ]}
            data-test="prices-line"
          />
        }
        open={({ id }) => setDoing({ row: rows.find((one) => one.id === id) ?? null, name: "" })}
        begin={(name) => setDoing({ row: null, name })}
      />
      {doing && <PriceForm {...doing} close={() => setDoing(null)} />}
    </>
  );
}
