import { Alert, Table, type TableColumnsType } from "antd";
import { useState } from "react";
import { useAnswer } from "../kit/answers";
import { FailureNote } from "../kit/FailureNote";
import { yuan } from "../kit/money";
import { PeriodBox } from "../kit/PeriodBox";
import { spanOf } from "../kit/period";
import { useWords } from "../kit/words";
import { useDoor } from "../session/door";
import type { LedgerFigures, Period } from "../wire/commands";

type AccountRow = LedgerFigures["accounts"][number];

/** What each account of the books grew by, side by side; both sides come to the same, or something is wrong. */
export function CloseAccounts() {
  const { say } = useWords();
  const today = useDoor().shop?.today ?? "";
  const [period, setPeriod] = useState<Period>(() => spanOf("month", today));
  const books = useAnswer("close.accounts", period, ["posting", "payment", "settlement"], {
    keep: true,
  });
  return (
    <div className="stack close-accounts">
      <PeriodBox period={period} today={today} change={setPeriod} />
      <FailureNote reason={books.error} again={() => books.refetch()} />
      {books.data && <Books books={books.data} />}
      <p className="quiet">{say("close.accounts_told")}</p>
    </div>
  );
}

function Books({ books }: { books: LedgerFigures }) {
  const { say } = useWords();
  const even = books.has === books.from;
  return (
    <>
      <Alert
        type={even ? "success" : "error"}
        showIcon
        title={say(even ? "close.balanced" : "close.unbalanced", {
          has: yuan(books.has),
          from: yuan(books.from),
        })}
        data-test="close-sum"
      />
      <div className="close-sides">
        {SIDES.map((side) => (
          <Side
            key={side}
            side={side}
            rows={books.accounts.filter((row) => row.side === side && row.grew !== 0)}
            sum={books[side]}
          />
        ))}
      </div>
    </>
  );
}

const SIDES: AccountRow["side"][] = ["has", "from"];

interface SideProps {
  side: AccountRow["side"];
  rows: AccountRow[];
  sum: number;
}

function Side({ side, rows, sum }: SideProps) {
  const { say } = useWords();
  const columns: TableColumnsType<AccountRow> = [
    { title: say(`close.side_${side}`), render: (_, { account }) => say(`account.${account}`) },
    {
      title: say("close.grew"),
      align: "right",
      render: (_, { grew }) => <span className="number">{yuan(grew)}</span>,
    },
  ];
  return (
    <section className="card">
      <Table
        size="small"
        rowKey="account"
        columns={columns}
        dataSource={rows}
        pagination={false}
        locale={{ emptyText: <span className="quiet">{say("close.nothing_moved")}</span> }}
        summary={() => (
          <Table.Summary.Row>
            <Table.Summary.Cell index={0}>{say("close.together")}</Table.Summary.Cell>
            <Table.Summary.Cell index={1} align="right">
              <strong className="number">{yuan(sum)}</strong>
            </Table.Summary.Cell>
          </Table.Summary.Row>
        )}
        data-test={`close-accounts-${side}`}
      />
    </section>
  );
}
