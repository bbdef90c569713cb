import { Link } from "@tanstack/react-router";
import { Button } from "antd";
import { type ReactNode, useEffect, useState } from "react";
import { useLock } from "../frame/lock";
import { useClock } from "../kit/dates";
import { FailureNote } from "../kit/FailureNote";
import { useHost } from "../kit/host";
import { LongText } from "../kit/LongText";
import { useWords } from "../kit/words";
import { useCan } from "../session/door";
import type { RepairCard, RepairRow } from "../wire/commands";
import { StageMark } from "./stage";

/** Whose machine it is, which one, and what the customer said. */
export function Facts({ card }: { card: RepairCard }) {
  const { say } = useWords();
  const clock = useClock();
  return (
    <>
      <section className="card">
        <div className="card-head">
          <h2>{say("order.facts")}</h2>
        </div>
        <dl className="facts card-body">
          <Fact name={say("field.name")} test="order-customer">
            <bdi>{card.customer_name}</bdi>
          </Fact>
          <Fact name={say("field.phone")}>
            <Phone card={card} />
          </Fact>
          <Fact name={say("column.device")} test="order-device">
            <bdi>{`${card.brand} ${card.model}`}</bdi>
          </Fact>
          <Fact name={say("field.imei")} test="order-imei">
            <span className="number">{card.imei ?? "—"}</span>
          </Fact>
          <Fact name={say("field.serial")} test="order-serial">
            <bdi>{card.serial ?? "—"}</bdi>
          </Fact>
          <Fact name={say("order.code")} test="order-code">
            <span className="number">{card.code}</span>
          </Fact>
          <Fact name={say("column.opened_by")}>
            {card.opened_by} · <span className="number">{clock.short(card.opened_at)}</span>
          </Fact>
        </dl>
      </section>
      <section className="card">
        <div className="card-head">
          <h2>{say("field.symptom")}</h2>
        </div>
        <div className="card-body" data-test="order-symptom">
          <LongText text={card.symptom} />
        </div>
      </section>
    </>
  );
}

function Fact({ name, test, children }: { name: string; test?: string; children: ReactNode }) {
  return (
    <div className="fact">
      <dt>{name}</dt>
      <dd data-test={test}>{children}</dd>
    </div>
  );
}

/** How long a phone number stays readable once it was uncovered (ms). */
const SHOWN_FOR = 20_000;

/** Masked; uncovering is asked of the core, which notes who looked. */
function Phone({ card }: { card: RepairCard }) {
  const { say } = useWords();
  const can = useCan();
  const host = useHost();
  const { locked } = useLock();
  const [phone, setPhone] = useState<string | null>(null);
  const [refused, setRefused] = useState<Error | null>(null);
  useEffect(() => {
    if (phone === null) return;
    const timer = setTimeout(() => setPhone(null), SHOWN_FOR);
    return () => clearTimeout(timer);
  }, [phone]);
  useEffect(() => {
    if (locked) setPhone(null);
  }, [locked]);

  const show = async () => {
    setRefused(null);
    try {
      setPhone((await host.call("repair.phone", { id: card.id })).phone);
    } catch (reason) {
      setRefused(reason instanceof Error ? reason : new Error(String(reason)));
    }
  };
  return (
    <>
      <span className="row">
        <span className="number" data-test="order-phone">
          {phone ?? card.phone_masked}
        </span>
        {can("see_phones") && (
          <Button
            size="small"
            type="text"
            className="fact-act"
            onClick={() => (phone === null ? show() : setPhone(null))}
            data-test="order-phone-show"
          >
            {say(phone === null ? "order.phone_show" : "order.phone_hide")}
          </Button>
        )}
      </span>
      <FailureNote reason={refused} />
    </>
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
