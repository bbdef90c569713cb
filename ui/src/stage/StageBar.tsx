import { DownOutlined, RollbackOutlined } from "@ant-design/icons";
import { Alert, App, Button, Dropdown, type MenuProps } from "antd";
import { useLayoutEffect, useRef, useState } from "react";
import { useLock } from "../frame/lock";
import { useAnswer } from "../kit/answers";
import { useChange } from "../kit/change";
import { FailureNote } from "../kit/FailureNote";
import { onceChosen } from "../kit/menus";
import { isStale } from "../kit/StaleNote";
import {
  beside,
  Key,
  passOn,
  popupOpen,
  type Shortcut,
  useShortcut,
  useTaken,
} from "../kit/shortcuts";
import { useWords } from "../kit/words";
import { SendBackForm } from "../sending/SendBackForm";
import { SendOutForm } from "../sending/SendOutForm";
import type { RepairCard, RepairSteps, Stage, StepRow } from "../wire/commands";
import { type Act, actOf, otherSteps, primaryAct, type Tab, workTab } from "./acts";
import { ReopenForm } from "./ReopenForm";
import { StagePath } from "./StagePath";
import { StepForm } from "./StepForm";
import { stepWords } from "./stepWords";
import { Who } from "./Who";
import "./stage.css";

/** Whatever opens or closes a gate. */
const NOUNS = [
  "repair",
  "step",
  "condition",
  "consent",
  "checkup",
  "finding",
  "quote",
  "quote_answer",
  "support",
  "sending",
  "settlement",
  "posting",
  "payment",
  "hand_over",
] as const;

export function useSteps(repair: string) {
  return useAnswer("repair.steps", { id: repair }, NOUNS, { keep: true });
}

/** What stands open above the page. */
type Open =
  | { kind: "ask"; row: StepRow }
  | { kind: "send" }
  | { kind: "back" }
  | { kind: "reopen" };

interface StageBarProps {
  card: RepairCard;
  tab: Tab;
  show: (tab: Tab) => void;
  /** Nothing else is open above the page. */
  free: boolean;
}

/** Where an order stands, whose it is, and the one act that takes it on. */
export function StageBar({ card, tab, show, free }: StageBarProps) {
  const { say } = useWords();
  const { message } = App.useApp();
  const { locked } = useLock();
  const steps = useSteps(card.id);
  const [open, setOpen] = useState<Open | null>(null);
  const [menu, setMenu] = useState(false);

  const moved = (stage: Stage) => {
    setOpen(null);
    message.success(say("step.done", { stage: say(`stage.${stage}`) }));
    show(workTab(stage));
  };
  const step = useChange("repair.step", { done: ({ stage }) => moved(stage) });
  const undo = useChange("repair.undo_step", { done: ({ stage }) => moved(stage) });
  const carryOut = (act: Act) => {
    switch (act.kind) {
      case "step":
        return step.run({ id: card.id, seen_seq: card.seen_seq, to: act.row.to });
      case "tab":
        return show(act.tab);
      case "ask":
      case "send":
      case "back":
        return setOpen(act);
    }
  };
  const act = steps.data ? primaryAct(steps.data) : null;
  // On its own tab the work carries the act itself.
  const primary = act?.kind === "tab" && act.tab === tab ? null : act;
  const others = steps.data ? otherSteps(steps.data) : [];
  const mine = free && open === null && !locked;
  const reading = steps.data === undefined && !steps.error;
  // Pressed before the steps are read, or before the tab's work is there, the key acts once they are.
  useShortcut("Ctrl+Enter", () => passOn("Ctrl+Enter"), mine && (reading || !primary), "under");
  useShortcut("Ctrl+Enter", () => primary && carryOut(primary), mine && primary !== null, "under");
  const taken = useTaken("Ctrl+Enter");
  useShortcut("Alt+S", () => setMenu((now) => !now), mine && others.length > 0);
  const undoable = steps.data?.undo ?? null;
  const takeBack = () => undo.run({ id: card.id, seen_seq: card.seen_seq });
  useShortcut("Alt+Z", () => !popupOpen() && takeBack(), mine && undoable !== null);
  const lead = (to: Tab) => {
    setOpen(null);
    show(to);
  };

  return (
    <section className="card stage-bar" aria-label={say("step.bar")} data-test="stage-bar">
      <div className="stage-row">
        <StagePath stage={card.stage} returnsTo={card.returns_to} />
        <div className="row stage-acts">
          {undoable && (
            <Button
              icon={<RollbackOutlined aria-hidden />}
              loading={undo.pending}
              onClick={takeBack}
              title={say("step.undo_told", {
                from: say(`stage.${undoable.from}`),
                to: say(`stage.${undoable.to}`),
                by: undoable.by,
              })}
              data-test="step-undo"
            >
              {say("step.undo")} <Key>Alt Z</Key>
            </Button>
          )}
          {steps.data?.may_reopen && (
            <Button onClick={() => setOpen({ kind: "reopen" })} data-test="step-reopen">
              {say("step.reopen")}
            </Button>
          )}
          {others.length > 0 && (
            <OtherSteps
              card={card}
              rows={others}
              open={menu}
              setOpen={setMenu}
              take={(row) => carryOut(actOf(card.stage, row))}
            />
          )}
          {reading && (
            <Button type="primary" loading data-test="step-reading">
              {say("step.reading")} <Key>Ctrl Enter</Key>
            </Button>
          )}
          {primary && steps.data && (
            <Button
              type={taken ? "default" : "primary"}
              loading={step.pending}
              onClick={() => carryOut(primary)}
              data-test="step-primary"
            >
              {primaryWords(say, card, steps.data, primary)} {!taken && <Key>Ctrl Enter</Key>}
            </Button>
          )}
        </div>
      </div>
      <Who card={card} free={mine} />
      <FailureNote reason={steps.error} again={() => steps.refetch()} />
      <StepRefused reason={step.refused ?? undo.refused} />
      {open?.kind === "ask" && (
        <StepForm card={card} row={open.row} lead={lead} done={moved} close={() => setOpen(null)} />
      )}
      {open?.kind === "send" && (
        <SendOutForm card={card} done={() => moved("sent_out")} close={() => setOpen(null)} />
      )}
      {open?.kind === "back" && (
        <SendBackForm
          repair={card.id}
          seen={card.seen_seq}
          done={moved}
          close={() => setOpen(null)}
        />
      )}
      {open?.kind === "reopen" && (
        <ReopenForm card={card} done={moved} close={() => setOpen(null)} />
      )}
    </section>
  );
}

