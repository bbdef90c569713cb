import { useMemo, useState } from "react";
import type { Column } from "../kit/RowList";
import { useWords } from "../kit/words";
import type { Catalogue, SymptomRow } from "../wire/commands";
import { CatalogueList, Off } from "./CatalogueList";
import { SymptomForm } from "./SymptomForm";
import { type Branch, branches } from "./tree";

/** What goes wrong, as a tree: groups, and below them the customers' words with their codes. */
export function CatalogueSymptoms({ catalogue }: { catalogue: Catalogue }) {
  const { say } = useWords();
  const [doing, setDoing] = useState<{ symptom: SymptomRow | null; words: string } | null>(null);
  const rows = useMemo(() => branches(catalogue.symptoms), [catalogue.symptoms]);
  const columns: Column<Branch>[] = [
    {
      key: "code",
      title: say("field.symptom_code"),
      width: "88px",
      cell: (row) => <span className="number">{row.code}</span>,
    },
    {
      key: "words",
      title: say("field.words"),
      width: "minmax(180px, 1.4fr)",
      cell: (row) => (
        <span className={row.depth === 0 ? "symptom-group" : "symptom-leaf"}>
          <bdi>{row.words}</bdi>
          <Off active={row.active} />
        </span>
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
        title="catalogue.symptoms"
        add="catalogue.add_symptom"
        test="symptoms"
        rows={rows}
        columns={columns}
        rowName={(row) => `${row.code} ${row.words}`}
        open={({ id }) => {
          const symptom = catalogue.symptoms.find((one) => one.id === id) ?? null;
          setDoing({ symptom, words: "" });
        }}
        begin={(words) => setDoing({ symptom: null, words })}
      />
      {doing && <SymptomForm {...doing} catalogue={catalogue} close={() => setDoing(null)} />}
    </>
  );
}
