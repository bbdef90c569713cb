import { useMemo, useState } from "react";
import type { Column } from "../kit/RowList";
import { useWords } from "../kit/words";
import type { BrandRow, Catalogue } from "../wire/commands";
import { BrandForm } from "./BrandForm";
import { CatalogueList, Off } from "./CatalogueList";

/** The brands, with how many models each has. */
export function CatalogueBrands({ catalogue }: { catalogue: Catalogue }) {
  const { say } = useWords();
  const [doing, setDoing] = useState<{ brand: BrandRow | null; name: string } | null>(null);
  const counts = useMemo(() => {
    const by = new Map<string, number>();
    for (const { brand, active } of catalogue.models) {
      if (active) by.set(brand, (by.get(brand) ?? 0) + 1);
    }
    return by;
  }, [catalogue.models]);
  const columns: Column<BrandRow>[] = [
    {
      key: "name",
      title: say("field.brand"),
      width: "minmax(160px, 1fr)",
      cell: (row) => (
        <>
          <bdi>{row.name}</bdi>
          <Off active={row.active} />
        </>
      ),
    },
    {
      key: "alias",
      title: say("field.alias"),
      width: "minmax(160px, 1fr)",
      cell: (row) => <span className="quiet">{row.alias || "—"}</span>,
    },
    {
      key: "models",
      title: say("catalogue.models"),
      width: "90px",
      end: true,
      cell: (row) => <span className="number">{counts.get(row.id) ?? 0}</span>,
    },
  ];
  return (
    <>
      <CatalogueList
        title="catalogue.brands"
        add="catalogue.add_brand"
        test="brands"
        rows={catalogue.brands}
        columns={columns}
        rowName={(row) => `${row.name} ${row.alias}`}
        open={(brand) => setDoing({ brand, name: "" })}
        begin={(name) => setDoing({ brand: null, name })}
      />
      {doing && <BrandForm {...doing} close={() => setDoing(null)} />}
    </>
  );
}
