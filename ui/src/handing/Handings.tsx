import { Link } from "@tanstack/react-router";
import { Button, Empty } from "antd";
import { useState } from "react";
import { useAnswer } from "../kit/answers";
import { useClock } from "../kit/dates";
import { FailureNote } from "../kit/FailureNote";
import { Key, popupOpen, useShortcut } from "../kit/shortcuts";
import { useWords } from "../kit/words";
import { FactCard } from "../repair/Facts";
import { useCan } from "../session/door";
import { AskForm } from "./AskForm";
import { HandingRows } from "./HandingRows";
import "../repair_part/parts.css";

/** What passes from hand to hand, what one holds oneself, and which orders wait for parts or have them all. */
export function Handings() {
  const { say } = useWords();
  const can = useCan();
  const may = can("take_parts");
  const [asking, setAsking] = useState(false);
  useShortcut("Alt+J", () => !popupOpen() && setAsking(true), may && !asking);
  return (
    <div className="stack" data-test="handings">
      <Ready />
      <FactCard
        title={say("handing.open")}
        test="handings-open"
        acts={
          may && (
            <Button size="small" onClick={() => setAsking(true)} data-test="handing-ask">
              {say("handing.ask_for")} <Key>Alt J</Key>
            </Button>
          )
        }
      >
        <HandingRows view="open" />
      </FactCard>
      {may && <Own />}
      <Waiting />
      <FactCard title={say("handing.newest")} test="handings-newest">
        <HandingRows view="newest" />
      </FactCard>
      {asking && <AskForm close={() => setAsking(false)} />}
    </div>
  );
}

/** The orders that can now be finished, oldest promise first. */
function Ready() {
  const { say } = useWords();
  const clock = useClock();
  const ready = useAnswer("repair_part.complete", {}, ["repair_part", "repair"]);
  const rows = ready.data ?? [];
  if (rows.length === 0) return <FailureNote reason={ready.error} again={() => ready.refetch()} />;
  return (
    <FactCard title={say("handing.ready")} test="parts-ready">
      <ul className="part-lines">
        {rows.map((row) => (
          <li key={row.repair} className="row-wide">
            <Link
              to="/repairs/$id"
              params={{ id: row.repair }}
              search={{ tab: "parts" }}
              className="order-link number"
            >
              {row.number}
            </Link>
            <span className="grow cut">
              <bdi>{row.machine}</bdi>{" "}
              <span className="quiet">
                {row.parts.map((part) => `${part.number} ×${part.quantity}`).join(" · ")}
              </span>
            </span>
            <span className="quiet">{row.holder}</span>
            <span className="number quiet">{row.due_at && clock.short(row.due_at)}</span>
          </li>
        ))}
      </ul>
    </FactCard>
  );
}

/** The lines of orders that wait for stock, oldest promise first. */
function Waiting() {
  const { say } = useWords();
  const clock = useClock();
  const waiting = useAnswer("repair_part.waiting", {}, ["repair_part", "repair", "movement"]);
  const rows = waiting.data ?? [];
  if (rows.length === 0) {
    return <FailureNote reason={waiting.error} again={() => waiting.refetch()} />;
  }
  return (
    <FactCard title={say("handing.waiting")} test="parts-waiting">
      <ul className="part-lines">
        {rows.map((row) => (
          <li key={row.line} className="row-wide">
            <Link
              to="/repairs/$id"
              params={{ id: row.repair }}
              search={{ tab: "parts" }}
              className="order-link number"
            >
              {row.number}
            </Link>
            <span className="grow cut">
              <span className="number">{row.part_number}</span> <bdi>{row.part_name}</bdi>{" "}
              <span className="number">×{row.quantity}</span>
            </span>
            <span className="number quiet">{row.due_at && clock.short(row.due_at)}</span>
          </li>
        ))}
      </ul>
    </FactCard>
  );
}

/** What whoever looks holds and answers for. */
function Own() {
  const { say } = useWords();
  const own = useAnswer("handing.own", {}, ["movement", "repair_part", "handing"]);
  const rows = own.data ?? [];
  return (
    <FactCard title={say("handing.own")} test="own-store">
      <FailureNote reason={own.error} again={() => own.refetch()} />
      {own.isSuccess && rows.length === 0 && <Empty description={say("handing.own_none")} />}
      <ul className="part-lines">
        {rows
          .filter(({ on_hand }) => on_hand > 0)
          .map((row) => (
            <li key={row.part} className="row-wide" data-test="own-part">
              <span className="grow cut">
                <span className="number">{row.number}</span> <bdi>{row.name}</bdi>{" "}
                <span className="quiet number">{row.serials.join(" ")}</span>
              </span>
              {row.repairs.map((repair) => (
                <Link
                  key={repair.id}
                  to="/repairs/$id"
                  params={{ id: repair.id }}
                  search={{ tab: "parts" }}
                  className="order-link number"
                >
                  {repair.number}
                </Link>
              ))}
              <span className="number">
                {say("handing.held", { n: row.on_hand, free: row.free })}
              </span>
            </li>
          ))}
      </ul>
    </FactCard>
  );
}
