import { Alert } from "antd";
import { printerName } from "../../printer/printers";
import type { PrinterRow } from "../../wire/commands";
import { useWords } from "../words";
import { AT_ONCE } from "./papers";

interface PaperNotesProps {
  /** Undefined while they are not known yet. */
  printers: readonly PrinterRow[] | undefined;
  printer: PrinterRow | undefined;
  /** This desk's own choice. */
  own: string | null;
  missing: readonly string[];
  /** How many orders there are, where not all of them are shown. */
  cut: number;
}

/** What one should know before printing: no printer, one that sleeps, characters without a glyph. */
export function PaperNotes({ printers, printer, own, missing, cut }: PaperNotesProps) {
  const { say } = useWords();
  const gone = own !== null && printers?.every((one) => one.name !== own);
  return (
    <>
      {printers?.length === 0 && <p className="paper-missing quiet">{say("printer.none_told")}</p>}
      {printers && printers.length > 0 && gone && (
        <p className="paper-missing quiet">{say("printer.last_gone")}</p>
      )}
      {printer && !printer.ready && (
        <Alert
          type="warning"
          showIcon
          title={say("paper.printer_asleep", { printer: printerName(say, printer) })}
          data-test="paper-printer-asleep"
        />
      )}
      {missing.length > 0 && (
        <Alert
          type="warning"
          showIcon
          title={say("paper.missing_glyphs", {
            n: missing.length,
            characters: missing.join(" "),
          })}
          data-test="paper-missing"
        />
      )}
      {cut > 0 && (
        <p className="quiet" data-test="paper-cut">
          {say("paper.first_shown", { n: AT_ONCE, all: cut })}
        </p>
      )}
    </>
  );
}
