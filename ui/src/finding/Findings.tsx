import type { UseQueryResult } from "@tanstack/react-query";
import { Button, Popconfirm } from "antd";
import { useState } from "react";
import { symptomWords, useCatalogue } from "../catalogue/catalogue";
import { Signature } from "../consent/SignaturePad";
import { useFaultCodes } from "../fault_code/codes";
import { useLock } from "../frame/lock";
import { useChange } from "../kit/change";
import { useClock } from "../kit/dates";
import { FailureNote } from "../kit/FailureNote";
import { LongText } from "../kit/LongText";
import { Key, popupOpen, useShortcut } from "../kit/shortcuts";
import { useWords } from "../kit/words";
import { PhotoStrip } from "../photo/PhotoStrip";
import { FactCard } from "../repair/Facts";
import { isOver } from "../repair/Promised";
import { useCan } from "../session/door";
import type { BenchFile, FindingRow, RepairCard } from "../wire/commands";
import { AgreeForm } from "./AgreeForm";
import "./finding.css";

interface FindingsProps {
  card: RepairCard;
  file: UseQueryResult<BenchFile, Error>;
  add: () => void;
}

/** What was found, the newest first. */
export function Findings({ card, file, add }: FindingsProps) {
  const { say } = useWords();
  const can = useCan();
  const { locked } = useLock();
  const mayAdd = can("work_repairs") && !isOver(card.stage);
  const rows = file.data?.findings ?? [];
  useShortcut("Alt+F", () => !popupOpen() && add(), mayAdd && !locked);
  return (
    <FactCard
      title={say("finding.all")}
      test="findings"
      acts={
        mayAdd && (
          <Button size="small" onClick={add} data-test="finding-add">
            {say("finding.add")} <Key>Alt F</Key>
          </Button>
        )
      }
    >
      <div className="stack">
        <FailureNote reason={file.error} again={() => file.refetch()} />
        {file.isSuccess && rows.length === 0 && (
          <p className="quiet">{say(mayAdd ? "finding.none" : "finding.none_told")}</p>
        )}
        {rows.map((row) => (
          <Finding key={row.id} card={card} row={row} may={mayAdd} />
        ))}
      </div>
    </FactCard>
  );
}

function Finding({ card, row, may }: { card: RepairCard; row: FindingRow; may: boolean }) {
  const { say, language } = useWords();
  const can = useCan();
  const clock = useClock();
  const catalogue = useCatalogue();
  const symptomOf = (code: string) => {
    const known = catalogue.symptoms.find((one) => one.code === code);
    return known ? symptomWords(known, language) : code;
  };
  const codes = useFaultCodes(card.kind);
  const [agreeing, setAgreeing] = useState(false);
  const withdraw = useChange("finding.withdraw");
  const wantsAgreement = row.evidence !== "none" && row.agreed === null && !row.withdrawn;
  return (
    <article className={row.withdrawn ? "finding finding-gone" : "finding"} data-test="finding">
      <div className="row finding-head">
        {row.evidence !== "none" && (
          <span className="chip chip-warn">{say(`evidence.${row.evidence}`)}</span>
        )}
        <span className="chip chip-quiet">{say(`level.${row.level}`)}</span>
        {(row.symptom !== null || row.cause !== null) && (
          <span className="quiet">
            {[row.symptom && symptomOf(row.symptom), row.cause && codes.told(row.cause)]
              .filter(Boolean)
              .join(" → ")}
          </span>
        )}
        <span className="quiet cut grow">
          {row.by} ·{" "}
          <time className="number" dateTime={row.at} title={clock.full(row.at)}>
            {clock.short(row.at)}
          </time>
          {row.withdrawn && ` · ${say("finding.withdrawn")}`}
        </span>
        {wantsAgreement && can("quote_repairs") && !isOver(card.stage) && (
          <Button size="small" onClick={() => setAgreeing(true)} data-test="finding-agree">
            {say("finding.agree")}
          </Button>
        )}
        {may && !row.withdrawn && row.agreed === null && (
          <Popconfirm
            title={say("finding.withdraw_ask")}
            okText={say("finding.withdraw")}
            onConfirm={() => withdraw.run({ id: row.id })}
          >
            <Button
              type="link"
              size="small"
              className="fact-act"
              loading={withdraw.pending}
              data-test="finding-withdraw"
            >
              {say("finding.withdraw")}
            </Button>
          </Popconfirm>
        )}
      </div>
      <LongText text={row.text} />
      <PhotoStrip photos={row.photos.filter(({ removed }) => !removed)} />
      {wantsAgreement && (
        <p className="tone-waiting" data-test="finding-unsigned">
          {say("finding.unsigned")}
        </p>
      )}
      {row.agreed !== null && (
        <div className="row" data-test="finding-agreed">
          <span className="tone-good">{say(`finding.agreed_${row.agreed}`)}</span>
          {row.signature !== null && <Signature signature={row.signature} />}
        </div>
      )}
      <FailureNote reason={withdraw.refused} />
      {agreeing && <AgreeForm row={row} close={() => setAgreeing(false)} />}
    </article>
  );
}
