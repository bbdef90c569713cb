import { ClockCircleOutlined, PauseOutlined, UserOutlined } from "@ant-design/icons";
import { Button } from "antd";
import { useState } from "react";
import { AssignForm } from "../bench/AssignForm";
import { minutesWords, sinceMinutes } from "../bench/minutes";
import { ShareForm } from "../bench/ShareForm";
import { useAnswer } from "../kit/answers";
import { useChange } from "../kit/change";
import { useNow } from "../kit/dates";
import { FailureNote } from "../kit/FailureNote";
import { Key, popupOpen, useShortcut } from "../kit/shortcuts";
import { useWords } from "../kit/words";
import { isOver, Promised } from "../repair/Promised";
import { useCan, useMe } from "../session/door";
import type { RepairCard, RepairWork } from "../wire/commands";

interface WhoProps {
  card: RepairCard;
  /** Nothing is open above the page. */
  free: boolean;
}

/** Whose order it is, how urgent, why it halts, and the time at work on it. */
export function Who({ card, free }: WhoProps) {
  const { say } = useWords();
  const can = useCan();
  const me = useMe();
  const now = useNow();
  const [open, setOpen] = useState<"assign" | "share" | null>(null);
  const work = useAnswer("repair.work", { id: card.id }, ["work", "share", "assignment", "repair"]);
  const over = isOver(card.stage);
  const mine = card.holder === me.id;
  const mayClaim = !over && !mine && card.holder === null && can("work_repairs");
  const mayAssign = !over && (can("assign_repairs") || (mine && can("work_repairs")));
  const mayShare = !over && (can("assign_repairs") || (mine && can("work_repairs")));
  const claim = useChange("repair.assign");
  const urgent = useChange("repair.set_priority");
  const take = () => claim.run({ id: card.id, seen_seq: card.seen_seq, to: me.id, reason: "" });
  const on = free && open === null;
  useShortcut("Alt+G", () => !popupOpen() && take(), mayClaim && on);
  useShortcut("Alt+A", () => !popupOpen() && setOpen("assign"), mayAssign && on);
  useShortcut("Alt+R", () => !popupOpen() && setOpen("share"), mayShare && on);
  const mayHurry = can("assign_repairs") && !over;
  const hurry = () =>
    urgent.run({
      id: card.id,
      seen_seq: card.seen_seq,
      priority: card.priority === "urgent" ? "normal" : "urgent",
    });
  useShortcut("Alt+Y", () => !popupOpen() && hurry(), mayHurry && on);
  const shares = work.data?.shares ?? [];
  return (
    <>
      <div className="stage-row stage-who">
        <span className="row" data-test="order-holder">
          <UserOutlined className="quiet" aria-hidden />
          {card.holder === null ? (
            <span className="quiet">{say("bench.nobody")}</span>
          ) : (
            <bdi>{card.holder_name}</bdi>
          )}
          {shares.length > 1 && (
            <span className="quiet">
              {shares.map(({ name, percent }) => `${name} ${percent}%`).join(say("text.list_mark"))}
            </span>
          )}
        </span>
        {mayClaim && (
          <Button size="small" loading={claim.pending} onClick={take} data-test="order-claim">
            {say("bench.claim")} <Key>Alt G</Key>
          </Button>
        )}
        {mayAssign && (
          <Button size="small" onClick={() => setOpen("assign")} data-test="order-assign">
            {say(card.holder === null ? "bench.assign" : "bench.hand_on")} <Key>Alt A</Key>
          </Button>
        )}
        {mayShare && (
          <Button size="small" onClick={() => setOpen("share")} data-test="order-share">
            {say("bench.share")} <Key>Alt R</Key>
          </Button>
        )}
        {(card.priority === "urgent" || mayHurry) && (
          <Button
            size="small"
            type={card.priority === "urgent" ? "primary" : "default"}
            danger={card.priority === "urgent"}
            aria-pressed={card.priority === "urgent"}
            disabled={!mayHurry}
            loading={urgent.pending}
            onClick={hurry}
            data-test="order-urgent"
          >
            {say("priority.urgent")} {mayHurry && <Key>Alt Y</Key>}
          </Button>
        )}
        {!over && <Promised of={card} now={now} />}
        {card.hold !== null && card.stage === "on_hold" && (
          <span className="chip chip-warn" data-test="order-hold">
            <PauseOutlined aria-hidden /> {say(`hold.${card.hold}`)}
            {card.hold_reason !== "" && ` · ${card.hold_reason}`}
          </span>
        )}
        <span className="grow" />
        {work.data && <Clock card={card} work={work.data} on={on && !over} />}
      </div>
      <FailureNote reason={claim.refused ?? urgent.refused ?? work.error} />
      {open === "assign" && <AssignForm card={card} close={() => setOpen(null)} />}
      {open === "share" && <ShareForm card={card} shares={shares} close={() => setOpen(null)} />}
    </>
  );
}

/** The time at work on this order, and one's own clock on it. */
function Clock({ card, work, on }: { card: RepairCard; work: RepairWork; on: boolean }) {
  const { say } = useWords();
  const can = useCan();
  const me = useMe();
  const now = useNow();
  const start = useChange("work.start");
  const stop = useChange("work.stop");
  const running = work.rows.filter(({ ended_at }) => ended_at === null);
  // The core knows whose clock it is by id; here the name decides only which button is offered.
  const mine = running.find(({ person_name }) => person_name === me.name);
  // Running clocks go on between two answers of the core.
  const minutes =
    work.rows
      .filter(({ ended_at }) => ended_at !== null)
      .reduce((sum, row) => sum + row.minutes, 0) +
    running.reduce((sum, row) => sum + sinceMinutes(row.began_at, now), 0);
  const mayWork = can("work_repairs") && on;
  const toggle = () =>
    mine ? stop.run({ id: mine.id, ending: "paused" }) : start.run({ repair: card.id });
  const end = () => mine && stop.run({ id: mine.id, ending: "stopped" });
  useShortcut("Alt+W", () => !popupOpen() && toggle(), mayWork);
  useShortcut("Alt+Q", () => !popupOpen() && end(), mayWork && mine !== undefined);
  return (
    <span className="row" data-test="order-clock">
      <span
        className={running.length > 0 ? "number tone-work" : "number quiet"}
        title={running.map(({ person_name }) => person_name).join(say("text.list_mark"))}
      >
        <ClockCircleOutlined aria-hidden /> {minutesWords(say, minutes)}
      </span>
      {mayWork && (
        <Button
          size="small"
          loading={start.pending || stop.pending}
          onClick={toggle}
          data-test={mine ? "clock-pause" : "clock-start"}
        >
          {say(mine ? "clock.pause" : "clock.start")} <Key>Alt W</Key>
        </Button>
      )}
      {mayWork && mine && (
        <Button size="small" onClick={end} data-test="clock-stop">
          {say("clock.stop")} <Key>Alt Q</Key>
        </Button>
      )}
      <FailureNote reason={start.refused ?? stop.refused} />
    </span>
  );
}