/** Why a step was not taken; where somebody else was faster, who that was: the page shows it by now. */
function StepRefused({ reason }: { reason: Error | null }) {
  const { say } = useWords();
  if (!isStale(reason)) return <FailureNote reason={reason} />;
  const { person: name, at } = reason.failure.params;
  if (!name || !at) return <FailureNote reason={reason} />;
  return (
    <Alert type="warning" showIcon title={say("step.stale", { name, at })} data-test="step-stale" />
  );
}

function primaryWords(
  say: ReturnType<typeof useWords>["say"],
  card: RepairCard,
  { primary }: RepairSteps,
  act: Act,
): string {
  if (act.kind === "tab") return say(`step.work_${act.tab}`);
  return primary ? stepWords(say, card, primary.to) : "";
}

interface OtherStepsProps {
  card: RepairCard;
  rows: readonly StepRow[];
  open: boolean;
  setOpen: (open: boolean) => void;
  take: (row: StepRow) => void;
}

/** The steps that are wanted now and then; each says its key, or how many gates are open. */
function OtherSteps({ card, rows, open, setOpen, take }: OtherStepsProps) {
  const { say } = useWords();
  const allowed = rows.filter((row) => row.allowed);
  const choose = (row: StepRow) => {
    setOpen(false);
    take(row);
  };
  const button = useRef<HTMLButtonElement>(null);
  // By its key it may be opened while the page is scrolled past it.
  useLayoutEffect(() => {
    if (open) button.current?.scrollIntoView?.({ block: "nearest" });
  }, [open]);
  const items: MenuProps["items"] = rows.map((row) => ({
    key: row.to,
    disabled: !row.allowed,
    label: (
      <span className="row-wide" data-test={`step-to-${row.to}`}>
        <span className="grow">{stepWords(say, card, row.to)}</span>
        {row.gates.length > 0 && row.allowed && (
          <span className="quiet">{say("step.gates", { n: row.gates.length })}</span>
        )}
        {row.allowed ? (
          <Key>{`Alt ${allowed.indexOf(row) + 1}`}</Key>
        ) : (
          <span className="quiet">{say("step.not_yours")}</span>
        )}
      </span>
    ),
    onClick: () => choose(row),
  }));
  return (
    <>
      <Dropdown
        menu={{ items, onClick: onceChosen }}
        open={open}
        onOpenChange={setOpen}
        trigger={["click"]}
        autoFocus
        placement="bottomRight"
        getPopupContainer={beside}
      >
        <Button ref={button} data-test="step-others">
          {say("step.others")} <Key>Alt S</Key> <DownOutlined aria-hidden />
        </Button>
      </Dropdown>
      {open &&
        allowed.map((row, at) => (
          <StepKey key={row.to} shortcut={`Alt+${at + 1}`} choose={() => choose(row)} />
        ))}
    </>
  );
}

/** While the steps lie open, the digits are theirs and not those of the page's parts. */
function StepKey({ shortcut, choose }: { shortcut: Shortcut; choose: () => void }) {
  const { locked } = useLock();
  useShortcut(shortcut, choose, !locked);
  return null;
}
