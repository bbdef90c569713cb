import { WarningFilled } from "@ant-design/icons";
import { Link } from "@tanstack/react-router";
import { Alert } from "antd";
import { useAnswer } from "../kit/answers";
import { useClock } from "../kit/dates";
import { useWords } from "../kit/words";
import { StageMark } from "../repair/stage";
import type {
  FindPassport,
  NoteRow,
  Passport,
  RepairRow,
  RepairWarrantyRow,
} from "../wire/commands";
import "./device.css";

/** What is known of a machine; asked again whenever an order, a note or the machine changes. */
export function usePassport(find: FindPassport | null) {
  return useAnswer(
    "device.passport",
    find ?? {},
    ["device", "repair", "customer", "note", "model"],
    { enabled: find !== null },
  );
}

/**
 * A machine's passport: loud notes and an open order first, then what it is, the warning for its
 * model and the orders it has had.
 */
export function PassportCard({ passport }: { passport: Passport }) {
  const { say } = useWords();
  const { orders, open_order, notes, model_note } = passport;
  const loud = notes.filter((note) => !note.withdrawn && note.kind !== "note");
  return (
    <section className="passport stack-tight" data-test="passport">
      <div className="row-wide">
        <Link
          to="/devices/$id"
          params={{ id: passport.id }}
          className="passport-name"
          tabIndex={-1}
          data-test="passport-link"
        >
          <bdi>{`${passport.brand} ${passport.model}`}</bdi>
        </Link>
        <span className="quiet">{say("device.times", { n: orders.length })}</span>
      </div>
      <p className="quiet number passport-numbers">
        {[say(`kind.${passport.kind}`), passport.colour, passport.storage, numberOf(passport)]
          .filter(Boolean)
          .join(" · ")}
      </p>
      {open_order && <OpenOrder order={open_order} />}
      <LoudNotes notes={loud} />
      <Warranties rows={passport.warranties} />
      {model_note !== "" && (
        <Alert type="warning" title={model_note} data-test="passport-model-note" />
      )}
      {passport.former && (
        <p className="quiet">
          {say("device.former", { number: passport.former.imei ?? passport.former.serial ?? "" })}
        </p>
      )}
      <PassportOrders orders={orders} />
    </section>
  );
}

/** Notes that must not be overlooked: a debt, something to be careful about. */
export function LoudNotes({ notes }: { notes: readonly NoteRow[] }) {
  const { say } = useWords();
  const { day } = useClock();
  return notes
    .filter((note) => !note.withdrawn && note.kind !== "note")
    .map((note) => (
      <Alert
        key={note.id}
        type={note.kind === "debt" ? "error" : "warning"}
        showIcon
        icon={<WarningFilled aria-hidden />}
        title={
          <span className="typed">
            <strong>{say(`note_kind.${note.kind}`)}</strong> {note.text}
          </span>
        }
        description={<span className="quiet">{`${note.by} · ${day(note.at)}`}</span>}
        data-test={`note-${note.kind}`}
      />
    ));
}

/** What the shop still answers for on this machine, line by line. */
function Warranties({ rows }: { rows: readonly RepairWarrantyRow[] }) {
  const { say } = useWords();
  if (rows.length === 0) return null;
  return (
    <Alert
      type="warning"
      showIcon
      title={say("rework.inside")}
      description={
        <ul className="passport-warranties">
          {rows.map((row) => (
            <li key={`${row.repair} ${row.line} ${row.until}`}>
              <bdi>{row.line}</bdi>{" "}
              <span className="quiet">
                {say("rework.until", { until: row.until, n: row.left_days })} ·{" "}
                <Link to="/repairs/$id" params={{ id: row.repair }} tabIndex={-1}>
                  {row.number}
                </Link>
              </span>
            </li>
          ))}
        </ul>
      }
      data-test="passport-warranties"
    />
  );
}

function OpenOrder({ order }: { order: RepairRow }) {
  const { say } = useWords();
  return (
    <Alert
      type="error"
      showIcon
      title={say("device.has_open", { number: order.number })}
      action={
        <Link to="/repairs/$id" params={{ id: order.id }} data-test="passport-open-order">
          {say("device.see_open")}
        </Link>
      }
      data-test="passport-open"
    />
  );
}

function PassportOrders({ orders }: { orders: readonly RepairRow[] }) {
  const { say } = useWords();
  const { day } = useClock();
  if (orders.length === 0) return <p className="quiet">{say("device.no_orders")}</p>;
  return (
    <ul className="passport-orders">
      {orders.map((row) => (
        <li key={row.id}>
          <Link to="/repairs/$id" params={{ id: row.id }} className="passport-order" tabIndex={-1}>
            <span className="number">{day(row.opened_at)}</span>
            <StageMark stage={row.stage} />
            <span className="cut grow" title={row.symptom}>
              {[row.code_words, row.symptom].filter(Boolean).join(" · ")}
            </span>
            <span className="quiet cut passport-who">{row.customer_name}</span>
          </Link>
        </li>
      ))}
    </ul>
  );
}

function numberOf({ imei, serial, unreadable }: Passport): string {
  return imei ?? serial ?? unreadable ?? "";
}
