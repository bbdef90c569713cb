import { useNavigate } from "@tanstack/react-router";
import { useAnswer } from "../kit/answers";
import { FailureNote } from "../kit/FailureNote";
import { yuan } from "../kit/money";
import { type Column, RowList } from "../kit/RowList";
import { useWords } from "../kit/words";
import type { DebtRow } from "../wire/commands";

/** What customers owe for machines that went home, and who let them go; Enter leads to the order's money. */
export function DebtList() {
  const { say } = useWords();
  const navigate = useNavigate();
  const list = useAnswer("payment.debts", {}, ["payment", "posting", "settlement", "hand_over"]);
  const columns: Column<DebtRow>[] = [
    {
      key: "number",
      title: say("column.number"),
      width: "136px",
      cell: (row) => <span className="number order-link">{row.number}</span>,
    },
    {
      key: "customer",
      title: say("column.customer"),
      width: "minmax(140px, 1.2fr)",
      cell: (row) => (
        <>
          <bdi>{row.customer_name}</bdi> <span className="quiet number">{row.phone_masked}</span>
        </>
      ),
    },
    {
      key: "owed",
      title: say("debt.owed"),
      width: "112px",
      end: true,
      cell: (row) => <strong className="number">{yuan(row.owed)}</strong>,
    },
    {
      key: "since",
      title: say("debt.since"),
      width: "150px",
      cell: (row) => (
        <>
          <span className="number">{row.since}</span>{" "}
          <span className={row.days > 30 ? "number tone-late" : "number quiet"}>
            {say("reminder.days", { n: row.days })}
          </span>
        </>
      ),
    },
    {
      key: "by",
      title: say("debt.released_by"),
      width: "96px",
      cell: (row) => row.released_by,
    },
    {
      key: "reason",
      title: say("field.reason"),
      width: "minmax(140px, 1.6fr)",
      cell: (row) => <bdi title={row.reason}>{row.reason}</bdi>,
    },
  ];
  return (
    <>
      <div className="row-wide">
        <span className="quiet">{say("debt.told")}</span>
        {list.data && (
          <span>
            {say("debt.total")}{" "}
            <strong className="number" data-test="debt-total">
              {yuan(list.data.total)}
            </strong>
          </span>
        )}
      </div>
      <FailureNote reason={list.error} again={() => list.refetch()} />
      <RowList
        label={say("dues.debts")}
        rows={list.data?.rows ?? []}
        rowKey={(row) => row.repair}
        rowName={(row) => `${row.number} ${row.customer_name} ${yuan(row.owed)}`}
        columns={columns}
        open={({ repair }) =>
          navigate({ to: "/repairs/$id", params: { id: repair }, search: { tab: "settle" } })
        }
        nearEnd={stay}
        test="debts"
        empty={
          list.isSuccess ? (
            <div className="empty" data-test="debts-none">
              <strong>{say("debt.none")}</strong>
              <span>{say("debt.none_told")}</span>
            </div>
          ) : null
        }
      />
    </>
  );
}

function stay(): void {}
