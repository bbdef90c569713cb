import { useEffect, useRef, useState } from "react";
import type { NotPrinted, PaperName, PaperSize } from "../../wire/commands";
import { insist } from "../change";
import { useHost } from "../host";
import { newRequest } from "../request";

/** So many go to the printer at a time: between two lots it can be stopped. */
const LOT = 5;

interface Printing {
  /** How many this run has come to so far, of how many. */
  tried: number;
  all: number;
  printed: number;
  failed: NotPrinted[];
  /** What is still to print after a run that failed in part or was stopped. */
  left: readonly string[];
  pending: boolean;
  refused: Error | null;
}

const NOTHING: Printing = {
  tried: 0,
  all: 0,
  printed: 0,
  failed: [],
  left: [],
  pending: false,
  refused: null,
};

/**
 * Prints one paper of many orders, lot after lot; a lot carries its own request, so that a lost answer
 * prints nothing twice. Another run prints what the one before left over, if it left anything.
 */
export function usePrintMany(paper: PaperName, ids: readonly string[]) {
  const host = useHost();
  const [state, setState] = useState<Printing>(NOTHING);
  const stopped = useRef(false);
  const underWay = useRef(false);
  useEffect(
    () => () => {
      stopped.current = true;
    },
    [],
  );
  const run = async (printer: string | null, size: PaperSize | null) => {
    if (underWay.current) return;
    underWay.current = true;
    stopped.current = false;
    const wanted = state.left.length > 0 ? state.left : ids;
    let now: Printing = { ...NOTHING, all: wanted.length, left: wanted, pending: true };
    setState(now);
    while (now.tried < now.all && !stopped.current) {
      const lot = wanted.slice(now.tried, now.tried + LOT);
      try {
        const input = { paper, ids: lot, size, printer };
        const told = await insist(host, "paper.print_many", input, newRequest());
        const tried = now.tried + lot.length;
        const failed = [...now.failed, ...told.failed];
        const left = [...failed.map(({ id }) => id), ...wanted.slice(tried)];
        now = { ...now, tried, printed: now.printed + told.printed, failed, left };
      } catch (reason) {
        now = { ...now, refused: reason instanceof Error ? reason : new Error(String(reason)) };
        break;
      }
      setState(now);
    }
    setState({ ...now, pending: false });
    underWay.current = false;
  };
  const stop = () => {
    stopped.current = true;
  };
  return { ...state, run, stop };
}
