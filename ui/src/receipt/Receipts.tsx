import { PlusOutlined } from "@ant-design/icons";
import { App, Button, Empty, Input, Table, type TableColumnsType } from "antd";
import { useState } from "react";
import { useLock } from "../frame/lock";
import { useAnswer } from "../kit/answers";
import { useChange } from "../kit/change";
import { useClock } from "../kit/dates";
import { FailureNote } from "../kit/FailureNote";
import { FormModal } from "../kit/FormModal";
import { Field, useFields } from "../kit/fields";
import { yuan } from "../kit/money";
import { Key, popupOpen, useShortcut } from "../kit/shortcuts";
import { useWords } from "../kit/words";
import { BUYING } from "../purchase/lines";
import { Pager } from "../purchase/Purchases";
import { useCan } from "../session/door";
import type { ReceiptCardLine, ReceiptRow } from "../wire/commands";
import { ReceiptForm } from "./ReceiptForm";
import { ReceiptLabels } from "./ReceiptLabels";

/** What came, the newest first; each with its lines, and a way back. */
export function Receipts({ showOrder }: { showOrder: (id: string) => void }) {
  const { say } = useWords();
  const clock = useClock();
  const can = useCan();
  const { locked } = useLock();
  const [before, setBefore] = useState<readonly number[]>([]);
  const [making, setMaking] = useState(false);
  const [reversing, setReversing] = useState<ReceiptRow | null>(null);
  const [labelling, setLabelling] = useState<string | null>(null);
  const found = useAnswer("receipt.list", { before: before.at(-1) ?? null }, BUYING, {
    keep: true,
  });
  const mayKeep = can("keep_stock");
  const mayLabel = can("print_papers");
  const newest = found.data?.rows.find((row) => !row.reversed)?.id ?? null;
  const free = !locked && !making && reversing === null && labelling === null;
  useShortcut("Ctrl+Enter", () => !popupOpen() && setMaking(true), free && mayKeep);
  useShortcut("Alt+L", () => !popupOpen() && setLabelling(newest), free && mayLabel);
  const columns: TableColumnsType<ReceiptRow> = [
    {
      title: say("field.number"),
      width: 120,
      render: (_, row) => <span className="number">{row.number}</span>,
    },
    { title: say("field.supplier"), dataIndex: "supplier_name" },
    {
      title: say("receipt.order"),
      width: 130,
      render: (_, { purchase, purchase_number }) =>
        purchase !== null && (
          <Button type="link" className="number" onClick={() => showOrder(purchase)}>
            {purchase_number}
          </Button>
        ),
    },
    { title: say("receipt.day"), dataIndex: "day", width: 110 },
    { title: say("receipt.note"), dataIndex: "note" },
    { title: say("purchase.pieces"), dataIndex: "pieces", align: "right", width: 72 },
    {
      title: say("field.amount"),
      align: "right",
      width: 120,
      render: (_, row) => <span className="number">{yuan(row.amount)}</span>,
    },
    {
      title: say("purchase.made_by"),
      width: 170,
      render: (_, row) => (
        <span className="quiet">
          {row.by} {clock.short(row.at)}
        </span>
      ),
    },
    {
      title: "",
      width: 220,
      render: (_, row) =>
        row.reversed ? (
          <span className="tone-done">{say("receipt.reversed")}</span>
        ) : (
          <div className="row">
            {mayLabel && (
              <Button size="small" onClick={() => setLabelling(row.id)} data-test="receipt-labels">
                {say("part.labels")} {row.id === newest && <Key>Alt L</Key>}
              </Button>
            )}
            {mayKeep && (
              <Button size="small" onClick={() => setReversing(row)} data-test="receipt-reverse">
                {say("receipt.reverse")}
              </Button>
            )}
          </div>
        ),
    },
  ];
  return (
    <section className="stack">
      <FailureNote reason={found.error} again={() => found.refetch()} />
      <div className="row-wide">
        <span className="quiet">{say("receipt.told")}</span>
        {mayKeep && (
          <Button
            type="primary"
            icon={<PlusOutlined aria-hidden />}
            onClick={() => setMaking(true)}
            data-test="receipt-new"
          >
            {say("receipt.unordered")} <Key>Ctrl Enter</Key>
          </Button>
        )}
      </div>
      <Table
        size="small"
        className="card"
        rowKey="id"
        columns={columns}
        dataSource={[...(found.data?.rows ?? [])]}
        loading={found.isPending}
        pagination={false}
        expandable={{ expandedRowRender: (row) => <ReceiptLines id={row.id} /> }}
        locale={{ emptyText: <Empty description={say("receipt.none")} /> }}
        data-test="receipts"
      />
      <Pager before={before} next={found.data?.next ?? null} go={setBefore} />
      {making && <ReceiptForm order={null} close={() => setMaking(false)} />}
      {labelling !== null && <ReceiptLabels id={labelling} close={() => setLabelling(null)} />}
      {reversing && <ReverseForm row={reversing} close={() => setReversing(null)} />}
    </section>
  );
}

