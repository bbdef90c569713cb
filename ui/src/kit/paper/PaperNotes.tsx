import { Alert } from "antd";
import { printerName } from "../../printer/printers";
import type { NotPrinted, PrinterRow } from "../../wire/commands";
import { failureWords, useWords } from "../words";
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
          title={say("paper.printer_asleep", { printer: printerName(printer) })}
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

/** Which of many papers were not printed, told once for each reason. */
export function NotPrintedNote({ failed }: { failed: readonly NotPrinted[] }) {
  const { say } = useWords();
  if (failed.length === 0) return null;
  const reasons = new Map<string, number>();
  for (const { failure } of failed) {
    const words = failureWords(say, failure);
    reasons.set(words, (reasons.get(words) ?? 0) + 1);
  }
  return (
    <Alert
      type="error"
      showIcon
      title={say("paper.not_printed", { n: failed.length })}
      description={Array.from(reasons, ([words, times]) => (
        <div key={words}>
          {words} <span className="number">×{times}</span>
        </div>
      ))}
      data-test="paper-not-printed"
    />
  );
}
