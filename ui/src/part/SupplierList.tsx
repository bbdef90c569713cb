import { useMemo, useState } from "react";
import { CatalogueList, Off } from "../catalogue/CatalogueList";
import { useAnswer } from "../kit/answers";
import { draftKey, readDraft } from "../kit/drafts";
import { FailureNote } from "../kit/FailureNote";
import type { Column } from "../kit/RowList";
import { useWords } from "../kit/words";
import { searchKeys } from "../price/prices";
import { useMe } from "../session/door";
import type { KeepSupplier } from "../wire/commands";
import { SupplierForm } from "./SupplierForm";

/** Which supplier is written: one there is, or a new one of this name. */
interface Doing {
  id: string | null;
  name: string;
}

/** Who parts are bought from. */
export function SupplierList() {
  const { say } = useWords();
  const all = useAnswer("supplier.all", {}, ["supplier", "part_supplier"]);
  const draft = draftKey(useMe().id, "supplier.keep");
  // What was begun and left goes on here.
  const [doing, setDoing] = useState<Doing | null>(() => readDraft<KeepSupplier>(draft) ?? null);
  const rows = useMemo(
    () => (all.data ?? []).map((row) => ({ ...row, keys: searchKeys(row.name, row.contact) })),
    [all.data],
  );
  const columns: Column<(typeof rows)[number]>[] = [
    {
      key: "name",
      title: say("field.supplier"),
      width: "minmax(180px, 1.4fr)",
      cell: (row) => (
        <>
          <bdi className="typed">{row.name}</bdi>
          <Off active={row.active} />
        </>
      ),
    },
    {
      key: "contact",
      title: say("supplier.contact"),
      width: "minmax(100px, 0.8fr)",
      cell: (row) => <bdi>{row.contact || "—"}</bdi>,
    },
    {
      key: "phone",
      title: say("field.phone"),
      width: "140px",
      cell: (row) => <span className="number">{row.phone || "—"}</span>,
    },
    {
      key: "address",
      title: say("field.address"),
      width: "minmax(140px, 1.4fr)",
      from: 980,
      cell: (row) => <bdi className="quiet">{row.address || "—"}</bdi>,
    },
    {
      key: "return_days",
      title: say("supplier.return_days"),
      width: "112px",
      end: true,
      cell: (row) => <span className="number">{row.return_days ?? "—"}</span>,
    },
    {
      key: "parts",
      title: say("supplier.parts"),
      width: "88px",
      end: true,
      cell: (row) => <span className="number">{row.parts}</span>,
    },
  ];
  return (
    <>
      <FailureNote reason={all.error} again={() => all.refetch()} />
      <CatalogueList
        title="parts_tab.suppliers"
        add="supplier.add"
        test="suppliers"
        rows={rows}
        columns={columns}
        rowName={(row) => row.name}
        emptyTold="supplier.none"
        open={({ id }) => setDoing({ id, name: "" })}
        begin={(name) => setDoing({ id: null, name })}
      />
      {doing && (
        <SupplierForm
          row={all.data?.find(({ id }) => id === doing.id) ?? null}
          name={doing.name}
          draft={draft}
          close={() => setDoing(null)}
        />
      )}
    </>
  );
}
