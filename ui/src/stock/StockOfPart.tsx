import { Button } from "antd";
import { useState } from "react";
import { useLock } from "../frame/lock";
import { useAnswer } from "../kit/answers";
import { FailureNote } from "../kit/FailureNote";
import { yuan } from "../kit/money";
import { Key, useShortcut } from "../kit/shortcuts";
import { useWords } from "../kit/words";
import { LabelForm } from "../part/LabelForm";
import { useCan } from "../session/door";
import type { LyingRow, StockOfPart as Stock } from "../wire/commands";
import { MoveForm } from "./MoveForm";
import { OpenForm } from "./OpenForm";
import { placeName, SHELVES, STOCK_NOUNS } from "./places";
import { StockCard } from "./StockCard";
import "./stock.css";

interface StockOfPartProps {
  part: string;
  back: () => void;
}

/** One part: where it lies, how it came there, and what a parts clerk does with it by hand. */
export function StockOfPart({ part, back }: StockOfPartProps) {
  const { say } = useWords();
  const can = useCan();
  const { locked } = useLock();
  const stock = useAnswer("stock.of_part", { part }, STOCK_NOUNS);
  const places = useAnswer("place.list", {}, STOCK_NOUNS, { enabled: can("keep_stock") });
  const [moving, setMoving] = useState<LyingRow | null>(null);
  const [opening, setOpening] = useState(false);
  const [labelling, setLabelling] = useState<LyingRow | null>(null);
  const [place, setPlace] = useState<LyingRow | null>(null);
  useShortcut("Escape", back, !locked && !moving && !opening && !labelling);
  if (!stock.data) return <FailureNote reason={stock.error} again={() => stock.refetch()} />;
  const known = stock.data;
  return (
    <div className="stock-page">
      <div className="row-wide">
        <Button onClick={back} data-test="stock-back">
          {say("act.back")} <Key>Esc</Key>
        </Button>
        <h2 className="stock-title" data-test="stock-part">
          <span className="number">{known.number}</span> <bdi>{known.name}</bdi>{" "}
          <span className="quiet">{known.spec}</span>
        </h2>
        <span className="grow" />
        {can("keep_stock") && (
          <Button onClick={() => setOpening(true)} data-test="stock-open">
            {say("stock.open")}
          </Button>
        )}
      </div>
      <Totals stock={known} />
      <Places
        stock={known}
        shown={place?.place ?? null}
        show={(row) => setPlace(row.place === place?.place ? null : row)}
        move={can("keep_stock") ? setMoving : null}
        label={can("print_papers") ? setLabelling : null}
      />
      <StockCard
        key={place?.place ?? "all"}
        part={part}
        place={place?.place ?? null}
        placeName={place ? placeName(say, place.kind, place.place_name) : null}
      />
      {moving && (
        <MoveForm
          stock={known}
          from={moving}
          places={places.data ?? []}
          close={() => setMoving(null)}
        />
      )}
      {labelling && (
        <LabelForm
          of={labelling.pieces.map(({ piece, serial }) => ({
            on: `piece:${piece}`,
            name: `${known.number} ${serial}`,
            copies: 1,
          }))}
          close={() => setLabelling(null)}
        />
      )}
      {opening && (
        <OpenForm part={known} places={places.data ?? []} close={() => setOpening(false)} />
      )}
    </div>
  );
}

/** The figures of a part, all places together. */
function Totals({ stock }: { stock: Stock }) {
  const { say } = useWords();
  const figures = [
    { key: "available", words: say("stock.available"), told: String(stock.available) },
    { key: "on_hand", words: say("stock.on_hand"), told: String(stock.on_hand) },
    { key: "reserved", words: say("stock.reserved"), told: String(stock.reserved) },
  ];
  if (stock.value !== null) {
    figures.push({ key: "value", words: say("stock.value"), told: yuan(stock.value) });
    if (stock.on_hand > 0)
      figures.push({
        key: "average",
        words: say("stock.average"),
        told: yuan(Math.round(stock.value / stock.on_hand)),
      });
  }
  return (
    <dl className="stock-totals">
      {figures.map(({ key, words, told }) => (
        <div key={key}>
          <dt>{words}</dt>
          <dd className="number" data-test={`stock-${key}`}>
            {told}
          </dd>
        </div>
      ))}
    </dl>
  );
}

interface PlacesProps {
  stock: Stock;
  shown: string | null;
  /** Shows the card of one place alone, or of all again. */
  show: (row: LyingRow) => void;
  move: ((row: LyingRow) => void) | null;
  /** Labels for the pieces with serial numbers that lie there. */
  label: ((row: LyingRow) => void) | null;
}

/** Where it lies. */
function Places({ stock, shown, show, move, label }: PlacesProps) {
  const { say } = useWords();
  if (stock.places.length === 0)
    return (
      <div className="empty" data-test="stock-none">
        <strong>{say("stock.none")}</strong>
        <span>{say("stock.none_told")}</span>
      </div>
    );
  return (
    <table className="stock-table">
      <thead>
        <tr>
          <th>{say("stock.place")}</th>
          <th className="end">{say("stock.on_hand")}</th>
          <th className="end">{say("stock.reserved")}</th>
          {stock.value !== null && <th className="end">{say("stock.value")}</th>}
          {stock.serialised && <th>{say("stock.serials")}</th>}
          <th aria-label={say("stock.acts")} />
        </tr>
      </thead>
      <tbody>
        {stock.places.map((row) => (
          <tr key={row.place} data-test={`lies-${row.kind}`}>
            <td>
              <bdi>{placeName(say, row.kind, row.place_name)}</bdi>
            </td>
            <td className="end number">{row.on_hand}</td>
            <td className="end number">{row.reserved || "—"}</td>
            {row.value !== null && <td className="end number">{yuan(row.value)}</td>}
            {stock.serialised && (
              <td className="number">{row.pieces.map((piece) => piece.serial).join("、")}</td>
            )}
            <td className="end">
              <Button type="link" size="small" onClick={() => show(row)}>
                {say(shown === row.place ? "stock.card_all" : "stock.card_here")}
              </Button>
              {label && row.pieces.length > 0 && (
                <Button
                  type="link"
                  size="small"
                  onClick={() => label(row)}
                  data-test={`label-${row.kind}`}
                >
                  {say("part.labels")}
                </Button>
              )}
              {move && SHELVES.includes(row.kind) && row.on_hand > row.reserved && (
                <Button
                  type="link"
                  size="small"
                  onClick={() => move(row)}
                  data-test={`move-${row.kind}`}
                >
                  {say("stock.move")}
                </Button>
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
