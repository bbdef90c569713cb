import { Table, type TableColumnsType } from "antd";
import { FailureNote } from "../kit/FailureNote";
import { useWords } from "../kit/words";
import type { PrinterRow } from "../wire/commands";
import { isRoll, ownName, printerName, type usePrinters } from "./printers";

/** The system's printers as this program sees them. */
export function PrinterList({ printers }: { printers: ReturnType<typeof usePrinters> }) {
  const { say } = useWords();
  const columns: TableColumnsType<PrinterRow> = [
    { title: say("printer.name"), render: (_, { name }) => ownName(name) },
    { title: say("printer.description"), render: (_, row) => printerName(say, row) },
    {
      title: say("printer.state"),
      dataIndex: "ready",
      render: (ready: boolean, row) => (
        <>
          <span className={`stage tone-${ready ? "good" : "late"}`}>
            {say(ready ? "printer.ready" : "printer.not_ready")}
          </span>
          {row.is_default && <span className="quiet"> · {say("printer.default")}</span>}
        </>
      ),
    },
  ];
  return (
    <section className="card">
      <div className="card-head">
        <h2>{say("printer.all")}</h2>
      </div>
      <div className="card-body stack">
        <FailureNote reason={printers.failed} again={printers.again} />
        <Table
          size="small"
          rowKey="name"
          columns={columns}
          dataSource={(printers.rows ?? []).filter(({ name }) => !isRoll(name))}
          loading={!printers.rows && !printers.failed}
          pagination={false}
          locale={{ emptyText: <span className="quiet">{say("printer.none_told")}</span> }}
          data-test="printer-list"
        />
        <p className="quiet">{say("printer.rule")}</p>
      </div>
    </section>
  );
}
