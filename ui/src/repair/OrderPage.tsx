import { DownOutlined, EditOutlined, PrinterOutlined } from "@ant-design/icons";
import { useNavigate, useParams, useRouter, useSearch } from "@tanstack/react-router";
import { Alert, Button, Dropdown, Skeleton } from "antd";
import { lazy, Suspense, useEffect, useState } from "react";
import { DiagnosisPanel } from "../checkup/DiagnosisPanel";
import { TestPanel } from "../checkup/TestPanel";
import { LoudNotes } from "../device/Passport";
import { useLock } from "../frame/lock";
import { HandOverPanel } from "../hand_over/HandOverPanel";
import { useAnswer } from "../kit/answers";
import { draftKey, readDraft } from "../kit/drafts";
import { FailureNote } from "../kit/FailureNote";
import { onceChosen } from "../kit/menus";
import { beside, Key, passOn, useShortcut } from "../kit/shortcuts";
import { useWords } from "../kit/words";
import { LogPanel } from "../log/LogPanel";
import { Notes, useNotesOf } from "../note/Notes";
import { OnOrder, useOnOrder } from "../presence/OnOrder";
import { OthersHere } from "../presence/OthersHere";
import { QuotePanel } from "../quote/QuotePanel";
import { PartsPanel } from "../repair_part/PartsPanel";
import { useCan, useMe } from "../session/door";
import { SettlementPanel } from "../settlement/SettlementPanel";
import { type Tab, workTab } from "../stage/acts";
import { StageBar, useSteps } from "../stage/StageBar";
import type { RepairCard } from "../wire/commands";
import { CorrectForm } from "./CorrectForm";
import { History } from "./History";
import { ConditionFacts } from "./OrderCondition";
import { AccessoryLabelForm, BoardChangedForm, VoidForm } from "./OrderForms";
import { AgreedFacts, LeftFacts, MoneyFacts } from "./OrderLeft";
import { OrderPhotos } from "./OrderPhotos";
import { WarrantyChip } from "./OrdersColumns";
import { OrderTabs } from "./OrderTabs";
import { CustomerFacts, DeviceFacts, SymptomFacts } from "./OrderWho";
import { isOver } from "./Promised";
import { StageMark } from "./stage";
import { Earlier } from "./VisitOrders";
import "./repair.css";
import "./orders.css";

// The paper's reader is large and only wanted once a paper is looked at.
const PaperPreview = lazy(() => import("../kit/paper/PaperPreview"));

/** One order: facts left, what happened right, its papers. */
export function OrderPage() {
  const { id } = useParams({ from: "/repairs/$id" });
  const card = useAnswer("repair.card", { id }, [
    "repair",
    "customer",
    "device",
    "condition",
    "passcode",
    "payment",
    "consent",
    "photo",
  ]);
  if (card.data) {
    return (
      <OnOrder key={id} repair={id}>
        <Order card={card.data} />
      </OnOrder>
    );
  }
  return card.error ? (
    <FailureNote reason={card.error} again={() => card.refetch()} />
  ) : (
    <Reading />
  );
}

/** An order that is being read: what is pressed meanwhile is not lost. */
function Reading() {
  useShortcut("Ctrl+Enter", () => passOn("Ctrl+Enter"), true, "under");
  return (
    <div className="page" aria-busy="true" data-test="order-reading">
      <Skeleton active />
    </div>
  );
}

