import { EditOutlined, InboxOutlined, MergeCellsOutlined } from "@ant-design/icons";
import { useNavigate, useParams, useRouter } from "@tanstack/react-router";
import { Alert, Button } from "antd";
import { useState } from "react";
import { useLock } from "../frame/lock";
import { useAnswer } from "../kit/answers";
import { draftKey, readDraft } from "../kit/drafts";
import { FailureNote } from "../kit/FailureNote";
import { Key, useShortcut } from "../kit/shortcuts";
import { useWords } from "../kit/words";
import { Notes } from "../note/Notes";
import { offerCustomer } from "../repair/offer";
import { useCan, useMe } from "../session/door";
import type { CustomerCard } from "../wire/commands";
import { CustomerFacts } from "./CustomerFacts";
import { CustomerForm } from "./CustomerForm";
import { Company, Consents, Devices, Orders, SamePhone } from "./CustomerParts";
import { Flags } from "./Flags";
import { MergeCustomers } from "./MergeCustomers";
import "./customer.css";

/** One customer: who it is, what they brought, what they agreed to. */
export function CustomerPage() {
  const { id } = useParams({ from: "/customers/$id" });
  const card = useAnswer("customer.card", { id }, [
    "customer",
    "customer_phone",
    "company",
    "repair",
    "device",
    "note",
    "consent",
  ]);
  if (!card.data) return <FailureNote reason={card.error} again={() => card.refetch()} />;
  return <Customer key={card.data.id} card={card.data} asked={id} />;
}

function Customer({ card, asked }: { card: CustomerCard; asked: string }) {
  const { say } = useWords();
  const can = useCan();
  const me = useMe();
  const navigate = useNavigate();
  const router = useRouter();
  const { locked } = useLock();
  const draft = draftKey(me.id, `customer.revise/${card.id}`);
  const [doing, setDoing] = useState<"revise" | "merge" | null>(() =>
    readDraft(draft) === undefined ? null : "revise",
  );
  const mayRevise = can("correct_repairs");
  const mayMerge = can("merge_records");
  const back = () => {
    if (router.history.canGoBack()) router.history.back();
    else navigate({ to: "/customers" });
  };
  const intake = () => {
    const [last] = card.devices;
    const { id, name, phone_masked } = card;
    const last_device = last ? `${last.brand} ${last.model}` : null;
    offerCustomer(
      me.id,
      {
        id,
        name,
        phone_masked,
        repairs: card.orders.length,
        last_device,
        last_device_id: last?.id ?? null,
      },
      card,
    );
    navigate({ to: "/intake" });
  };
  const free = !locked && doing === null;
  useShortcut("Ctrl+Enter", intake, free && can("open_repairs"));
  useShortcut("Escape", back, free);
  useShortcut("Ctrl+E", () => setDoing("revise"), free && mayRevise);
  useShortcut("Ctrl+M", () => setDoing("merge"), free && mayMerge);

  return (
    <div className="page">
      <div className="page-head">
        <h1 data-test="customer-name">
          <bdi>{card.name}</bdi>
        </h1>
        <Flags notes={card.notes} />
        <span className="grow" />
        {mayMerge && (
          <Button
            icon={<MergeCellsOutlined aria-hidden />}
            onClick={() => setDoing("merge")}
            data-test="customer-merge"
          >
            {say("customer.merge")} <Key>Ctrl M</Key>
          </Button>
        )}
        {mayRevise && (
          <Button
            icon={<EditOutlined aria-hidden />}
            onClick={() => setDoing("revise")}
            data-test="customer-revise"
          >
            {say("customer.revise")} <Key>Ctrl E</Key>
          </Button>
        )}
        {can("open_repairs") && (
          <Button
            type="primary"
            icon={<InboxOutlined aria-hidden />}
            onClick={intake}
            data-test="customer-intake"
          >
            {say("place.intake")} <Key>Ctrl Enter</Key>
          </Button>
        )}
      </div>
      {asked !== card.id && (
        <Alert
          type="info"
          showIcon
          title={say("customer.was_merged", { name: card.name })}
          data-test="customer-was-merged"
        />
      )}
      {card.merged.length > 0 && <MergedNote card={card} />}
      <div className="customer-columns">
        <div className="stack">
          <CustomerFacts card={card} />
          <SamePhone rows={card.same_phone} />
          <Company card={card} />
          <Notes
            notes={card.notes}
            subjects={{ customer: card.id }}
            {...(doing === null && { shortcut: "Alt+N" })}
          />
        </div>
        <div className="stack">
          <Orders rows={card.orders} />
          <Devices rows={card.devices} />
          <Consents rows={card.consents} />
        </div>
      </div>
      {doing === "revise" && (
        <CustomerForm card={card} draft={draft} close={() => setDoing(null)} />
      )}
      {doing === "merge" && <MergeCustomers card={card} close={() => setDoing(null)} />}
    </div>
  );
}

/** Whose records were merged into this one. */
function MergedNote({ card }: { card: CustomerCard }) {
  const { say } = useWords();
  return (
    <p className="quiet" data-test="customer-merged">
      {card.merged.map(({ name, by }) => say("customer.merged_told", { name, by })).join(" · ")}
    </p>
  );
}
