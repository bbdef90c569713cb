import { DownloadOutlined, MinusOutlined, PlusOutlined, PrinterOutlined } from "@ant-design/icons";
import { App, Button, Modal, Select } from "antd";
import { useEffect, useState } from "react";
import { useLock } from "../../frame/lock";
import { usePrinters } from "../../printer/printers";
import type { PaperName, PrinterRow } from "../../wire/commands";
import { useChange } from "../change";
import { lastPrinter, rememberPrinter } from "../choices";
import { FailureNote } from "../FailureNote";
import { useHost } from "../host";
import { Key, useShortcut } from "../shortcuts";
import { useWords } from "../words";
import { PAGES_ID, Pages } from "./Pages";
import { type Pdf, printByDialog, readPdf } from "./pdf";

interface PaperPreviewProps {
  paper: PaperName;
  id: string;
  title: string;
  fileName: string;
  close: () => void;
  /** The next customer, straight from the finished paper. */
  next?: { words: string; key: string; go: () => void } | undefined;
}

/** A paper as it will be printed, and the ways to print it. */
export default function PaperPreview({
  paper,
  id,
  title,
  fileName,
  close,
  next,
}: PaperPreviewProps) {
  const { say } = useWords();
  const host = useHost();
  const { locked } = useLock();
  const { message } = App.useApp();
  const { bytes, pdf, failed, again } = usePaper(paper, id);
  const [zoom, setZoom] = useState(1);
  const [page, setPage] = useState(1);
  const printers = usePrinters();
  const [chosen, setChosen] = useState<string | null>(null);
  const printer = pickPrinter(printers.rows ?? [], chosen, lastPrinter(paper));
  const print = useChange("paper.print", {
    done: (_none, input) => {
      rememberPrinter(paper, input.printer);
      message.success(say("paper.sent", { printer: input.printer }));
    },
  });
  const [dialogFailed, setDialogFailed] = useState<Error | null>(null);

  const byDialog = async () => {
    if (!pdf) return;
    setDialogFailed(null);
    try {
      await printByDialog(pdf);
    } catch (reason) {
      setDialogFailed(reason instanceof Error ? reason : new Error(String(reason)));
    }
  };
  const toPrinter = () => {
    if (printer) print.run({ paper, id, printer: printer.name });
    else byDialog();
  };
  useShortcut("Ctrl+Enter", toPrinter, !locked && pdf !== null);
  useShortcut("Ctrl+P", byDialog, !locked && pdf !== null);

  const missing = missingWords(printers.rows, lastPrinter(paper));
  return (
    <Modal
      open
      title={title}
      width="min(1140px, calc(100vw - 48px))"
      style={{ top: 20 }}
      onCancel={close}
      footer={null}
      afterOpenChange={(open) => open && document.getElementById(PAGES_ID)?.focus()}
      data-test="paper-preview"
    >
      <div className="paper-tools">
        <Button
          type="primary"
          icon={<PrinterOutlined />}
          onClick={toPrinter}
          loading={print.pending}
          disabled={!pdf}
          data-test="paper-print"
        >
          {say(printer ? "paper.print" : "paper.print_dialog")} <Key>Ctrl Enter</Key>
        </Button>
        {(printers.rows?.length ?? 0) > 0 && (
          <Select
            className="paper-printer"
            aria-label={say("paper.printer")}
            value={printer?.name ?? null}
            onChange={setChosen}
            options={(printers.rows ?? []).map((one) => ({
              value: one.name,
              label: printerLabel(one, say("printer.not_ready")),
            }))}
            popupMatchSelectWidth={false}
            data-test="paper-printer"
          />
        )}
        {printer && (
          <Button onClick={byDialog} disabled={!pdf} data-test="paper-dialog">
            {say("paper.dialog")} <Key>Ctrl P</Key>
          </Button>
        )}
        {host.kind === "browser" && bytes && <Save bytes={bytes} fileName={fileName} />}
        <span className="grow" />
        <Button
          icon={<MinusOutlined />}
          aria-label={say("paper.smaller")}
          onClick={() => setZoom((now) => Math.max(0.5, now - 0.25))}
        />
        <span className="number paper-zoom">{Math.round(zoom * 100)}%</span>
        <Button
          icon={<PlusOutlined />}
          aria-label={say("paper.larger")}
          onClick={() => setZoom((now) => Math.min(3, now + 0.25))}
        />
        {pdf && (
          <span className="number quiet" data-test="paper-count">
            {say("paper.page", { n: page, all: pdf.numPages })}
          </span>
        )}
        {next && (
          <Button onClick={next.go} data-test="paper-next">
            {next.words} <Key>{next.key}</Key>
          </Button>
        )}
      </div>
      {missing && <p className="paper-missing quiet">{say(missing)}</p>}
      <FailureNote reason={printers.failed} again={printers.again} />
      <FailureNote reason={failed} again={again} />
      <FailureNote reason={print.refused ?? dialogFailed} />
      {!failed && <Pages pdf={pdf} zoom={zoom} seen={setPage} label={title} />}
    </Modal>
  );
}

/** The paper's bytes and its reading, asked once per opening. */
function usePaper(paper: PaperName, id: string) {
  const host = useHost();
  const [bytes, setBytes] = useState<Uint8Array | null>(null);
  const [pdf, setPdf] = useState<Pdf | null>(null);
  const [failed, setFailed] = useState<Error | null>(null);
  const [round, setRound] = useState(0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new round asks again
  useEffect(() => {
    let gone = false;
    let read: Pdf | undefined;
    const load = async () => {
      try {
        const drawn = await host.paper(paper, { id });
        read = await readPdf(drawn);
        if (gone) {
          await read.loadingTask.destroy();
          return;
        }
        setBytes(drawn);
        setPdf(read);
      } catch (reason) {
        if (!gone) setFailed(reason instanceof Error ? reason : new Error(String(reason)));
      }
    };
    load();
    return () => {
      gone = true;
      read?.loadingTask.destroy();
    };
  }, [host, paper, id, round]);
  const again = () => {
    setFailed(null);
    setRound((now) => now + 1);
  };
  return { bytes, pdf, failed, again };
}

function Save({ bytes, fileName }: { bytes: Uint8Array; fileName: string }) {
  const { say } = useWords();
  const save = () => {
    const blob = new Blob([bytes as Uint8Array<ArrayBuffer>], { type: "application/pdf" });
    const link = document.createElement("a");
    link.href = URL.createObjectURL(blob);
    link.download = fileName;
    link.click();
    URL.revokeObjectURL(link.href);
  };
  return (
    <Button icon={<DownloadOutlined />} onClick={save} data-test="paper-save">
      {say("paper.save")}
    </Button>
  );
}

/** Which printer this paper goes to: chosen now, used last, the system's own, or any. */
export function pickPrinter(
  printers: readonly PrinterRow[],
  chosen: string | null,
  last: string | null,
): PrinterRow | undefined {
  return (
    printers.find((one) => one.name === chosen) ??
    printers.find((one) => one.name === last) ??
    printers.find((one) => one.is_default) ??
    printers[0]
  );
}

function missingWords(printers: readonly PrinterRow[] | undefined, last: string | null) {
  if (!printers) return null;
  if (printers.length === 0) return "printer.none_told" as const;
  if (last && !printers.some((one) => one.name === last)) return "printer.last_gone" as const;
  return null;
}

function printerLabel(printer: PrinterRow, notReady: string): string {
  const name = printer.description || printer.name;
  return printer.ready ? name : `${name} · ${notReady}`;
}
