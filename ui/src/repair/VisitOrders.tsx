import { Link } from "@tanstack/react-router";
import { useClock } from "../kit/dates";
import { useWords } from "../kit/words";
import type { RepairRow, VisitOrder } from "../wire/commands";
import { StageMark } from "./stage";

/** The other machines of the same visit. */
export function VisitOrders({ orders }: { orders: readonly VisitOrder[] }) {
  return (
    <ul className="visit">
      {orders.map(({ id, number, device, stage }) => (
        <li key={id} className="row">
          <Link to="/repairs/$id" params={{ id }} search={{}} className="number order-link">
            {number}
          </Link>
          <span className="cut">
            <bdi>{device}</bdi>
          </span>
          <StageMark stage={stage} />
        </li>
      ))}
    </ul>
  );
}

/** Earlier orders of the same device: what it was here for before. */
export function Earlier({ rows }: { rows: RepairRow[] }) {
  const { say } = useWords();
  const clock = useClock();
  if (rows.length === 0) return null;
  return (
    <section className="card" data-test="order-earlier">
      <div className="card-head">
        <h2>{say("order.earlier", { n: rows.length })}</h2>
      </div>
      <ul className="earlier">
        {rows.map((row) => (
          <li key={row.id}>
            <Link to="/repairs/$id" params={{ id: row.id }} search={{}} className="earlier-line">
              <span className="number order-link">{row.number}</span>
              <StageMark stage={row.stage} />
              <span className="cut grow">
                <bdi>{row.symptom.slice(0, 200)}</bdi>
              </span>
              <span className="quiet number">{clock.short(row.opened_at)}</span>
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}
