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

/** What each account of the books moved by; the sum of all is nothing, or something is wrong. */
export function CloseAccounts() {
  const { say } = useWords();
  const today = useDoor().shop?.today ?? "";
  const [period, setPeriod] = useState<Period>(() => spanOf("month", today));
  const books = useAnswer("close.accounts", period, ["posting", "payment", "settlement"], {
    keep: true,
  });
  const rows = (books.data?.accounts ?? []).filter(({ balance }) => balance !== 0);
  const columns: TableColumnsType<AccountRow> = [
    { title: say("close.account"), render: (_, { account }) => say(`account.${account}`) },
    {
      title: say("close.moved"),
      align: "right",
      render: (_, { balance }) => <span className="number">{yuan(balance)}</span>,
    },
  ];
  return (
    <div className="stack close-accounts">
      <PeriodBox period={period} today={today} change={setPeriod} />
      <FailureNote reason={books.error} again={() => books.refetch()} />
      {books.data && (
        <Alert
          type={books.data.sum === 0 ? "success" : "error"}
          showIcon
          title={say(books.data.sum === 0 ? "close.balanced" : "close.unbalanced", {
            sum: yuan(books.data.sum),
          })}
          data-test="close-sum"
        />
      )}
      <section className="card">
        <Table
          size="small"
          rowKey="account"
          columns={columns}
          dataSource={rows}
          pagination={false}
          locale={{ emptyText: <span className="quiet">{say("close.nothing_moved")}</span> }}
          data-test="close-accounts"
        />
      </section>
      <p className="quiet">{say("close.accounts_told")}</p>
    </div>
  );
}
