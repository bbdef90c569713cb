import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { useAnswer } from "../kit/answers";
import { useClock } from "../kit/dates";
import { useWords } from "../kit/words";
import { StageMark } from "../repair/stage";
import type {
  CustomerCard,
  CustomerConsent,
  CustomerRow,
  DeviceRow,
  RepairRow,
} from "../wire/commands";
import { CustomerLink } from "./CustomerLink";

interface PartProps {
  title: string;
  test: string;
  children: ReactNode;
}

/** A part of a page with its heading. */
export function Part({ title, test, children }: PartProps) {
  return (
    <section className="card" data-test={test}>
      <div className="card-head">
        <h2>{title}</h2>
      </div>
      {children}
    </section>
  );
}

/** The customer's orders, newest first. */
export function Orders({ rows }: { rows: readonly RepairRow[] }) {
  const { say } = useWords();
  const clock = useClock();
  return (
    <Part title={say("customer.orders_of", { n: rows.length })} test="customer-orders">
      {rows.length === 0 && <p className="card-body quiet">{say("customer.no_orders")}</p>}
      <ul className="customer-lines">
        {rows.map((row) => (
          <li key={row.id}>
            <Link
              to="/repairs/$id"
              params={{ id: row.id }}
              search={{}}
              className="customer-line customer-order"
              data-test="customer-order"
            >
              <span className="number customer-link">{row.number}</span>
              <StageMark stage={row.stage} />
              <span className="cut">
                <bdi>{row.device}</bdi>{" "}
                <span className="quiet">
                  <bdi>{(row.code_words || row.symptom).slice(0, 200)}</bdi>
                </span>
              </span>
              <span className="quiet number">{clock.short(row.opened_at)}</span>
            </Link>
          </li>
        ))}
      </ul>
    </Part>
  );
}

/** The machines they brought. */
export function Devices({ rows }: { rows: readonly DeviceRow[] }) {
  const { say } = useWords();
  const clock = useClock();
  if (rows.length === 0) return null;
  return (
    <Part title={say("customer.devices", { n: rows.length })} test="customer-devices">
      <ul className="customer-lines">
        {rows.map((row) => (
          <li key={row.id}>
            <Link
              to="/devices/$id"
              params={{ id: row.id }}
              className="customer-line customer-device"
              data-test="customer-device"
            >
              <span className="quiet">{say(`kind.${row.kind}`)}</span>
              <span className="cut">
                <bdi>{`${row.brand} ${row.model}`}</bdi>
              </span>
              <span className="number quiet cut">{row.imei ?? row.serial ?? "—"}</span>
              <span className="quiet number">{say("intake.times", { n: row.orders })}</span>
              <span className="quiet number">{clock.short(row.last_at)}</span>
            </Link>
          </li>
        ))}
      </ul>
    </Part>
  );
}

/** Which texts they agreed to, and when. */
export function Consents({ rows }: { rows: readonly CustomerConsent[] }) {
  const { say } = useWords();
  const clock = useClock();
  if (rows.length === 0) return null;
  return (
    <Part title={say("customer.consents")} test="customer-consents">
      <ul className="customer-lines">
        {rows.map((row) => (
          <li key={`${row.repair} ${row.at}`} className="customer-line customer-consent">
            <Link
              to="/repairs/$id"
              params={{ id: row.repair }}
              search={{}}
              className="number customer-link"
            >
              {row.number}
            </Link>
            <span className="cut">
              {say(`consent_how.${row.how}`)} · {say("terms_kind.repair")} v{row.terms_version} ·{" "}
              {say("terms_kind.privacy")} v{row.privacy_version}
            </span>
            <span className="quiet number">{clock.short(row.at)}</span>
          </li>
        ))}
      </ul>
    </Part>
  );
}

/** Others who gave the same number: a family, a shop, or the same person twice. */
export function SamePhone({ rows }: { rows: readonly CustomerRow[] }) {
  const { say } = useWords();
  if (rows.length === 0) return null;
  return (
    <Part title={say("customer.same_phone")} test="customer-same-phone">
      <People rows={rows} />
    </Part>
  );
}

/** Who else comes for the same company. */
export function Company({ card }: { card: CustomerCard }) {
  const { say } = useWords();
  const id = card.company_id ?? "";
  const found = useAnswer("company.card", { id }, ["customer", "company", "repair"], {
    enabled: card.company_id !== null,
  });
  const rows = (found.data?.customers ?? []).filter((row) => row.id !== card.id);
  if (rows.length === 0) return null;
  return (
    <Part title={say("customer.colleagues", { company: card.company })} test="customer-colleagues">
      <People rows={rows} />
    </Part>
  );
}

/** Customers, each leading to their page. */
export function People({ rows }: { rows: readonly CustomerRow[] }) {
  const { say } = useWords();
  return (
    <ul className="customer-lines">
      {rows.map((row) => (
        <li key={row.id} className="customer-line customer-person">
          <CustomerLink id={row.id} name={row.name} />
          <span className="number quiet">{row.phone_masked}</span>
          <span className="quiet number">{say("intake.times", { n: row.repairs })}</span>
        </li>
      ))}
    </ul>
  );
}
