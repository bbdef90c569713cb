import { useNavigate } from "@tanstack/react-router";
import { Button, Select, Skeleton } from "antd";
import { useState } from "react";
import { useLock } from "../frame/lock";
import { Refusal } from "../host/host";
import { useChange } from "../kit/change";
import { FailureNote } from "../kit/FailureNote";
import { Key, useShortcut } from "../kit/shortcuts";
import { useWords } from "../kit/words";
import { FactCard } from "../repair/Facts";
import { useCan } from "../session/door";
import { workTab } from "../stage/acts";
import { OUTCOMES } from "../stage/StepForm";
import type { Outcome, RepairCard } from "../wire/commands";
import { Checklist } from "./Checklist";
import { CheckupRefused } from "./CheckupRefused";
import { KeptMark } from "./KeptMark";
import { Rounds } from "./Rounds";
import { failedItems, itemWords } from "./results";
import { useStillOpen } from "./StillOpen";
import { VerdictForm, type Verdicting } from "./VerdictForm";
import { isEnded, useCheckup } from "./writing";

/** The last look before a machine goes out, by another person than the one who repaired it. */
export function TestPanel({ card }: { card: RepairCard }) {
  const { say, language } = useWords();
  const can = useCan();
  const { locked } = useLock();
  const navigate = useNavigate();
  const may = can("test_repairs") && card.stage === "testing";
  const checkup = useCheckup(card.id, "test", may);
  const { list, lines, round } = checkup;
  const [outcome, setOutcome] = useState<Outcome>(card.outcome ?? "repaired");
  const still = useStillOpen(list, lines);
  const [asking, setAsking] = useState<Verdicting | null>(null);
  const finish = useChange("checkup.finish", {
    done: ({ stage }) => {
      checkup.ended();
      setAsking(null);
      navigate({
        to: "/repairs/$id",
        params: { id: card.id },
        search: { tab: workTab(stage) },
        replace: true,
      });
    },
    refused: (reason) => {
      if (isEnded(reason)) return checkup.ended();
      checkup.resume();
      if (!wantsReasonAlone(reason)) return;
      // A reason was given and others could test it: only passing over the gate leads on.
      const over = asking?.alone === true && can("override_gates");
      setAsking({ verdict: "pass", alone: true, over, reason: "" });
    },
  });
  const writes = may && list !== null;
  const run = (verdict: "pass" | "fail", reason: string, alone: string | null) => {
    if (list === null) return;
    checkup.settle();
    finish.run({
      repair: card.id,
      purpose: "test",
      ...checkup.sent,
      verdict,
      reason,
      outcome: verdict === "pass" ? outcome : null,
      alone_reason: asking?.over ? null : alone,
      override_reason: asking?.over ? alone : null,
      step: true,
    });
  };
  const failed = list === null ? [] : failedItems(list, lines);
  const fail = () => {
    const names = failed.map((item) => itemWords(item, language)).join(say("text.list_mark"));
    const reason = names === "" ? "" : say("checkup.failed_items", { items: names });
    setAsking({ verdict: "fail", alone: false, over: false, reason });
  };
  const pass = () => {
    if (list === null) return;
    if (still.stops()) return;
    run("pass", "", null);
  };
  // What failed goes back: the one act is then the one that says so.
  const fails = failed.length > 0;
  const free = writes && !locked && asking === null;
  useShortcut("Ctrl+Enter", fails ? fail : pass, free);
  useShortcut("Ctrl+Shift+Enter", fails ? pass : fail, free);

  return (
    <FactCard
      title={say("checkup.test")}
      test="test-checklist"
      acts={
        list && (
          <KeptMark
            list={list}
            kept={checkup.kept}
            writes={writes}
            begun={Object.keys(lines).length > 0}
          />
        )
      }
    >
      <div className="stack">
        <FailureNote reason={checkup.checkups.error} again={() => checkup.checkups.refetch()} />
        {!checkup.checkups.data && !checkup.checkups.error && <Skeleton active />}
        {checkup.checkups.data && list === null && (
          <p className="quiet">{say("checkup.no_list")}</p>
        )}
        {!may && round !== null && round.ended.length === 0 && (
          <p className="quiet" data-test="test-none">
            {say(card.stage === "testing" ? "checkup.test_by_others" : "checkup.test_later")}
          </p>
        )}
        {writes && list && <Checklist list={list} lines={lines} change={checkup.change} />}
        {round && <Rounds repair={card.id} rows={round.ended} />}
        <CheckupRefused
          checkup={checkup}
          reason={checkup.refused ?? (asking === null ? finish.refused : null)}
          decided={finish.clear}
        />
        {still.told && (
          <div className="field-fault" role="alert" data-test="checkup-told">
            {still.told}
          </div>
        )}
        {writes && (
          <div className="row checkup-foot">
            <Select<Outcome>
              aria-label={say("field.outcome")}
              value={outcome}
              onChange={setOutcome}
              popupMatchSelectWidth={false}
              options={OUTCOMES.map((one) => ({ value: one, label: say(`outcome.${one}`) }))}
              data-test="test-outcome"
            />
            <Button
              type={fails ? "primary" : "default"}
              danger={fails}
              loading={finish.pending}
              onClick={fail}
              data-test="test-fail"
            >
              {say("checkup.fail")} <Key>{fails ? "Ctrl Enter" : "Ctrl Shift Enter"}</Key>
            </Button>
            <Button
              type={fails ? "default" : "primary"}
              loading={finish.pending}
              onClick={pass}
              data-test="test-pass"
            >
              {say("checkup.pass")} <Key>{fails ? "Ctrl Shift Enter" : "Ctrl Enter"}</Key>
            </Button>
          </div>
        )}
      </div>
      {asking && (
        <VerdictForm
          asking={asking}
          pending={finish.pending}
          refused={finish.refused}
          give={run}
          close={() => setAsking(null)}
        />
      )}
    </FactCard>
  );
}

/** Whether the core wants to know why nobody else tests what this person repaired. */
function wantsReasonAlone(reason: Error): boolean {
  if (!(reason instanceof Refusal)) return false;
  const { gates, fields } = reason.failure;
  return (
    gates.some(({ gate }) => gate === "test_same_person") ||
    fields.some(({ field }) => field === "alone_reason")
  );
}
