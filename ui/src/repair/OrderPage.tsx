import { EditOutlined, PrinterOutlined } from "@ant-design/icons";
import { useNavigate, useParams, useRouter, useSearch } from "@tanstack/react-router";
import { Button } from "antd";
import { lazy, Suspense, useState } from "react";
import { useLock } from "../frame/lock";
import { useAnswer } from "../kit/answers";
import { draftKey, readDraft } from "../kit/drafts";
import { FailureNote } from "../kit/FailureNote";
import { Key, useShortcut } from "../kit/shortcuts";
import { useWords } from "../kit/words";
import { useCan, useMe } from "../session/door";
import type { RepairCard } from "../wire/commands";
import { CorrectForm } from "./CorrectForm";
import { Earlier, Facts } from "./Facts";
import { History } from "./History";
import { StageMark } from "./stage";
import "./repair.css";

// The paper's reader is large and only wanted once a paper is looked at.
const PaperPreview = lazy(() => import("../kit/paper/PaperPreview"));

/** One order: facts left, what happened right, its paper. */
export function OrderPage() {
  const { id } = useParams({ from: "/repairs/$id" });
  const card = useAnswer("repair.card", { id }, ["repair", "customer", "device"]);
  if (!card.data) return <FailureNote reason={card.error} again={() => card.refetch()} />;
  return <Order key={id} card={card.data} />;
}

function Order({ card }: { card: RepairCard }) {
  const { say } = useWords();
  const can = useCan();
  const me = useMe();
  const navigate = useNavigate();
  const router = useRouter();
  const { locked } = useLock();
  const search = useSearch({ from: "/repairs/$id" });
  const printing = search.print === true;
  const draft = draftKey(me.id, `repair.correct/${card.id}`);
  const [correcting, setCorrecting] = useState(() => readDraft(draft) !== undefined);
  const mayPrint = can("print_papers");
  const mayCorrect = can("correct_repairs");

  const preview = (print: boolean) =>
    navigate({
      to: "/repairs/$id",
      params: { id: card.id },
      search: print ? { print } : {},
      replace: true,
    });
  const back = () => {
    if (router.history.canGoBack()) router.history.back();
    else navigate({ to: "/repairs" });
  };
  useShortcut("Ctrl+P", () => preview(true), mayPrint && !locked && !printing);
  useShortcut("Ctrl+E", () => setCorrecting(true), mayCorrect && !locked && !correcting);
  useShortcut("Escape", () => (correcting ? setCorrecting(false) : back()), !locked && !printing);

  return (
    <div className="page">
      <div className="page-head">
        <h1 className="number" data-test="order-number">
          {card.number}
        </h1>
        <StageMark stage={card.stage} test="order-stage" />
        <span className="quiet cut order-device grow">
          <bdi>{`${card.brand} ${card.model}`}</bdi>
        </span>
        {mayCorrect && !correcting && (
          <Button
            icon={<EditOutlined />}
            onClick={() => setCorrecting(true)}
            data-test="order-correct"
          >
            {say("order.correct")} <Key>Ctrl E</Key>
          </Button>
        )}
        {mayPrint && (
          <Button
            type={correcting ? "default" : "primary"}
            icon={<PrinterOutlined />}
            onClick={() => preview(true)}
            data-test="order-print"
          >
            {say("order.print")} <Key>Ctrl P</Key>
          </Button>
        )}
      </div>
      <div className="order-columns">
        <div className="stack order-left">
          {correcting ? (
            <CorrectForm card={card} draft={draft} close={() => setCorrecting(false)} />
          ) : (
            <Facts card={card} />
          )}
          <Earlier rows={card.earlier} />
        </div>
        <History id={card.id} />
      </div>
      {printing && (
        <Suspense>
          <PaperPreview
            paper="repair.job_card"
            id={card.id}
            title={`${say("paper.repair.job_card")} ${card.number}`}
            fileName={`${card.number}.pdf`}
            close={() => preview(false)}
            next={
              can("open_repairs")
                ? { words: say("intake.next"), key: "F2", go: () => navigate({ to: "/intake" }) }
                : undefined
            }
          />
        </Suspense>
      )}
    </div>
  );
}
