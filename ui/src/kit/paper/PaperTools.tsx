import {
  DownloadOutlined,
  MinusOutlined,
  PlusOutlined,
  PrinterOutlined,
  TagOutlined,
} from "@ant-design/icons";
import { Button, Select } from "antd";
import { printerName } from "../../printer/printers";
import type { PrinterRow } from "../../wire/commands";
import { Key } from "../shortcuts";
import { useWords } from "../words";
import type { Drawn } from "./PaperPreview";

interface PaperToolsProps {
  drawn: Drawn;
  mayPrint: boolean;
  /** The paper is drawn, and it is known where it goes. */
  ready: boolean;
  pending: boolean;
  printer: PrinterRow | undefined;
  printers: readonly PrinterRow[];
  choose: (printer: string) => void;
  toPrinter: () => void;
  byDialog: () => void;
  toLabel?: (() => void) | undefined;
  save: () => void;
  next?: { words: string; key: string; go: () => void } | undefined;
}

/** What can be done with a paper, in one line above it. */
export function PaperTools(props: PaperToolsProps) {
  const { drawn, printer, printers, next } = props;
  const { say } = useWords();
  return (
    <div className="paper-tools">
      {props.mayPrint && (
        <Button
          type="primary"
          icon={<PrinterOutlined aria-hidden />}
          onClick={props.toPrinter}
          loading={props.pending}
          disabled={!props.ready}
          data-test="paper-print"
        >
          {say(printer ? "paper.print" : "paper.print_dialog")} <Key>Ctrl Enter</Key>
        </Button>
      )}
      {props.mayPrint && printers.length > 0 && (
        <Select
          className="paper-printer"
          aria-label={say("paper.printer")}
          value={printer?.name ?? null}
          onChange={(one: string | null) => one && props.choose(one)}
          options={printers.map((one) => ({
            value: one.name,
            label: one.ready
              ? printerName(say, one)
              : `${printerName(say, one)} · ${say("printer.not_ready")}`,
          }))}
          popupMatchSelectWidth={false}
          data-test="paper-printer"
        />
      )}
      {props.mayPrint && printer && (
        <Button onClick={props.byDialog} disabled={!drawn.pdf} data-test="paper-dialog">
          {say("paper.dialog")} <Key>Ctrl P</Key>
        </Button>
      )}
      <Button
        icon={<DownloadOutlined aria-hidden />}
        onClick={props.save}
        disabled={!drawn.bytes}
        data-test="paper-save"
      >
        {say("paper.save")} <Key>Ctrl S</Key>
      </Button>
      {props.mayPrint && props.toLabel && (
        <Button icon={<TagOutlined aria-hidden />} onClick={props.toLabel} data-test="paper-label">
          {say("paper.label_too")} <Key>Alt L</Key>
        </Button>
      )}
      <span className="grow" />
      {next && (
        <Button onClick={next.go} data-test="paper-next">
          {next.words} <Key>{next.key}</Key>
        </Button>
      )}
    </div>
  );
}

interface ZoomProps {
  zoom: number;
  setZoom: (change: (now: number) => number) => void;
}

/** Larger and smaller; a hundred is what can be read well. */
export function Zoom({ zoom, setZoom }: ZoomProps) {
  const { say } = useWords();
  return (
    <>
      <Button
        icon={<MinusOutlined aria-hidden />}
        aria-label={say("paper.smaller")}
        onClick={() => setZoom((now) => Math.max(0.5, now - 0.25))}
      />
      <span className="number paper-zoom">{Math.round(zoom * 100)}%</span>
      <Button
        icon={<PlusOutlined aria-hidden />}
        aria-label={say("paper.larger")}
        onClick={() => setZoom((now) => Math.min(3, now + 0.25))}
      />
    </>
  );
}
