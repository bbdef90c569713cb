import { useNavigate } from "@tanstack/react-router";
import { Button, Skeleton } from "antd";
import { useState } from "react";
import { FindingForm } from "../finding/FindingForm";
import { Findings } from "../finding/Findings";
import { useLock } from "../frame/lock";
import { useAnswer } from "../kit/answers";
import { useChange } from "../kit/change";
import { FailureNote } from "../kit/FailureNote";
import { Key, popupOpen, useShortcut } from "../kit/shortcuts";
import { useWords } from "../kit/words";
import { FactCard } from "../repair/Facts";
import { useCan } from "../session/door";
import { workTab } from "../stage/acts";
import type { RepairCard } from "../wire/commands";
import { Checklist } from "./Checklist";
import { CheckupRefused } from "./CheckupRefused";
import { KeptMark } from "./KeptMark";
import { Rounds } from "./Rounds";
import { useStillOpen } from "./StillOpen";
import { isEnded, useCheckup } from "./writing";

/** What a technician looks at before a repair, and what was found. */
export function DiagnosisPanel({ card }: { card: RepairCard }) {
  const { say } = useWords();
  const can = useCan();
  const { locked } = useLock();
  const navigate = useNavigate();
  const may = can("work_repairs") && card.stage === "diagnosing";
  const checkup = useCheckup(card.id, "diagnosis", may);
  const { list, lines, round } = checkup;
  const file = useAnswer("repair.bench_file", { id: card.id }, ["finding", "photo"]);
  const findings = (file.data?.findings ?? []).filter(({ withdrawn }) => !withdrawn);
  const [adding, setAdding] = useState(false);
  const still = useStillOpen(list, lines);
  const finish = useChange("checkup.finish", {
    done: ({ stage }) => {
      checkup.ended();
      setAgain(false);
      if (stage === card.stage) return;
      navigate({
        to: "/repairs/$id",
        params: { id: card.id },
        search: { tab: workTab(stage) },
        replace: true,
      });
    },
    // Of two who finish at once the second one's ticks must not turn up in a later round.
    refused: (reason) => (isEnded(reason) ? checkup.ended() : checkup.resume()),
  });
  // Once a round has passed and nothing was written since, the step is the page's own act.
  const [again, setAgain] = useState(false);
  const passed = round?.open === null && round.ended[0]?.verdict === "pass";
  const isDone = passed && !again && Object.keys(lines).length === 0;
  const writes = may && list !== null && !isDone;
  const end = (step: boolean) => {
    if (list === null) return;
    if (still.stops()) return;
    if (step && findings.length === 0) return setAdding(true);
    checkup.settle();
    finish.run({
      repair: card.id,
      purpose: "diagnosis",
      ...checkup.sent,
      verdict: "pass",
      reason: "",
      step,
    });
  };
  useShortcut("Ctrl+Enter", () => end(true), writes && !locked && !adding);
  useShortcut("Alt+K", () => !popupOpen() && end(false), writes && !locked && !adding);

  return (
    <div className="stack" data-test="diagnosis">
      <FactCard
        title={say("checkup.diagnosis")}
        test="diagnosis-checklist"
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
            <p className="quiet" data-test="diagnosis-none">
              {say(card.stage === "received" ? "checkup.not_begun" : "checkup.none")}
            </p>
          )}
          {writes && list && <Checklist list={list} lines={lines} change={checkup.change} />}
          {may && isDone && (
            <div className="row">
              <span className="tone-good">{say("checkup.is_done")}</span>
              {!round?.ended[0]?.correctable && (
                <Button size="small" onClick={() => setAgain(true)} data-test="diagnosis-again">
                  {say("checkup.again")}
                </Button>
              )}
            </div>
          )}
          {round && <Rounds repair={card.id} rows={round.ended} />}
          <CheckupRefused
            checkup={checkup}
            reason={checkup.refused ?? finish.refused}
            decided={finish.clear}
          />
          {still.told && (
            <div className="field-fault" role="alert" data-test="checkup-told">
              {still.told}
            </div>
          )}
          {writes && (
            <div className="row checkup-foot">
              <Button loading={finish.pending} onClick={() => end(false)} data-test="diagnosis-end">
                {say("checkup.end_only")} <Key>Alt K</Key>
              </Button>
              <Button
                type="primary"
                loading={finish.pending}
                onClick={() => end(true)}
                data-test="diagnosis-finish"
              >
                {say("checkup.end_diagnosis")} <Key>Ctrl Enter</Key>
              </Button>
            </div>
          )}
        </div>
      </FactCard>
      <Findings card={card} file={file} add={() => setAdding(true)} />
      {adding && <FindingForm card={card} close={() => setAdding(false)} />}
    </div>
  );
}
