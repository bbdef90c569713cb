import { Refusal } from "../host/host";
import { useAnswer } from "../kit/answers";
import { useChange } from "../kit/change";
import type { Say } from "../kit/words";
import type { PaperName, PrinterRow } from "../wire/commands";

interface Printers {
  /** Undefined while the first answer is on its way; empty where the system has none. */
  rows: PrinterRow[] | undefined;
  /** Why they can't be told, where the reason is another than having none. */
  failed: Error | null;
  again: () => void;
}

/** The system's printers, looked at again and again: they are plugged in without a word to us. */
export function usePrinters(): Printers {
  const list = useAnswer("printer.list", {}, ["printer"], { every: 15_000 });
  const none = list.error instanceof Refusal && list.error.failure.message === "printer.none";
  return {
    rows: none ? [] : list.data,
    failed: none ? null : list.error,
    again: () => list.refetch(),
  };
}

interface DeskPrinters {
  /** The printer this desk chose for a paper, if it chose one. */
  of: (paper: PaperName) => string | null;
  /** Chooses one, or with nothing leaves it to the system's own. */
  choose: (paper: PaperName, printer: string | null) => void;
  /** Whether the first answer has come, be it a refusal. */
  asked: boolean;
  failed: Error | null;
}

/** Which printer each paper goes to at this desk, kept by the core. */
export function useDeskPrinters(): DeskPrinters {
  const choices = useAnswer("printer.choices", {}, ["printer"]);
  const choose = useChange("printer.choose", { done: () => choices.refetch() });
  return {
    of: (paper) => choices.data?.find((one) => one.paper === paper)?.printer ?? null,
    choose: (paper, printer) => choose.run({ paper, printer }),
    asked: choices.data !== undefined || choices.error !== null,
    failed: choose.refused ?? choices.error,
  };
}

/** Which printer a paper goes to: chosen now, this desk's own, the system's own, or any. */
export function pickPrinter(
  printers: readonly PrinterRow[],
  chosen: string | null,
  own: string | null,
): PrinterRow | undefined {
  return (
    printers.find((one) => one.name === chosen) ??
    printers.find((one) => one.name === own) ??
    printers.find((one) => one.is_default) ??
    printers[0]
  );
}

/** A printer as people know it. */
export function printerName(say: Say, printer: PrinterRow): string {
  const name = printer.description || ownName(printer.name);
  return printer.name.startsWith(HERE) ? say("printer.here", { printer: name }) : name;
}

/** The core lists its roll printers among the others under this name. */
const ROLL = "roll:";
/** A desk of another machine's shop lists the printers of its own machine under this name. */
const HERE = "here:";

export function isRoll(name: string): boolean {
  return name.startsWith(ROLL);
}

/** What people called a printer that is no longer listed, or is told by its name alone. */
export function ownName(name: string): string {
  const mark = [ROLL, HERE].find((one) => name.startsWith(one)) ?? "";
  return name.slice(mark.length);
}
