import { Select } from "antd";
import { useMemo, useState } from "react";
import type { Column } from "../kit/RowList";
import { useWords } from "../kit/words";
import type { Catalogue, Kind, ModelRow } from "../wire/commands";
import { CatalogueList, Off } from "./CatalogueList";
import { KINDS } from "./KindPicker";
import { ModelForm } from "./ModelForm";

/** The models, with what intake offers and warns of. */
export function CatalogueModels({ catalogue }: { catalogue: Catalogue }) {
  const { say } = useWords();
  const [kind, setKind] = useState<Kind | null>(null);
  const [doing, setDoing] = useState<{ model: ModelRow | null; name: string } | null>(null);
  const brands = useMemo(
    () => new Map(catalogue.brands.map((brand) => [brand.id, brand])),
    [catalogue.brands],
  );
  // A model is also found by its brand's name.
  const rows = useMemo(
    () =>
      catalogue.models
        .filter((model) => kind === null || model.kind === kind)
        .map((model) => ({
          ...model,
          keys: `${brands.get(model.brand)?.keys ?? ""} ${model.keys}`,
        })),
    [catalogue.models, brands, kind],
  );
  const columns: Column<ModelRow>[] = [
    {
      key: "brand",
      title: say("field.brand"),
      width: "minmax(96px, 0.7fr)",
      cell: (row) => <bdi>{brands.get(row.brand)?.name ?? "—"}</bdi>,
    },
    {
      key: "name",
      title: say("field.model"),
      width: "minmax(150px, 1.2fr)",
      cell: (row) => (
        <>
          <bdi>{row.name}</bdi>
          <Off active={row.active} />
        </>
      ),
    },
    {
      key: "kind",
      title: say("field.kind"),
      width: "96px",
      cell: (row) => say(`kind.${row.kind}`),
    },
    {
      key: "offers",
      title: say("catalogue.offers"),
      width: "minmax(140px, 1.4fr)",
      from: 700,
      cell: (row) => (
        <span className="quiet" title={[...row.colours, ...row.storages].join(" ")}>
          {[row.colours.join("/"), row.storages.join("/")].filter(Boolean).join(" · ") || "—"}
        </span>
      ),
    },
    {
      key: "note",
      title: say("field.model_note"),
      width: "minmax(120px, 1.2fr)",
      from: 700,
      cell: (row) => <span title={row.note}>{row.note || <span className="quiet">—</span>}</span>,
    },
  ];
  return (
    <>
      <CatalogueList
        title="catalogue.models"
        add="catalogue.add_model"
        test="models"
        rows={rows}
        columns={columns}
        rowName={(row) => `${brands.get(row.brand)?.name ?? ""} ${row.name}`}
        filter={
          <Select<Kind | "all">
            className="catalogue-kind"
            aria-label={say("field.kind")}
            value={kind ?? "all"}
            onChange={(one) => setKind(one === "all" ? null : one)}
            options={[
              { value: "all" as const, label: say("catalogue.every_kind") },
              ...KINDS.map((one) => ({ value: one, label: say(`kind.${one}`) })),
            ]}
          />
        }
        open={({ id }) => {
          const model = catalogue.models.find((one) => one.id === id) ?? null;
          setDoing({ model, name: "" });
        }}
        begin={(name) => setDoing({ model: null, name })}
      />
      {doing && <ModelForm {...doing} catalogue={catalogue} close={() => setDoing(null)} />}
    </>
  );
}
