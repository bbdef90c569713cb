import { PlusOutlined } from "@ant-design/icons";
import { Button, Tag } from "antd";
import { useState } from "react";
import { useLock } from "../frame/lock";
import { useAnswer } from "../kit/answers";
import { useClock } from "../kit/dates";
import { FailureNote } from "../kit/FailureNote";
import { yuan } from "../kit/money";
import { type Column, RowList } from "../kit/RowList";
import { Key, popupOpen, useShortcut } from "../kit/shortcuts";
import { useWords } from "../kit/words";
import { useCan } from "../session/door";
import type { StocktakeRow } from "../wire/commands";
import { PlanForm } from "./PlanForm";
import { StocktakeOpen } from "./StocktakeOpen";
import "./stocktake.css";

/** How many of a thousand, as people say it. */
export function share(permille: number | null): string {
  return permille === null ? "—" : `${(permille / 10).toFixed(1)}%`;
}

/** 盘点: what is counted now, and how exact the books were before. */
export function StocktakePage() {
  const [open, setOpen] = useState<string | null>(null);
  if (open !== null) return <StocktakeOpen id={open} back={() => setOpen(null)} />;
  return <StocktakeList open={setOpen} />;
}

function StocktakeList({ open }: { open: (id: string) => void }) {
  const { say } = useWords();
  const can = useCan();
  const clock = useClock();
  const { locked } = useLock();
  const list = useAnswer("stocktake.list", {}, ["stocktake"]);
  const [planning, setPlanning] = useState(false);
  const may = can("keep_stock");
  useShortcut("Ctrl+Enter", () => !popupOpen() && setPlanning(true), !locked && may && !planning);
  const columns: Column<StocktakeRow>[] = [
    {
      key: "number",
      title: say("column.number"),
      width: "132px",
      cell: (row) => <span className="number order-link">{row.number}</span>,
    },
    {
      key: "state",
      title: say("stocktake.state"),
      width: "96px",
      cell: (row) => <StateTag state={row.state} />,
    },
    {
      key: "begun",
      title: say("stocktake.begun"),
      width: "minmax(150px, 1fr)",
      cell: (row) => (
        <>
          <span className="number">{clock.short(row.begun_at)}</span> <bdi>{row.begun_by}</bdi>
        </>
      ),
    },
    {
      key: "lines",
      title: say("stocktake.lines"),
      width: "80px",
      end: true,
      cell: (row) => <span className="number">{row.lines ?? "—"}</span>,
    },
    {
      key: "accuracy",
      title: say("stocktake.accuracy"),
      width: "96px",
      end: true,
      cell: (row) => <span className="number">{share(row.accuracy)}</span>,
    },
    {
      key: "gross",
      title: say("stocktake.gross"),
      width: "136px",
      end: true,
      from: 760,
      cell: (row) => <span className="number">{row.gross === null ? "—" : yuan(row.gross)}</span>,
    },
    {
      key: "net",
      title: say("stocktake.net"),
      width: "120px",
      end: true,
      from: 860,
      cell: (row) => <span className="number">{row.net === null ? "—" : yuan(row.net)}</span>,
    },
    {
      key: "posted",
      title: say("stocktake.posted"),
      width: "120px",
      from: 960,
      cell: (row) => (
        <span className="number">{row.posted_at === null ? "" : clock.short(row.posted_at)}</span>
      ),
    },
  ];
  const rows = list.data ?? [];
  return (
    <>
      <div className="row-wide">
        <span className="quiet grow">{say("stocktake.told")}</span>
        {may && (
          <Button
            type="primary"
            icon={<PlusOutlined aria-hidden />}
            onClick={() => setPlanning(true)}
            data-test="stocktake-new"
          >
            {say("stocktake.plan")} <Key>Ctrl Enter</Key>
          </Button>
        )}
      </div>
      <FailureNote reason={list.error} again={() => list.refetch()} />
      <RowList
        label={say("stocktake.list")}
        rows={rows}
        rowKey={(row) => row.id}
        rowName={(row) => `${row.number} ${say(`stocktake_state.${row.state}`)}`}
        columns={columns}
        open={(row) => open(row.id)}
        nearEnd={() => {}}
        test="stocktakes"
        empty={
          list.data ? (
            <div className="empty" data-test="stocktakes-none">
              <strong>{say("stocktake.none")}</strong>
              <span>{say("stocktake.none_told")}</span>
            </div>
          ) : null
        }
      />
      {planning && <PlanForm close={() => setPlanning(false)} planned={(id) => open(id)} />}
    </>
  );
}

/** Where a stocktake stands. */
export function StateTag({ state }: { state: StocktakeRow["state"] }) {
  const { say } = useWords();
  return <Tag className={`stocktake-${state}`}>{say(`stocktake_state.${state}`)}</Tag>;
}
