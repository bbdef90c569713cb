import { Link } from "@tanstack/react-router";
import { Button } from "antd";
import { useState } from "react";
import { useAnswer } from "../kit/answers";
import { useClock } from "../kit/dates";
import { FailureNote } from "../kit/FailureNote";
import { yuan } from "../kit/money";
import { useWords } from "../kit/words";
import { useCan } from "../session/door";
import type { MovedRow } from "../wire/commands";
import { placeName, STOCK_NOUNS } from "./places";
import { ReverseForm } from "./ReverseForm";

interface StockCardProps {
  part: string;
  /** Of one place alone; nothing: of the whole shop. */
  place: string | null;
  placeName: string | null;
}

/** 库存台账: every movement with how many lay there after it, the newest first. */
export function StockCard({ part, place, placeName: name }: StockCardProps) {
  const { say } = useWords();
  const can = useCan();
  /** Before which movement each page begins. */
  const [pages, setPages] = useState<readonly (number | null)[]>([null]);
  const [wrong, setWrong] = useState<MovedRow | null>(null);
  const before = pages[pages.length - 1] ?? null;
  const card = useAnswer("stock.card", { part, place, before }, STOCK_NOUNS, { keep: true });
  const rows = card.data?.rows ?? [];
  const costs = rows.some((row) => row.value !== null);
  return (
    <section className="stack">
      <h3 className="stock-heading">
        {say("stock.card")} {name && <bdi className="quiet">{name}</bdi>}
      </h3>
      <FailureNote reason={card.error} again={() => card.refetch()} />
      {card.isSuccess && rows.length === 0 && (
        <div className="empty">
          <strong>{say("stock.never_moved")}</strong>
        </div>
      )}
      {rows.length > 0 && (
        <div className="stock-scroll">
          <table className="stock-table" data-test="stock-card">
            <thead>
              <tr>
                <th>{say("stock.at")}</th>
                <th>{say("stock.kind")}</th>
                <th>{say("stock.way")}</th>
                <th className="end">{say("stock.change")}</th>
                <th className="end">{say("stock.balance")}</th>
                {costs && <th className="end">{say("stock.value")}</th>}
                <th>{say("stock.belongs")}</th>
                <th>{say("stock.by")}</th>
                <th>{say("stock.why")}</th>
                <th aria-label={say("stock.acts")} />
              </tr>
            </thead>
            <tbody>
              {rows.map((row) => (
                <Movement
                  key={row.id}
                  row={row}
                  reverse={can("keep_stock") && row.reversible ? () => setWrong(row) : null}
                />
              ))}
            </tbody>
          </table>
        </div>
      )}
      {(pages.length > 1 || card.data?.more) && (
        <div className="row">
          <Button disabled={pages.length === 1} onClick={() => setPages(pages.slice(0, -1))}>
            {say("stock.newer_page")}
          </Button>
          <Button
            disabled={!card.data?.more}
            onClick={() => setPages([...pages, rows[rows.length - 1]?.seq ?? null])}
            data-test="card-more"
          >
            {say("stock.older_page")}
          </Button>
        </div>
      )}
      {wrong && <ReverseForm row={wrong} close={() => setWrong(null)} />}
    </section>
  );
}

interface MovementProps {
  row: MovedRow;
  /** Takes it back, where that is done here. */
  reverse: (() => void) | null;
}

function Movement({ row, reverse }: MovementProps) {
  const { say } = useWords();
  const clock = useClock();
  const signed = row.change > 0 ? `+${row.change}` : String(row.change);
  return (
    <tr className={row.reversed ? "stock-undone" : undefined} data-test={`moved-${row.kind}`}>
      <td className="number" title={clock.full(row.at)}>
        {clock.short(row.at)}
      </td>
      <td>{say(`movement_kind.${row.kind}`)}</td>
      <td>
        <bdi>{placeName(say, row.source.kind, row.source.name)}</bdi> →{" "}
        <bdi>{placeName(say, row.target.kind, row.target.name)}</bdi>
        {row.serial && <div className="number quiet">{row.serial}</div>}
      </td>
      <td className="end number">{row.change === 0 ? `(${row.quantity})` : signed}</td>
      <td className="end number" data-test="balance">
        {row.balance}
      </td>
      {row.value !== null && <td className="end number">{yuan(row.value)}</td>}
      <td className="number">
        {row.repair && row.repair_number ? (
          <Link to="/repairs/$id" params={{ id: row.repair }}>
            {row.repair_number}
          </Link>
        ) : (
          (row.paper ?? "—")
        )}
      </td>
      <td>
        <bdi>{row.by}</bdi>
      </td>
      <td>
        <bdi className="quiet">{row.why || "—"}</bdi>
      </td>
      <td className="end">
        {row.reversed && <span className="quiet">{say("stock.reversed")}</span>}
        {reverse && (
          <Button type="link" size="small" onClick={reverse} data-test="stock-reverse">
            {say("stock.reverse")}
          </Button>
        )}
      </td>
    </tr>
  );
}
