import { Button } from "antd";
import { type ReactNode, useEffect, useState } from "react";
import { CompanyLink } from "../company/CompanyLink";
import { useLock } from "../frame/lock";
import { FailureNote } from "../kit/FailureNote";
import { useHost } from "../kit/host";
import { useWords } from "../kit/words";
import { useCan } from "../session/door";
import type { CustomerCard, CustomerPhones } from "../wire/commands";

/** How long numbers stay readable once they were uncovered (ms). */
const SHOWN_FOR = 20_000;

/** Who a customer is and how to reach them. */
export function CustomerFacts({ card }: { card: CustomerCard }) {
  const { say } = useWords();
  return (
    <section className="card">
      <div className="card-head">
        <h2>{say("customer.facts")}</h2>
      </div>
      <dl className="customer-facts card-body">
        <Fact name={say("field.phone")}>
          <Phones card={card} />
        </Fact>
        <Fact name={say("field.wechat")}>{card.wechat || "—"}</Fact>
        <Fact name={say("field.company")}>
          {card.company_id === null ? (
            "—"
          ) : (
            <CompanyLink id={card.company_id} name={card.company} className="customer-link" />
          )}
        </Fact>
        <Fact name={say("field.address")}>
          <bdi>{card.address || "—"}</bdi>
        </Fact>
      </dl>
    </section>
  );
}

/** One thing known, under its name. */
export function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div className="customer-fact">
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}

/** All numbers masked; uncovering is asked of the core, which notes who looked. */
function Phones({ card }: { card: CustomerCard }) {
  const { say } = useWords();
  const can = useCan();
  const host = useHost();
  const { locked } = useLock();
  const [shown, setShown] = useState<CustomerPhones | null>(null);
  const [refused, setRefused] = useState<Error | null>(null);
  useEffect(() => {
    if (shown === null) return;
    const timer = setTimeout(() => setShown(null), SHOWN_FOR);
    return () => clearTimeout(timer);
  }, [shown]);
  useEffect(() => {
    if (locked) setShown(null);
  }, [locked]);
  // What was uncovered before a change or a merge is not all there is now.
  // biome-ignore lint/correctness/useExhaustiveDependencies: another state of the record covers them
  useEffect(() => setShown(null), [card.seen_seq, card.phones.length]);
  const show = async () => {
    setRefused(null);
    try {
      setShown(await host.call("customer.phones", { id: card.id }));
    } catch (reason) {
      setRefused(reason instanceof Error ? reason : new Error(String(reason)));
    }
  };
  const others = shown ? shown.phones : card.phones.map(({ phone_masked }) => phone_masked);
  return (
    <>
      <span className="row customer-phones">
        <span className="number" data-test="customer-phone">
          {shown?.phone ?? card.phone_masked}
        </span>
        {others.map((phone) => (
          <span key={phone} className="number quiet" data-test="customer-other-phone">
            {phone}
          </span>
        ))}
        {can("see_phones") && (
          <Button
            size="small"
            type="text"
            className="customer-show"
            onClick={() => (shown === null ? show() : setShown(null))}
            data-test="customer-phones-show"
          >
            {say(shown === null ? "customer.phones_show" : "order.phone_hide")}
          </Button>
        )}
      </span>
      <FailureNote reason={refused} />
    </>
  );
}
