import { useState } from "react";
import { useAnswer } from "../kit/answers";
import { useClock } from "../kit/dates";
import { FailureNote } from "../kit/FailureNote";
import { yuan } from "../kit/money";
import { PeriodBox } from "../kit/PeriodBox";
import { ReportButton } from "../kit/paper/ReportButton";
import { spanOf } from "../kit/period";
import { type Column, RowList } from "../kit/RowList";
import { useWords } from "../kit/words";
import { useDoor } from "../session/door";
import type { CloseRow, Period } from "../wire/commands";
import { CloseDetails } from "./CloseDetails";
import { differenceWords } from "./pieces";

interface CloseListProps {
  /** Shows the sheet of a close. */
  print: (row: { id: string; number: string }) => void;
}

/** What was closed before, newest first; Enter shows one and prints its sheet. */
export function CloseList({ print }: CloseListProps) {
  const { say } = useWords();
  const clock = useClock();
  const today = useDoor().shop?.today ?? "";
  const [period, setPeriod] = useState<Period>(() => spanOf("week", today));
  const list = useAnswer("close.list", period, ["close"], { keep: true });
  const [shown, setShown] = useState<CloseRow | null>(null);
  const columns: Column<CloseRow>[] = [
    {
      key: "number",
      title: say("column.number"),
      width: "136px",
      cell: (row) => <span className="number order-link">{row.number}</span>,
    },
    {
      key: "scope",
      title: say("close.scope"),
      width: "minmax(110px, 0.8fr)",
      cell: (row) => (
        <>
          {say(`close_scope.${row.scope}`)} <bdi>{row.person_name || row.by}</bdi>
        </>
      ),
    },
    {
      key: "at",
      title: say("close.at"),
      width: "112px",
      cell: (row) => <span className="number">{clock.short(row.at)}</span>,
    },
    {
      key: "expected",
      title: say("close.expected"),
      width: "104px",
      end: true,
      cell: (row) => <span className="number">{yuan(row.expected)}</span>,
    },
    {
      key: "counted",
      title: say("close.counted"),
      width: "104px",
      end: true,
      cell: (row) => <span className="number">{yuan(row.counted)}</span>,
    },
    {
      key: "difference",
      title: say("close.difference"),
      width: "104px",
      end: true,
      cell: (row) =>
        row.difference === 0 ? (
          <span className="quiet">—</span>
        ) : (
          <span className="number tone-late">{differenceWords(row.difference)}</span>
        ),
    },
    {
      key: "stays",
      title: say("close.stays"),
      width: "96px",
      end: true,
      from: 820,
      cell: (row) => <span className="number">{yuan(row.stays)}</span>,
    },
    {
      key: "reason",
      title: say("close.reason"),
      width: "minmax(120px, 1.4fr)",
      cell: (row) => <bdi title={row.reason}>{row.reason}</bdi>,
    },
  ];
  return (
    <div className="stack">
      <div className="row-wide">
        <PeriodBox period={period} today={today} change={setPeriod} />
        <ReportButton paper="close.report" what={`${period.from}~${period.to}`} />
      </div>
      <FailureNote reason={list.error} again={() => list.refetch()} />
      <div className="close-list">
        <RowList
          label={say("close.part_list")}
          rows={list.data ?? []}
          rowKey={(row) => row.id}
          rowName={(row) => `${row.number} ${say(`close_scope.${row.scope}`)} ${row.by}`}
          columns={columns}
          open={setShown}
          nearEnd={stay}
          test="closes"
          empty={
            list.isSuccess ? (
              <div className="empty" data-test="closes-none">
                <strong>{say("close.none")}</strong>
                <span>{say("close.none_told")}</span>
              </div>
            ) : null
          }
        />
      </div>
      {shown && (
        <CloseDetails
          row={shown}
          print={() => {
            print(shown);
            setShown(null);
          }}
          close={() => setShown(null)}
        />
      )}
    </div>
  );
}

function stay(): void {}
