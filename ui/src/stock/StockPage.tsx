import { Alert, Button } from "antd";
import { useState } from "react";
import { useLock } from "../frame/lock";
import { useAnswer } from "../kit/answers";
import { FailureNote } from "../kit/FailureNote";
import { yuan } from "../kit/money";
import { Key, useShortcut } from "../kit/shortcuts";
import { useWords } from "../kit/words";
import { useCan } from "../session/door";
import type { PlaceRow } from "../wire/commands";
import { BinForm } from "./BinForm";
import { OpenForm } from "./OpenForm";
import { PlaceShelf } from "./PlaceShelf";
import { keyOf, rowName, STOCK_NOUNS } from "./places";
import { StockOfPart } from "./StockOfPart";
import "./stock.css";

/** 库存: what lies where, and for each part how it came there. */
export function StockPage() {
  const { say } = useWords();
  const can = useCan();
  const { locked } = useLock();
  const places = useAnswer("place.list", {}, STOCK_NOUNS, { keep: true });
  const [chosen, setChosen] = useState<string | null>(null);
  const [part, setPart] = useState<string | null>(null);
  const [opening, setOpening] = useState(false);
  const [bin, setBin] = useState<PlaceRow | "new" | null>(null);
  const [recounting, setRecounting] = useState(false);
  const rows = (places.data ?? []).filter((row) => row.active || row.pieces > 0);
  const here =
    rows.find((row) => keyOf(row) === chosen) ?? rows.find((row) => row.pieces > 0) ?? rows[0];
  const free = !locked && !part && !opening && !bin;
  useShortcut("Ctrl+B", () => setOpening(true), free && can("keep_stock"));
  if (part) return <StockOfPart part={part} back={() => setPart(null)} />;
  return (
    <div className="stock-page">
      <div className="row-wide">
        <span className="quiet">{say("stock.told")}</span>
        <span className="grow" />
        {can("keep_stock") && (
          <Button onClick={() => setRecounting(true)} data-test="stock-recount">
            {say("stock.recount")}
          </Button>
        )}
        {can("keep_parts") && (
          <Button onClick={() => setBin("new")} data-test="stock-bin">
            {say("stock.new_bin")}
          </Button>
        )}
        {can("keep_stock") && (
          <Button type="primary" onClick={() => setOpening(true)} data-test="stock-open">
            {say("stock.open")} <Key>Ctrl B</Key>
          </Button>
        )}
      </div>
      {recounting && <Recount close={() => setRecounting(false)} />}
      <FailureNote reason={places.error} again={() => places.refetch()} />
      <div className="stock-columns">
        <PlaceList
          rows={rows}
          here={here ? keyOf(here) : null}
          choose={setChosen}
          revise={can("keep_parts") ? setBin : null}
        />
        {here && <PlaceShelf key={keyOf(here)} place={here} open={setPart} />}
      </div>
      {opening && <OpenForm part={null} places={rows} close={() => setOpening(false)} />}
      {bin && <BinForm row={bin === "new" ? null : bin} close={() => setBin(null)} />}
    </div>
  );
}

interface PlaceListProps {
  rows: readonly PlaceRow[];
  here: string | null;
  choose: (key: string) => void;
  /** Changes a bin, for whoever may. */
  revise: ((row: PlaceRow) => void) | null;
}

/** The places of the shop with how many pieces lie there. */
function PlaceList({ rows, here, choose, revise }: PlaceListProps) {
  const { say } = useWords();
  return (
    <nav className="stock-places" aria-label={say("stock.places")}>
      {rows.map((row) => {
        const key = keyOf(row);
        return (
          <div key={key} className={row.bin ? "stock-place stock-place-bin" : "stock-place"}>
            <button
              type="button"
              className={key === here ? "plain stock-choose stock-here" : "plain stock-choose"}
              aria-current={key === here}
              onClick={() => choose(key)}
              data-test={`place-${row.bin ?? row.kind}`}
            >
              <span className="grow cut">
                <bdi>{row.bin ?? rowName(say, row)}</bdi>
              </span>
              <span className="number quiet">{row.pieces}</span>
            </button>
            {row.bin && revise && (
              <Button
                type="link"
                size="small"
                onClick={() => revise(row)}
                aria-label={say("stock.revise_bin", { bin: row.bin })}
              >
                {say("stock.revise")}
              </Button>
            )}
          </div>
        );
      })}
      <Worth rows={rows} />
    </nav>
  );
}

/** What everything on the shelves and with technicians is worth, for whoever may know. */
function Worth({ rows }: { rows: readonly PlaceRow[] }) {
  const { say } = useWords();
  if (rows.some((row) => row.value === null)) return null;
  const sum = rows.reduce((all, row) => all + (row.value ?? 0), 0);
  return (
    <div className="stock-worth">
      <span>{say("stock.worth")}</span>
      <span className="number" data-test="stock-worth">
        {yuan(sum)}
      </span>
    </div>
  );
}

/** Reckons the stock anew from every movement, and says what it found. */
function Recount({ close }: { close: () => void }) {
  const { say } = useWords();
  const found = useAnswer("stock.recount", {}, STOCK_NOUNS);
  if (found.error) return <FailureNote reason={found.error} again={() => found.refetch()} />;
  if (!found.data) return null;
  const { differing } = found.data;
  return (
    <Alert
      type={differing.length === 0 ? "success" : "error"}
      title={
        differing.length === 0
          ? say("stock.recount_fine")
          : say("stock.recount_differs", { parts: differing.join("、") })
      }
      closable={{ onClose: close }}
      showIcon
      data-test="stock-recounted"
    />
  );
}
