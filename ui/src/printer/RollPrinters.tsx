import { PlusOutlined } from "@ant-design/icons";
import { App, Button, Table, type TableColumnsType } from "antd";
import { useState } from "react";
import { useAnswer } from "../kit/answers";
import { useChange } from "../kit/change";
import { draftKey, readDraft } from "../kit/drafts";
import { FailureNote } from "../kit/FailureNote";
import { useWords } from "../kit/words";
import { useCan, useMe } from "../session/door";
import type { KeepRollPrinter, RollPrinterRow } from "../wire/commands";
import { DrawerForm } from "./DrawerForm";
import { RollPrinterForm } from "./RollPrinterForm";

interface RollPrintersProps {
  /** A receipt to try a printer with, where there is one. */
  sample: string | null;
}

/** 小票机: printers that get pictures of receipts straight, past the system, and the drawers on them. */
export function RollPrinters({ sample }: RollPrintersProps) {
  const { say } = useWords();
  const can = useCan();
  const { message } = App.useApp();
  const rolls = useAnswer("printer.rolls", {}, ["roll_printer"]);
  const draft = draftKey(useMe().id, "printer.keep_roll");
  // What was begun and left goes on here.
  const [doing, setDoing] = useState<{ id: string | null } | null>(
    () => readDraft<KeepRollPrinter>(draft) ?? null,
  );
  const [drawer, setDrawer] = useState<string | null>(null);
  const print = useChange("paper.print", {
    done: () => message.success(say("roll.tried")),
  });
  const mayKeep = can("keep_shop");
  const columns: TableColumnsType<RollPrinterRow> = [
    {
      title: say("printer.name"),
      render: (_, row) => (
        <>
          <bdi>{row.name}</bdi>
          {!row.active && <span className="quiet"> · {say("catalogue.off")}</span>}
        </>
      ),
    },
    {
      title: say("roll.where"),
      render: (_, row) => (
        <>
          {say(`roll_way.${row.way}`)} <span className="quiet number">{row.address}</span>
        </>
      ),
    },
    { title: say("roll.width"), render: (_, row) => say(`size.${row.width}`) },
    {
      title: say("roll.drawer"),
      render: (_, row) =>
        row.drawer && row.active && can("take_payments") ? (
          <Button size="small" onClick={() => setDrawer(row.name)} data-test="roll-drawer">
            {say("roll.open_drawer")}
          </Button>
        ) : (
          <span className="quiet">{say(row.drawer ? "value.yes" : "value.no")}</span>
        ),
    },
    {
      title: <span className="unseen">{say("column.acts")}</span>,
      align: "right",
      render: (_, row) => (
        <span className="row">
          <span className="grow" />
          {row.active && can("print_papers") && (
            <Button
              size="small"
              disabled={sample === null}
              loading={print.pending}
              title={sample === null ? say("printer.no_payment") : undefined}
              onClick={() =>
                sample &&
                print.run({
                  paper: "payment.receipt",
                  id: sample,
                  size: row.width,
                  printer: `roll:${row.name}`,
                })
              }
              data-test="roll-try"
            >
              {say("roll.try")}
            </Button>
          )}
          {mayKeep && (
            <Button size="small" onClick={() => setDoing({ id: row.id })} data-test="roll-revise">
              {say("roll.revise")}
            </Button>
          )}
        </span>
      ),
    },
  ];
  return (
    <section className="card">
      <div className="card-head">
        <h2>{say("roll.all")}</h2>
        {mayKeep && (
          <Button
            icon={<PlusOutlined aria-hidden />}
            onClick={() => setDoing({ id: null })}
            data-test="roll-add"
          >
            {say("roll.add")}
          </Button>
        )}
      </div>
      <div className="card-body stack">
        <FailureNote reason={rolls.error} again={() => rolls.refetch()} />
        <FailureNote reason={print.refused} />
        <Table
          size="small"
          rowKey="id"
          columns={columns}
          dataSource={rolls.data ?? []}
          loading={!rolls.data && !rolls.error}
          pagination={false}
          locale={{ emptyText: <span className="quiet">{say("roll.none")}</span> }}
          data-test="roll-printers"
        />
        <p className="quiet">{say("roll.told")}</p>
      </div>
      {doing && rolls.data && (
        <RollPrinterForm
          row={rolls.data.find(({ id }) => id === doing.id) ?? null}
          draft={draft}
          close={() => setDoing(null)}
        />
      )}
      {drawer !== null && <DrawerForm printer={drawer} close={() => setDrawer(null)} />}
    </section>
  );
}
