import { App, Modal, Segmented } from "antd";
import { useEffect, useState } from "react";
import { useLock } from "../../frame/lock";
import { pickPrinter, printerName, useDeskPrinters, usePrinters } from "../../printer/printers";
import { useCan } from "../../session/door";
import type { PaperSize } from "../../wire/commands";
import { useAnswer } from "../answers";
import { useChange } from "../change";
import { FailureNote } from "../FailureNote";
import { useFocusBack } from "../focus";
import { useHost } from "../host";
import { useSave } from "../save";
import { Key, type Shortcut, useShortcut } from "../shortcuts";
import { useWords } from "../words";
import { PAGES_ID, Pages } from "./Pages";
import { PaperNotes } from "./PaperNotes";
import { PaperTools, Zoom } from "./PaperTools";
import {
  AT_ONCE,
  draw,
  type ManyPapers,
  type OnePaper,
  paperOf,
  SIZE_OF,
  SIZES,
  type Wanted,
} from "./papers";
import { missingIn, type Pdf, printByDialog, readPdf } from "./pdf";

interface Around {
  title: string;
  fileName: string;
  close: () => void;
  /** The next customer, straight from the finished paper. */
  next?: { words: string; key: string; go: () => void } | undefined;
}

/** One paper, or one of many orders, which whoever shows them prints one by one. */
type Shown = Around &
  (OnePaper | (ManyPapers & { print: (size: PaperSize | null, printer: string) => void }));

/** A paper as it will be printed, in every size it comes in, and the ways to print it. */
export default function PaperPreview(props: Shown) {
  const { say } = useWords();
  const [label, setLabel] = useState(false);
  if (!label || "ids" in props) {
    const card = props.paper === "repair.job_card";
    return <Preview {...props} label={card ? () => setLabel(true) : undefined} />;
  }
  // From the job card on to the label of the same machine, and back again.
  return (
    <Preview
      key="label"
      paper="repair.device_label"
      id={props.id}
      title={say("paper.repair.device_label")}
      fileName={`label-${props.fileName}`}
      close={() => setLabel(false)}
      next={props.next}
    />
  );
}

type PreviewProps = Shown & { label?: (() => void) | undefined };

function Preview(props: PreviewProps) {
  const { title, close, label } = props;
  const { say } = useWords();
  const can = useCan();
  const { locked } = useLock();
  const { message } = App.useApp();
  const name = paperOf(props);
  const shop = useAnswer("shop.card", {}, ["shop"]);
  const [chosenSize, setChosenSize] = useState<PaperSize | null>(null);
  const size = chosenSize ?? shop.data?.sizes[SIZE_OF[name]] ?? null;
  const drawn = useDrawn(props, chosenSize);
  const { pdf } = drawn;
  const [zoom, setZoom] = useState(1);
  const [page, setPage] = useState(1);

  const printers = usePrinters();
  const desk = useDeskPrinters();
  const [chosen, setChosen] = useState<string | null>(null);
  const rows = printers.rows ?? [];
  const printer = pickPrinter(rows, chosen, desk.of(name));
  const told = (to: string | null | undefined) => {
    const row = rows.find((one) => one.name === to);
    message.success(say("paper.sent", { printer: row ? printerName(say, row) : (to ?? "") }));
  };
  const print = useChange("paper.print", { done: (_none, input) => told(input.printer) });
  const saving = useSave();
  const taken = useChange("paper.taken");
  // What goes out past the core's own printing is in the history, too, and the next one is a reprint.
  const tell = async (by: "dialog" | "file") => {
    for (const id of "ids" in props ? props.ids.slice(0, AT_ONCE) : [props.id]) {
      const what = "ids" in props ? undefined : props.what;
      await taken.run({ paper: name, id, ...(what && { what }), size, by });
    }
  };
  const [dialogFailed, setDialogFailed] = useState<Error | null>(null);

  const byDialog = async () => {
    if (!pdf) return;
    setDialogFailed(null);
    try {
      await printByDialog(pdf);
      await tell("dialog");
    } catch (reason) {
      setDialogFailed(reason instanceof Error ? reason : new Error(String(reason)));
    }
  };
  const toPrinter = () => {
    if (!printer) byDialog();
    else if ("ids" in props) props.print(chosenSize, printer.name);
    else {
      const { id, what } = props;
      print.run({ paper: name, id, ...(what && { what }), size, printer: printer.name });
    }
  };
  // Where this desk has a printer for labels, one key is enough; else the label is shown first.
  const labelPrinter = rows.find((one) => one.name === desk.of("repair.device_label"));
  const toLabel = () => {
    if (!label || "ids" in props) return;
    if (labelPrinter) {
      print.run({ paper: "repair.device_label", id: props.id, printer: labelPrinter.name });
    } else label();
  };
  const saveIt = async () => {
    const content = drawn.bytes;
    if (!content || saving.pending) return;
    const out = () => ({ name: props.fileName, content, type: "application/pdf" as const });
    if (await saving.save(out)) await tell("file");
  };
  const mayPrint = can("print_papers");
  const drawnHere = !locked && pdf !== null && mayPrint;
  // Before that it would go to the dialog or to another printer than the one this desk chose.
  const knowsWhere = (printers.rows !== undefined || printers.failed !== null) && desk.asked;
  useShortcut("Ctrl+Enter", toPrinter, drawnHere && knowsWhere);
  useFocusBack();
  useShortcut("Ctrl+P", byDialog, drawnHere);
  useShortcut("Ctrl+S", saveIt, !locked);
  useShortcut("Alt+L", toLabel, !locked && mayPrint && label !== undefined);

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
      <PaperTools
        drawn={drawn}
        mayPrint={mayPrint}
        ready={pdf !== null && knowsWhere}
        pending={print.pending}
        printer={printer}
        printers={rows}
        choose={(one) => {
          setChosen(one);
          desk.choose(name, one);
        }}
        toPrinter={toPrinter}
        byDialog={byDialog}
        toLabel={label && toLabel}
        save={saveIt}
        next={props.next}
      />
      <div className="paper-tools">
        <SizeChoice sizes={SIZES[name]} size={size} choose={setChosenSize} />
        <span className="grow" />
        <Zoom zoom={zoom} setZoom={setZoom} />
        {pdf && (
          <span className="number quiet" data-test="paper-count">
            {say("paper.page", { n: page, all: pdf.numPages })}
          </span>
        )}
      </div>
      <PaperNotes
        printers={printers.rows}
        printer={printer}
        own={desk.of(name)}
        missing={drawn.missing}
        cut={"ids" in props && props.ids.length > AT_ONCE ? props.ids.length : 0}
      />
      <FailureNote reason={printers.failed ?? desk.failed} again={printers.again} />
      <FailureNote reason={drawn.failed} again={drawn.again} />
      <FailureNote reason={print.refused ?? taken.refused ?? saving.refused ?? dialogFailed} />
      {!drawn.failed && <Pages pdf={pdf} zoom={zoom} seen={setPage} label={title} />}
    </Modal>
  );
}