/** What stands open above the page. */
type Open = "void" | "board" | "accessory" | { label: string | null };

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
  const [open, setOpen] = useState<Open | null>(null);
  const notes = useNotesOf(card.id);
  const { others, typed } = useOnOrder();
  const mayPrint = can("print_papers");
  const mayCorrect = can("correct_repairs") && !isOver(card.stage);

  const tab: Tab = correcting ? "facts" : (search.tab ?? "facts");
  const steps = useSteps(card.id);
  const work = workTab(card.stage, steps.data?.rows);

  const go = (print: boolean, to: Tab) =>
    navigate({
      to: "/repairs/$id",
      params: { id: card.id },
      search: { ...(print && { print }), ...(to !== "facts" && { tab: to }) },
      replace: true,
    });
  const preview = (print: boolean) => go(print, tab);
  const show = (to: Tab) => {
    setCorrecting(false);
    go(false, to);
  };
  // biome-ignore lint/correctness/useExhaustiveDependencies: each part of the page begins at its top
  useEffect(() => {
    const page = document.getElementById("page");
    if (page) page.scrollTop = 0;
  }, [tab]);
  const back = () => {
    if (router.history.canGoBack()) router.history.back();
    else navigate({ to: "/repairs" });
  };
  const close = () => setOpen(null);
  const free = !locked && !printing && open === null;
  useShortcut("Ctrl+P", () => preview(true), mayPrint && free);
  useShortcut("Ctrl+E", () => setCorrecting(true), mayCorrect && free && !correcting);
  useShortcut("Escape", () => (correcting ? setCorrecting(false) : back()), free);

  return (
    <div className="page" onInput={typed}>
      <div className="page-head">
        <h1 className="number" data-test="order-number">
          {card.number}
        </h1>
        <StageMark stage={card.stage} test="order-stage" />
        {card.warranty === "claimed" && <WarrantyChip />}
        {card.rework_of && (
          <span className="chip chip-warn" data-test="order-rework">
            {say("bench.rework")}
          </span>
        )}
        <span className="quiet cut order-device grow">
          <bdi>{card.customer_name}</bdi> · <bdi>{`${card.brand} ${card.model}`}</bdi>
        </span>
        <OthersHere rows={others} />
        <MoreActs card={card} open={setOpen} free={free} />
        {mayCorrect && !correcting && (
          <Button
            icon={<EditOutlined aria-hidden />}
            onClick={() => setCorrecting(true)}
            data-test="order-correct"
          >
            {say("order.correct")} <Key>Ctrl E</Key>
          </Button>
        )}
        {mayPrint && (
          <Button
            icon={<PrinterOutlined aria-hidden />}
            onClick={() => preview(true)}
            data-test="order-print"
          >
            {say("order.print")} <Key>Ctrl P</Key>
          </Button>
        )}
      </div>
      {card.void_reason !== null && (
        <Alert
          type="error"
          showIcon
          title={say("void.is_void", { reason: card.void_reason })}
          data-test="order-void-reason"
        />
      )}
      <LoudNotes notes={notes.data ?? []} />
      {card.model_note !== "" && (
        <Alert type="warning" showIcon title={card.model_note} data-test="order-model-note" />
      )}
      <StageBar card={card} tab={tab} show={show} free={free && !correcting} />
      <div className="order-columns">
        <div className="stack order-left">
          <OrderTabs tab={tab} show={show} work={work} />
          {correcting ? (
            <CorrectForm card={card} draft={draft} close={() => setCorrecting(false)} />
          ) : (
            <TabBody card={card} tab={tab} />
          )}
          {tab === "facts" && (
            <>
              <FailureNote reason={notes.error} again={() => notes.refetch()} />
              <Notes
                notes={notes.data ?? []}
                subjects={{ repair: card.id, device: card.device_id, customer: card.customer_id }}
                shortcut="Alt+N"
              />
              <OrderPhotos repair={card.id} over={isOver(card.stage)} />
              <Earlier rows={card.earlier} />
            </>
          )}
        </div>
        <History id={card.id} />
      </div>
      {open === "void" && <VoidForm card={card} close={close} />}
      {open === "board" && <BoardChangedForm card={card} close={close} />}
      {open === "accessory" && (
        <AccessoryLabelForm card={card} draw={(label) => setOpen({ label })} close={close} />
      )}
      {typeof open === "object" && open !== null && (
        <Suspense>
          <LabelPreview card={card} what={open.label} close={close} />
        </Suspense>
      )}
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

/** What a tab shows of an order. */
function TabBody({ card, tab }: { card: RepairCard; tab: Tab }) {
  switch (tab) {
    case "facts":
      return <CardFacts card={card} />;
    case "diagnosis":
      return <DiagnosisPanel card={card} />;
    case "log":
      return <LogPanel card={card} />;
    case "test":
      return <TestPanel card={card} />;
    case "quote":
      return <QuotePanel repair={card} />;
    case "settle":
      return <SettlementPanel repair={card} />;
    case "hand_over":
      return <HandOverPanel repair={card} />;
    case "parts":
      return <PartsPanel card={card} />;
  }
}

function CardFacts({ card }: { card: RepairCard }) {
  return (
    <div className="order-facts">
      <div className="stack">
        <CustomerFacts card={card} />
        <SymptomFacts card={card} />
        <ConditionFacts card={card} />
      </div>
      <div className="stack">
        <DeviceFacts card={card} />
        <AgreedFacts card={card} />
        <LeftFacts card={card} />
        <MoneyFacts card={card} />
      </div>
    </div>
  );
}

interface MoreActsProps {
  card: RepairCard;
  open: (what: Open) => void;
  /** Nothing else is open above the page. */
  free: boolean;
}

/** Acts wanted now and then. */
function MoreActs({ card, open, free }: MoreActsProps) {
  const { say } = useWords();
  const [shown, setShown] = useState(false);
  useShortcut("Alt+M", () => setShown((now) => !now), free);
  const can = useCan();
  const mayLabel = can("print_papers");
  const mayChange = can("correct_repairs") && !isOver(card.stage);
  const mayVoid = can("void_repairs") && !isOver(card.stage);
  const item = (key: string, words: string, act: Open, danger = false) => ({
    key,
    danger,
    label: <span data-test={`order-more-${key}`}>{words}</span>,
    onClick: () => {
      setShown(false);
      open(act);
    },
  });
  const items = [
    ...(mayLabel ? [item("label", say("order.label"), { label: null })] : []),
    ...(mayLabel ? [item("accessory", say("order.accessory_label"), "accessory")] : []),
    ...(mayChange ? [item("board", say("order.board_changed"), "board")] : []),
    ...(mayVoid ? [item("void", say("order.void"), "void", true)] : []),
  ];
  if (items.length === 0) return null;
  return (
    <Dropdown
      menu={{ items, onClick: onceChosen }}
      open={shown}
      onOpenChange={setShown}
      trigger={["click"]}
      placement="bottomRight"
      autoFocus
      getPopupContainer={beside}
    >
      <Button data-test="order-more">
        {say("order.more")} <Key>Alt M</Key> <DownOutlined aria-hidden />
      </Button>
    </Dropdown>
  );
}

interface LabelPreviewProps {
  card: RepairCard;
  /** The accessory it is stuck on; none for the machine itself. */
  what: string | null;
  close: () => void;
}

function LabelPreview({ card, what, close }: LabelPreviewProps) {
  const { say } = useWords();
  const paper = what === null ? "repair.device_label" : "repair.accessory_label";
  return (
    <PaperPreview
      paper={paper}
      id={card.id}
      {...(what !== null && { what })}
      title={`${say(`paper.${paper}`)} ${card.number}`}
      fileName={`label-${card.number}.pdf`}
      close={close}
    />
  );
}
