import { useRef, useState } from "react";
import type { NotPrinted, PaperName, PaperSize } from "../../wire/commands";
import { insist } from "../change";
import { useHost } from "../host";
import { newRequest } from "../request";
import { AT_ONCE } from "./papers";

/** Prints the paper of many orders, a hundred in one step; those not printed can be tried again. */
export function usePrintMany(done: (printed: number) => void) {
  const host = useHost();
  const [pending, setPending] = useState(false);
  const [refused, setRefused] = useState<Error | null>(null);
  const [failed, setFailed] = useState<readonly NotPrinted[]>([]);
  const underWay = useRef(false);

  const run = async (
    paper: PaperName,
    ids: readonly string[],
    size: PaperSize | null,
    printer: string,
  ) => {
    if (underWay.current) return;
    underWay.current = true;
    setPending(true);
    setRefused(null);
    // A second try prints what the first one left over, not everything twice.
    const left = failed.length > 0 ? failed.map(({ id }) => id) : ids;
    const still: NotPrinted[] = [];
    let printed = 0;
    try {
      for (let from = 0; from < left.length; from += AT_ONCE) {
        const input = { paper, ids: left.slice(from, from + AT_ONCE), size, printer };
        const answer = await insist(host, "paper.print_many", input, newRequest());
        printed += answer.printed;
        still.push(...answer.failed);
      }
      if (printed > 0) done(printed);
    } catch (reason) {
      setRefused(reason instanceof Error ? reason : new Error(String(reason)));
    } finally {
      setFailed(still);
      underWay.current = false;
      setPending(false);
    }
  };
  return { run, pending, refused, failed };
}
