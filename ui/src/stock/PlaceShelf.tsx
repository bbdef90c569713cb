import { TagOutlined } from "@ant-design/icons";
import { Button } from "antd";
import { useCallback, useState } from "react";
import { useLock } from "../frame/lock";
import { useAnswer } from "../kit/answers";
import { FailureNote } from "../kit/FailureNote";
import { yuan } from "../kit/money";
import { type Column, RowList } from "../kit/RowList";
import { Key, popupOpen, useShortcut } from "../kit/shortcuts";
import { useWords } from "../kit/words";
import { LabelForm } from "../part/LabelForm";
import { useCan } from "../session/door";
import type { PlaceRow, ShelfRow } from "../wire/commands";
import { rowName, STOCK_NOUNS } from "./places";
import { StockSearch } from "./StockSearch";

interface PlaceShelfProps {
  place: PlaceRow;
  /** Shows a part. */
  open: (part: string) => void;
}

/** What lies at a place, by part number, a page at a time. */
export function PlaceShelf({ place, open }: PlaceShelfProps) {
  const { say } = useWords();
  const can = useCan();
  const { locked } = useLock();
  const [words, setWords] = useState("");
  const [labelling, setLabelling] = useState(false);
  useShortcut(
    "Alt+L",
    () => !popupOpen() && setLabelling(true),
    !locked && place.id !== null && place.bin !== null && can("print_papers"),
  );
  /** After which number each page begins. */
  const [pages, setPages] = useState<readonly string[]>([""]);
  const look = useCallback((to: string) => {
    setWords(to);
    setPages([""]);
  }, []);
  const shelf = useAnswer(
    "stock.at_place",
    { place: place.id ?? "", words, after: pages[pages.length - 1] ?? "" },
    STOCK_NOUNS,
    { keep: true, enabled: place.id !== null },
  );
  const rows = place.id === null ? [] : (shelf.data?.rows ?? []);
  const known = place.id === null || shelf.isSuccess;
  const columns: Column<ShelfRow>[] = [
    {
      key: "number",
      title: say("stock.number"),
      width: "minmax(120px, 0.8fr)",
      cell: (row) => <span className="number order-link">{row.number}</span>,
    },
    {
      key: "name",
      title: say("stock.name"),
      width: "minmax(160px, 1.6fr)",
      cell: (row) => (
        <bdi title={`${row.name} ${row.spec}`}>
          {row.name} <span className="quiet">{row.spec}</span>
        </bdi>
      ),
    },
    {
      key: "on_hand",
      title: say("stock.on_hand"),
      width: "88px",
      end: true,
      cell: (row) => (
        <span className="number">
          {row.on_hand} <span className="quiet">{row.unit}</span>
        </span>
      ),
    },
    {
      key: "reserved",
      title: say("stock.reserved"),
      width: "72px",
      end: true,
      cell: (row) => <span className="number">{row.reserved || "—"}</span>,
    },
  ];
  if (place.value !== null)
    columns.push({
      key: "value",
      title: say("stock.value"),
      width: "112px",
      end: true,
      cell: (row) => <span className="number">{row.value === null ? "—" : yuan(row.value)}</span>,
    });
  return (
    <section className="stock-shelf" aria-label={rowName(say, place)}>
      <div className="row-wide">
        <StockSearch change={look} />
        {place.id !== null && place.bin !== null && can("print_papers") && (
          <Button
            icon={<TagOutlined aria-hidden />}
            onClick={() => setLabelling(true)}
            data-test="bin-label"
          >
            {say("stock.bin_label")} <Key>Alt L</Key>
          </Button>
        )}
      </div>
      <FailureNote reason={shelf.error} again={() => shelf.refetch()} />
      <div className="stock-list">
        <RowList
          label={rowName(say, place)}
          rows={rows}
          rowKey={(row) => row.part}
          rowName={(row) => `${row.number} ${row.name}`}
          columns={columns}
          open={(row) => open(row.part)}
          nearEnd={stay}
          test="shelf"
          empty={
            known ? (
              <div className="empty" data-test="shelf-empty">
                <strong>{say(words ? "stock.no_hit" : "stock.nothing_here")}</strong>
                <span>{say(words ? "stock.no_hit_told" : "stock.nothing_told")}</span>
              </div>
            ) : null
          }
        />
      </div>
      {(pages.length > 1 || shelf.data?.more) && (
        <div className="row">
          <Button disabled={pages.length === 1} onClick={() => setPages(pages.slice(0, -1))}>
            {say("stock.newer_page")}
          </Button>
          <Button
            disabled={!shelf.data?.more}
            onClick={() => setPages([...pages, rows[rows.length - 1]?.number ?? ""])}
            data-test="shelf-more"
          >
            {say("stock.older_page")}
          </Button>
        </div>
      )}
      {labelling && place.id !== null && place.bin !== null && (
        <LabelForm
          of={[{ on: `place:${place.id}`, name: place.bin, copies: 1 }]}
          close={() => setLabelling(false)}
        />
      )}
    </section>
  );
}

function stay(): void {}
