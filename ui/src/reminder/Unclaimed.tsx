import { Segmented } from "antd";
import { useState } from "react";
import { FailureNote } from "../kit/FailureNote";
import { yuan } from "../kit/money";
import { usePages } from "../kit/pages";
import { ReportButton } from "../kit/paper/ReportButton";
import { type Column, RowList } from "../kit/RowList";
import { useWords } from "../kit/words";
import { useDoor } from "../session/door";
import type { UnclaimedRow, WaitingView } from "../wire/commands";
import { RemindForm } from "./RemindForm";
import { isDue } from "./steps";

/** Whatever changes who waits, what they were told, or what they owe. */
const NOUNS = ["repair", "step", "reminder", "settlement", "posting", "shop"] as const;

/** Machines that wait for their customers, oldest first; Enter tells the customer and writes it down. */
export function Unclaimed() {
  const { say } = useWords();
  const today = useDoor().shop?.today ?? "";
  const [which, setWhich] = useState<WaitingView>("due");
  const list = usePages("reminder.unclaimed", { view: which }, NOUNS);
  const [doing, setDoing] = useState<UnclaimedRow | null>(null);
  const { rows, first } = list;
  const none = first?.count === 0;
  const count = (one: WaitingView) => {
    if (!first) return "…";
    return one === "all" ? first.count : `${first.due}${first.due_more ? "+" : ""}`;
  };
  const columns: Column<UnclaimedRow>[] = [
    {
      key: "number",
      title: say("column.number"),
      width: "136px",
      cell: (row) => <span className="number order-link">{row.number}</span>,
    },
    {
      key: "customer",
      title: say("column.customer"),
      width: "minmax(130px, 1fr)",
      cell: (row) => (
        <>
          <bdi>{row.customer_name}</bdi> <span className="quiet number">{row.phone_masked}</span>
        </>
      ),
    },
    {
      key: "device",
      title: say("column.device"),
      width: "minmax(110px, 1fr)",
      from: 760,
      cell: (row) => <bdi>{row.device}</bdi>,
    },
    {
      key: "days",
      title: say("reminder.waits"),
      width: "132px",
      cell: (row) => (
        <>
          <span className="number">{say("reminder.days", { n: row.days })}</span>{" "}
          <span className="quiet number">{row.ready_on.slice(5)}</span>
        </>
      ),
    },
    {
      key: "owed",
      title: say("reminder.owed"),
      width: "96px",
      end: true,
      cell: (row) =>
        row.owed === 0 ? (
          <span className="quiet">—</span>
        ) : (
          <span className="number">{yuan(row.owed)}</span>
        ),
    },
    {
      key: "told",
      title: say("reminder.told"),
      width: "minmax(120px, 1.1fr)",
      from: 640,
      cell: (row) => <ToldLast row={row} />,
    },
    {
      key: "next",
      title: say("reminder.next"),
      width: "minmax(150px, 1.1fr)",
      cell: (row) => <Next row={row} today={today} />,
    },
  ];
  return (
    <>
      <div className="row-wide">
        <Segmented<WaitingView>
          aria-label={say("reminder.which")}
          value={which}
          onChange={setWhich}
          options={(["due", "all"] as const).map((one) => ({
            value: one,
            label: (
              <span data-test={`unclaimed-${one}`}>
                {say(`reminder.${one}`)} <span className="number quiet">{count(one)}</span>
              </span>
            ),
          }))}
        />
        <span className="quiet grow">
          {first && say("reminder.path", { days: first.lawful_days })}
        </span>
        <ReportButton paper="reminder.unclaimed_report" what={which} />
      </div>
      <FailureNote reason={list.error} again={() => list.refetch()} />
      <RowList
        label={say("dues.unclaimed")}
        rows={rows}
        rowKey={(row) => row.repair}
        rowName={(row) => `${row.number} ${row.customer_name} ${row.device}`}
        columns={columns}
        open={setDoing}
        nearEnd={list.more}
        test="unclaimed"
        empty={
          list.settled ? (
            <div className="empty" data-test="unclaimed-none">
              <strong>{say(none ? "reminder.none" : "reminder.none_due")}</strong>
              <span>{say(none ? "reminder.none_told" : "reminder.none_due_told")}</span>
            </div>
          ) : null
        }
      />
      {doing && first && (
        <RemindForm
          row={doing}
          lawfulDays={first.lawful_days}
          today={today}
          close={() => setDoing(null)}
        />
      )}
    </>
  );
}

function ToldLast({ row }: { row: UnclaimedRow }) {
  const { say } = useWords();
  const last = row.told.at(-1);
  if (!last) return <span className="quiet">{say("reminder.not_told")}</span>;
  return (
    <>
      {say(`reminded.${last.what}`)}{" "}
      <span className="quiet number">
        {last.day.slice(5)} · {say(`reminder_how.${last.how}`)}
      </span>
    </>
  );
}

function Next({ row, today }: { row: UnclaimedRow; today: string }) {
  const { say } = useWords();
  if (row.next === null || row.next_on === null) {
    return <span className="quiet">{say("stage.unclaimed")}</span>;
  }
  const words = row.next === "lawful" ? say("reminder.lawful") : say(`reminded.${row.next}`);
  const due = isDue(row, today);
  return (
    <>
      <span className={due ? "stage tone-late" : "stage tone-quiet"}>{words}</span>{" "}
      <span className="quiet number">{due ? say("reminder.now") : row.next_on.slice(5)}</span>
    </>
  );
}
