import { EditOutlined } from "@ant-design/icons";
import { useNavigate, useParams, useRouter } from "@tanstack/react-router";
import { Button } from "antd";
import { useState } from "react";
import { Fact } from "../customer/CustomerFacts";
import { Part, People } from "../customer/CustomerParts";
import { useLock } from "../frame/lock";
import { useAnswer } from "../kit/answers";
import { draftKey, readDraft } from "../kit/drafts";
import { FailureNote } from "../kit/FailureNote";
import { Key, useShortcut } from "../kit/shortcuts";
import { useWords } from "../kit/words";
import { useCan, useMe } from "../session/door";
import type { CompanyCard } from "../wire/commands";
import { CompanyForm } from "./CompanyForm";
import "../customer/customer.css";

/** One company: how to reach it and who comes for it. */
export function CompanyPage() {
  const { id } = useParams({ from: "/companies/$id" });
  const card = useAnswer("company.card", { id }, ["company", "customer", "repair"]);
  if (!card.data) return <FailureNote reason={card.error} again={() => card.refetch()} />;
  return <Company key={card.data.id} card={card.data} />;
}

function Company({ card }: { card: CompanyCard }) {
  const { say } = useWords();
  const can = useCan();
  const me = useMe();
  const navigate = useNavigate();
  const router = useRouter();
  const { locked } = useLock();
  const draft = draftKey(me.id, `company.revise/${card.id}`);
  const [revising, setRevising] = useState(() => readDraft(draft) !== undefined);
  const mayRevise = can("correct_repairs");
  const back = () => {
    if (router.history.canGoBack()) router.history.back();
    else navigate({ to: "/customers" });
  };
  const free = !locked && !revising;
  useShortcut("Escape", back, free);
  useShortcut("Ctrl+E", () => setRevising(true), free && mayRevise);
  return (
    <div className="page">
      <div className="page-head">
        <h1 data-test="company-name">
          <bdi>{card.name}</bdi>
        </h1>
        <span className="grow" />
        {mayRevise && (
          <Button
            icon={<EditOutlined aria-hidden />}
            onClick={() => setRevising(true)}
            data-test="company-revise"
          >
            {say("customer.revise")} <Key>Ctrl E</Key>
          </Button>
        )}
      </div>
      <div className="customer-columns">
        <Part title={say("company.facts")} test="company-facts">
          <dl className="customer-facts card-body">
            <Fact name={say("field.phone")}>
              <span className="number">{card.phone || "—"}</span>
            </Fact>
            <Fact name={say("field.address")}>
              <bdi>{card.address || "—"}</bdi>
            </Fact>
          </dl>
        </Part>
        <Part title={say("company.people", { n: card.people })} test="company-people">
          {card.customers.length === 0 && (
            <p className="card-body quiet">{say("company.nobody")}</p>
          )}
          <People rows={card.customers} />
          {card.people > card.customers.length && (
            <p className="card-body quiet">{say("company.newest", { n: card.customers.length })}</p>
          )}
        </Part>
      </div>
      {revising && <CompanyForm card={card} draft={draft} close={() => setRevising(false)} />}
    </div>
  );
}
