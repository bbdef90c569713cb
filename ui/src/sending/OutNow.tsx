import { Link } from "@tanstack/react-router";
import { useAnswer } from "../kit/answers";
import { useClock } from "../kit/dates";
import { FailureNote } from "../kit/FailureNote";
import { useWords } from "../kit/words";
import "./sending.css";

/** Machines that are at a maker's or another shop's now, those overdue marked. */
export function OutNow() {
  const { say } = useWords();
  const clock = useClock();
  const out = useAnswer("sending.list", {}, ["sending", "repair"]);
  const rows = out.data ?? [];
  if (rows.length === 0) return <FailureNote reason={out.error} again={() => out.refetch()} />;
  return (
    <section className="card" data-test="out-now">
      <div className="card-head">
        <h2>{say("sending.out_now")}</h2>
        <span className="quiet number">{rows.length}</span>
      </div>
      <ul className="out-now">
        {rows.map((row) => (
          <li key={row.id} className="row out-line">
            <Link
              to="/repairs/$id"
              params={{ id: row.repair }}
              search={{ tab: "log" }}
              className="order-link number"
            >
              {row.number}
            </Link>
            <span className="cut grow">
              {say(`sent_to.${row.to_whom}`)} <bdi>{row.name}</bdi>
            </span>
            <span className={row.late ? "tone-late number" : "quiet number"}>
              {row.due_on === null
                ? clock.short(row.sent_at)
                : say("sending.due", { day: row.due_on })}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
