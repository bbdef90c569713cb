import { Button, Popconfirm } from "antd";
import { useState } from "react";
import { useAnswer } from "../kit/answers";
import { useChange } from "../kit/change";
import { useClock } from "../kit/dates";
import { FailureNote } from "../kit/FailureNote";
import { useWords } from "../kit/words";
import type { HandingRow, HandingSide, HandingView } from "../wire/commands";
import { RefuseForm } from "./RefuseForm";
import { SendForm } from "./SendForm";

/** Handings, with what is for who looks to do about each. */
export function HandingRows({ view }: { view: HandingView }) {
  const { say } = useWords();
  const list = useAnswer("handing.list", { view }, ["handing", "handing_line", "movement"]);
  const [asked, setAsked] = useState<{ row: HandingRow; what: "send" | "refuse" } | null>(null);
  const rows = list.data ?? [];
  return (
    <>
      <FailureNote reason={list.error} again={() => list.refetch()} />
      {list.isSuccess && rows.length === 0 && (
        <p className="quiet">{say(view === "open" ? "handing.none" : "handing.none_ever")}</p>
      )}
      <ul className="part-lines">
        {rows.map((row) => (
          <OneHanding key={row.id} row={row} ask={(what) => setAsked({ row, what })} />
        ))}
      </ul>
      {asked?.what === "send" && <SendForm row={asked.row} close={() => setAsked(null)} />}
      {asked?.what === "refuse" && <RefuseForm row={asked.row} close={() => setAsked(null)} />}
    </>
  );
}

interface OneHandingProps {
  row: HandingRow;
  ask: (what: "send" | "refuse") => void;
}

function OneHanding({ row, ask }: OneHandingProps) {
  const { say } = useWords();
  const clock = useClock();
  const accept = useChange("handing.accept");
  const withdraw = useChange("handing.withdraw");
  const side = ({ kind, name }: HandingSide) => `${say(`place_kind.${kind}`)} ${name}`.trim();
  return (
    <li className="part-line" data-test="handing">
      <div className="row-wide">
        <span className="chip chip-quiet" data-test="handing-state">
          {say(`handing_state.${row.state}`)}
        </span>
        <span className="number">{row.number}</span>
        <span className="grow cut">
          <bdi>{side(row.from)}</bdi> → <bdi>{side(row.to)}</bdi>
        </span>
        <span className="quiet">
          {row.asked_by} · <span className="number">{clock.short(row.asked_at)}</span>
        </span>
      </div>
      <div className="quiet">
        {row.lines
          .map((line) => {
            const what = line.serial === null ? "" : ` ${line.serial}`;
            return `${line.part_number} ${line.part_name}${what} ×${line.sent ?? line.asked}`;
          })
          .join(" · ")}
        {row.why !== "" && (
          <>
            {" · "}
            <bdi>{row.why}</bdi>
          </>
        )}
      </div>
      <FailureNote reason={accept.refused ?? withdraw.refused} />
      <div className="row part-acts">
        {row.may_send && (
          <Button
            size="small"
            type="primary"
            ghost
            onClick={() => ask("send")}
            data-test="handing-send"
          >
            {say("handing.give")}
          </Button>
        )}
        {row.may_accept && (
          <Button
            size="small"
            type="primary"
            ghost
            loading={accept.pending}
            onClick={() => accept.run({ id: row.id })}
            data-test="handing-accept"
          >
            {say("handing.take")}
          </Button>
        )}
        {(row.may_send || row.may_accept) && (
          <Button size="small" onClick={() => ask("refuse")} data-test="handing-refuse">
            {say("handing.refuse_it")}
          </Button>
        )}
        {row.may_withdraw && (
          <Popconfirm
            title={say("handing.withdraw_ask")}
            okText={say("handing.take_back")}
            onConfirm={() => withdraw.run({ id: row.id })}
          >
            <Button
              size="small"
              type="link"
              loading={withdraw.pending}
              data-test="handing-withdraw"
            >
              {say("handing.take_back")}
            </Button>
          </Popconfirm>
        )}
      </div>
    </li>
  );
}
