import { Button, Modal, Progress, Select } from "antd";
import { lazy, Suspense, useState } from "react";
import { useLock } from "../frame/lock";
import { FailureNote } from "../kit/FailureNote";
import { usePrintMany } from "../kit/paper/printMany";
import { Key, useShortcut } from "../kit/shortcuts";
import { failureWords, useWords } from "../kit/words";
import { printerName, usePrinters } from "../printer/printers";
import type { NotPrinted, PaperSize, RepairRow } from "../wire/commands";

const PaperPreview = lazy(() => import("../kit/paper/PaperPreview"));

export type BulkPaper = "repair.job_card" | "repair.device_label";

/** The paper that holds many of one kind in one file. */
const TOGETHER = {
  "repair.job_card": "repair.job_cards",
  "repair.device_label": "repair.device_labels",
} as const;

/** No printer of its own: what this desk chose for the paper, else the system's. */
const DESK = "";

interface OrdersPrintProps {
  paper: BulkPaper;
  rows: readonly RepairRow[];
  close: () => void;
}

/** Prints one paper of many orders: how far it is, what failed and why, and those once more. */
export function OrdersPrint({ paper, rows, close }: OrdersPrintProps) {
  const { say } = useWords();
  const { locked } = useLock();
  const printers = usePrinters();
  const [printer, setPrinter] = useState(DESK);
  const [size, setSize] = useState<PaperSize | null>(null);
  const [previewing, setPreviewing] = useState(false);
  const what = say(`paper.${paper}`);
  const title = say("orders.print_many_title", { what, n: rows.length });
  const ids = rows.map(({ id }) => id);
  const print = usePrintMany(paper, ids);
  const start = () => print.run(printer === DESK ? null : printer, size);
  useShortcut("Ctrl+Enter", start, !locked && !previewing);

  if (previewing) {
    return (
      <Suspense>
        <PaperPreview
          paper={TOGETHER[paper]}
          ids={ids}
          print={(size, to) => {
            setSize(size);
            setPrinter(to);
            setPreviewing(false);
            print.run(to, size);
          }}
          title={title}
          fileName={`${what}-${rows.length}.pdf`}
          close={() => setPreviewing(false)}
        />
      </Suspense>
    );
  }
  return (
    <Modal open title={title} onCancel={close} footer={null} width={520} data-test="print-many">
      <div className="stack">
        <p className="quiet">{say("orders.print_many_told")}</p>
        <Select<string>
          aria-label={say("paper.printer")}
          value={printer}
          onChange={setPrinter}
          disabled={print.pending}
          options={[
            { value: DESK, label: say("orders.print_many_desk") },
            ...(printers.rows ?? []).map((one) => ({
              value: one.name,
              label: printerName(say, one),
            })),
          ]}
          data-test="print-many-printer"
        />
        {print.tried > 0 && (
          <Progress
            percent={Math.round((print.tried / print.all) * 100)}
            status={print.failed.length > 0 ? "exception" : print.pending ? "active" : "success"}
            aria-label={say("orders.print_many_progress", { n: print.tried, all: print.all })}
          />
        )}
        <p role="status" data-test="print-many-state">
          {print.pending
            ? say("orders.print_many_progress", { n: print.tried, all: print.all })
            : print.tried > 0 && say("orders.print_many_done", { n: print.printed })}
        </p>
        <FailureNote reason={print.refused} />
        <NotPrintedList failed={print.failed} rows={rows} />
        <div className="row">
          <Button
            type="primary"
            loading={print.pending}
            onClick={start}
            data-test="print-many-start"
          >
            {say(
              print.left.length > 0 && !print.pending
                ? "orders.print_many_again"
                : "orders.print_many_act",
            )}{" "}
            <Key>Ctrl Enter</Key>
          </Button>
          {print.pending ? (
            <Button onClick={print.stop} data-test="print-many-stop">
              {say("orders.print_many_stop")}
            </Button>
          ) : (
            <Button onClick={() => setPreviewing(true)} data-test="print-many-preview">
              {say("orders.print_many_preview")}
            </Button>
          )}
        </div>
      </div>
    </Modal>
  );
}

function NotPrintedList({
  failed,
  rows,
}: {
  failed: readonly NotPrinted[];
  rows: readonly RepairRow[];
}) {
  const { say } = useWords();
  if (failed.length === 0) return null;
  return (
    <div data-test="print-many-failed">
      <strong>{say("orders.print_many_failed", { n: failed.length })}</strong>
      <ul className="not-printed">
        {failed.map(({ id, failure }) => (
          <li key={id}>
            <span className="number">{rows.find((row) => row.id === id)?.number ?? id}</span>{" "}
            {failureWords(say, failure)}
          </li>
        ))}
      </ul>
    </div>
  );
}