interface SizeChoiceProps {
  sizes: readonly PaperSize[];
  size: PaperSize | null;
  choose: (size: PaperSize) => void;
}

/** The sizes of a paper, the shop's own first in force; Alt and a digit change it. */
function SizeChoice({ sizes, size, choose }: SizeChoiceProps) {
  const { say } = useWords();
  return (
    <>
      <Segmented<PaperSize>
        aria-label={say("paper.size")}
        value={size as PaperSize}
        onChange={choose}
        options={sizes.map((one, at) => ({
          value: one,
          label: (
            <span data-test={`paper-size-${one}`}>
              {say(`size.${one}`)} <Key>{`Alt ${at + 1}`}</Key>
            </span>
          ),
        }))}
        data-test="paper-sizes"
      />
      {sizes.map((one, at) => (
        <SizeKey key={one} shortcut={`Alt+${at + 1}`} act={() => choose(one)} />
      ))}
    </>
  );
}

function SizeKey({ shortcut, act }: { shortcut: Shortcut; act: () => void }) {
  const { locked } = useLock();
  useShortcut(shortcut, act, !locked);
  return null;
}

export interface Drawn {
  bytes: Uint8Array | null;
  pdf: Pdf | null;
  /** The characters that no font had. */
  missing: readonly string[];
  failed: Error | null;
  again: () => void;
}

const NOTHING = { bytes: null, pdf: null, missing: [], failed: null };

/** The paper's bytes and its reading, asked once per opening and size. */
function useDrawn(wanted: Wanted, size: PaperSize | null): Drawn {
  const host = useHost();
  const [drawn, setDrawn] = useState<Omit<Drawn, "again">>(NOTHING);
  const [round, setRound] = useState(0);
  const asked = JSON.stringify(
    "ids" in wanted
      ? { paper: wanted.paper, ids: wanted.ids }
      : { paper: wanted.paper, id: wanted.id, what: wanted.what },
  );
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new round asks again
  useEffect(() => {
    let gone = false;
    let read: Pdf | undefined;
    const load = async () => {
      try {
        const bytes = await draw(host, JSON.parse(asked) as Wanted, size);
        const pdf = await readPdf(bytes);
        if (gone) {
          await pdf.loadingTask.destroy();
          return;
        }
        read = pdf;
        setDrawn({ bytes, pdf, missing: await missingIn(pdf), failed: null });
      } catch (reason) {
        const failed = reason instanceof Error ? reason : new Error(String(reason));
        if (!gone) setDrawn({ ...NOTHING, failed });
      }
    };
    load();
    return () => {
      gone = true;
      read?.loadingTask.destroy();
      setDrawn(NOTHING);
    };
  }, [host, asked, size, round]);
  return { ...drawn, again: () => setRound((now) => now + 1) };
}
