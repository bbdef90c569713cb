import { Table, type TableColumnsType } from "antd";
import { yuan } from "../kit/money";
import { useWords } from "../kit/words";
import type { MethodTotal } from "../wire/commands";

/** What came in and went out by each way to pay. */
export function MethodTotals({ totals }: { totals: readonly MethodTotal[] }) {
  const { say } = useWords();
  const money = (fen: number) =>
    fen === 0 ? <span className="quiet">—</span> : <span className="number">{yuan(fen)}</span>;
  const columns: TableColumnsType<MethodTotal> = [
    { title: say("field.method"), render: (_, { method }) => say(`method.${method}`) },
    { title: say("close.taken"), align: "right", render: (_, { taken }) => money(taken) },
    { title: say("close.given"), align: "right", render: (_, { given }) => money(given) },
    { title: say("close.net"), align: "right", render: (_, { net }) => money(net) },
  ];
  const sum = (of: (total: MethodTotal) => number) => totals.reduce((all, one) => all + of(one), 0);
  return (
    <Table
      size="small"
      rowKey="method"
      columns={columns}
      dataSource={[...totals]}
      pagination={false}
      summary={() => (
        <Table.Summary.Row>
          <Table.Summary.Cell index={0}>
            <strong>{say("close.together")}</strong>
          </Table.Summary.Cell>
          <Table.Summary.Cell index={1} align="right">
            <strong>{money(sum((one) => one.taken))}</strong>
          </Table.Summary.Cell>
          <Table.Summary.Cell index={2} align="right">
            <strong>{money(sum((one) => one.given))}</strong>
          </Table.Summary.Cell>
          <Table.Summary.Cell index={3} align="right">
            <strong data-test="close-net">{money(sum((one) => one.net))}</strong>
          </Table.Summary.Cell>
        </Table.Summary.Row>
      )}
      data-test="close-totals"
    />
  );
}
