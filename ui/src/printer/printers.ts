import { Refusal } from "../host/host";
import { useAnswer } from "../kit/answers";
import type { PrinterRow } from "../wire/commands";

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
