import { PrinterOutlined } from "@ant-design/icons";
import { Button, Checkbox, Empty, Popconfirm, Table, type TableColumnsType } from "antd";
import { lazy, Suspense, useState } from "react";
import { useAnswer } from "../kit/answers";
import { useChange } from "../kit/change";
import { FailureNote } from "../kit/FailureNote";
import { yuan } from "../kit/money";
import { useWords } from "../kit/words";
import { BUYING } from "../purchase/lines";
import { Pager } from "../purchase/Purchases";
import { useCan } from "../session/door";
import type { ReturnRow, SupplierReturnState } from "../wire/commands";
import { MayGo } from "./MayGo";
import { SendForm } from "./SendForm";
import { SettleForm } from "./SettleForm";

const PaperPreview = lazy(() => import("../kit/paper/PaperPreview"));

const TONES: Record<SupplierReturnState, string> = {
  draft: "tone-quiet",
  sent: "tone-waiting",
  credited: "tone-good",
  replaced: "tone-good",
  refused: "tone-late",
  dropped: "tone-done",
};

interface Opened {
  act: "send" | "settle" | "print";
  row: ReturnRow;
}

/** What goes back to suppliers: those under way, and what lies there that may go. */
export function Returns() {
  const { say } = useWords();
  const can = useCan();
  const [all, setAll] = useState(false);
  const [before, setBefore] = useState<readonly number[]>([]);
  const [opened, setOpened] = useState<Opened | null>(null);
  const drop = useChange("supplier_return.drop");
  const found = useAnswer(
    "supplier_return.list",
    { open: !all, before: before.at(-1) ?? null },
    BUYING,
    { keep: true },
  );
  const close = () => setOpened(null);
  const columns: TableColumnsType<ReturnRow> = [
    {
      title: say("field.number"),
      width: 120,
      render: (_, row) => <span className="number">{row.number}</span>,
    },
    { title: say("field.supplier"), dataIndex: "supplier_name", width: 160 },
    {
      title: say("supplier_return.what"),
      render: (_, row) => (
        <ul className="return-lines">
          {row.lines.map((line) => (
            <li key={`${line.part} ${line.serial} ${line.place_kind} ${line.bin}`}>
              <span className="number">{line.number}</span> {line.name}{" "}
              {line.serial === null ? (
                `× ${line.quantity}`
              ) : (
                <span className="number">{line.serial}</span>
              )}
            </li>
          ))}
        </ul>
      ),
    },
    {
      title: say("supplier_return.reason"),
      width: 110,
      render: (_, row) => say(`return_reason.${row.reason}`),
    },
    {
      title: say("purchase.state"),
      width: 150,
      render: (_, row) => (
        <>
          <span className={`stage ${TONES[row.state]}`}>{say(`return_state.${row.state}`)}</span>
          {row.credit !== null && <div className="number">{yuan(row.credit)}</div>}
        </>
      ),
    },
    {
      title: say("supplier_return.deadline"),
      width: 130,
      render: (_, row) => (
        <span className={row.late ? "tone-late number" : "number"}>{row.deadline}</span>
      ),
    },
    {
      title: say("purchase.parcel"),
      width: 150,
      render: (_, row) => <span className="number">{`${row.carrier} ${row.waybill}`.trim()}</span>,
    },
    {
      title: "",
      width: 250,
      render: (_, row) => (
        <div className="row">
          {can("print_papers") && (
            <Button
              size="small"
              icon={<PrinterOutlined aria-hidden />}
              aria-label={say("purchase.print")}
              onClick={() => setOpened({ act: "print", row })}
              data-test="return-print"
            />
          )}
          {row.state === "draft" && (
            <>
              <Button
                size="small"
                onClick={() => setOpened({ act: "send", row })}
                data-test="return-send"
              >
                {say("supplier_return.send")}
              </Button>
              <Popconfirm
                title={say("supplier_return.drop_sure", { number: row.number })}
                okText={say("supplier_return.drop")}
                onConfirm={() => drop.run({ id: row.id, seen_seq: row.seen_seq })}
              >
                <Button size="small" danger data-test="return-drop">
                  {say("supplier_return.drop")}
                </Button>
              </Popconfirm>
            </>
          )}
          {row.state === "sent" && (
            <Button
              size="small"
              onClick={() => setOpened({ act: "settle", row })}
              data-test="return-settle"
            >
              {say("supplier_return.settle")}
            </Button>
          )}
        </div>
      ),
    },
  ];
  return (
    <section className="stack">
      <FailureNote reason={found.error ?? drop.refused} again={() => found.refetch()} />
      <Checkbox
        checked={all}
        onChange={(event) => {
          setBefore([]);
          setAll(event.target.checked);
        }}
        data-test="returns-all"
      >
        {say("supplier_return.all")}
      </Checkbox>
      <Table
        size="small"
        className="card"
        rowKey="id"
        columns={columns}
        dataSource={[...(found.data?.rows ?? [])]}
        loading={found.isPending}
        pagination={false}
        locale={{ emptyText: <Empty description={say("supplier_return.none")} /> }}
        data-test="returns"
      />
      <Pager before={before} next={found.data?.next ?? null} go={setBefore} />
      <MayGo />
      {opened?.act === "send" && <SendForm row={opened.row} close={close} />}
      {opened?.act === "settle" && <SettleForm row={opened.row} close={close} />}
      {opened?.act === "print" && (
        <Suspense>
          <PaperPreview
            paper="supplier_return.sheet"
            id={opened.row.id}
            title={say("paper.supplier_return.sheet")}
            fileName={`${opened.row.number}.pdf`}
            close={close}
          />
        </Suspense>
      )}
    </section>
  );
}