function ReceiptLines({ id }: { id: string }) {
  const { say } = useWords();
  const found = useAnswer("receipt.card", { id }, BUYING);
  if (!found.data) return <FailureNote reason={found.error} again={() => found.refetch()} />;
  const columns: TableColumnsType<ReceiptCardLine> = [
    {
      title: say("field.part"),
      render: (_, line) => (
        <>
          <span className="number">{line.number}</span> {line.name}
          {line.pieces.length > 0 && (
            <div className="quiet number">{line.pieces.map(({ serial }) => serial).join(" ")}</div>
          )}
        </>
      ),
    },
    {
      title: say("purchase.pieces"),
      align: "right",
      width: 90,
      render: (_, line) => `${line.quantity} ${line.unit}`,
    },
    {
      title: say("field.price"),
      align: "right",
      width: 190,
      render: (_, { price, dearer }) => (
        <>
          <span className="number">{yuan(price)}</span>
          {dearer !== null && (
            <span className={dearer > 0 ? "tone-late" : "tone-good"}>
              {" "}
              {say(dearer > 0 ? "receipt.dearer" : "receipt.cheaper", {
                amount: yuan(Math.abs(dearer)),
              })}
            </span>
          )}
        </>
      ),
    },
    {
      title: say("receipt.place"),
      width: 160,
      render: (_, line) => `${say(`place_kind.${line.place_kind}`)} ${line.bin ?? ""}`,
    },
  ];
  return (
    <>
      {found.data.why !== "" && (
        <p className="quiet">{say("receipt.reversed_for", { why: found.data.why })}</p>
      )}
      <Table
        size="small"
        rowKey={(line) => `${line.part} ${line.place} ${line.price} ${line.quantity}`}
        columns={columns}
        dataSource={[...found.data.lines]}
        pagination={false}
        data-test="receipt-lines"
      />
    </>
  );
}

function ReverseForm({ row, close }: { row: ReceiptRow; close: () => void }) {
  const { say } = useWords();
  const { message } = App.useApp();
  const fields = useFields({ why: "" });
  const [other, setOther] = useState<Error | null>(null);
  const reverse = useChange("receipt.reverse", {
    done: () => {
      message.success(say("receipt.reversed_now", { number: row.number }));
      close();
    },
    refused: (reason) => setOther(fields.showRefusal(reason) ? null : reason),
  });
  return (
    <FormModal
      title={say("receipt.reverse_title", { number: row.number })}
      act="receipt.reverse"
      test="reverse"
      pending={reverse.pending}
      submit={() => reverse.run({ id: row.id, why: fields.values.why })}
      close={close}
    >
      <div ref={fields.area} className="stack">
        <FailureNote reason={other} />
        <p className="quiet">{say("receipt.reverse_told")}</p>
        <Field name="why" label={say("field.why")} fault={fields.faults.why} tight>
          {(control) => (
            <Input
              {...control}
              autoFocus
              autoComplete="off"
              value={fields.values.why}
              onChange={(event) => fields.set("why", event.target.value)}
              data-test="reverse-why"
            />
          )}
        </Field>
      </div>
    </FormModal>
  );
}
