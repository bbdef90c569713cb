import {
  createContext,
  type ReactNode,
  useCallback,
  useContext,
  useEffect,
  useMemo,
  useState,
} from "react";
import { useLock } from "../frame/lock";
import { useAnswer } from "../kit/answers";
import { EditingContext } from "../kit/editing";
import { useHost } from "../kit/host";
import type { PresentRow } from "../wire/commands";
import { OthersHere } from "./OthersHere";
import "./presence.css";

/** The core forgets who is silent for 20 s (ms). */
const EVERY = 8_000;
/** How long somebody counts as writing after the last key (ms). */
const STILL_WRITING = 30_000;

interface Place {
  others: readonly PresentRow[];
  /** Something was typed on the page. */
  typed(): void;
}

const PlaceContext = createContext<Place>({ others: [], typed: () => {} });

/** Who else is on the order this page is about, and what to call when something is typed on it. */
export function useOnOrder(): Place {
  return useContext(PlaceContext);
}

/** Has the other desks know who is on an order and whether they change it, as long as this is shown. */
export function OnOrder({ repair, children }: { repair: string; children: ReactNode }) {
  const [forms, setForms] = useState(0);
  const [writing, setWriting] = useState(0);
  const { locked } = useLock();
  useSaid(repair, forms > 0 || writing > 0, !locked);
  const found = useAnswer("presence.who", { repair }, ["presence", "terminal"], {
    enabled: !locked,
  });

  useEffect(() => {
    if (writing === 0) return;
    const end = setTimeout(() => setWriting(0), STILL_WRITING);
    return () => clearTimeout(end);
  }, [writing]);
  const typed = useCallback(() => setWriting((keys) => keys + 1), []);
  const begin = useCallback(() => {
    setForms((open) => open + 1);
    return () => {
      setForms((open) => open - 1);
      // What was typed in the form is over with it.
      setWriting(0);
    };
  }, []);

  const others = found.data ?? NOBODY;
  const place = useMemo(() => ({ others, typed }), [others, typed]);
  const editing = useMemo(
    () => ({ begin, others: <OthersHere rows={others} inForm /> }),
    [begin, others],
  );
  return (
    <PlaceContext value={place}>
      <EditingContext value={editing}>{children}</EditingContext>
    </PlaceContext>
  );
}

const NOBODY: readonly PresentRow[] = [];

/** Says it again and again, and takes it back at the end. */
function useSaid(repair: string, editing: boolean, here: boolean): void {
  const host = useHost();
  useEffect(() => {
    if (!here) return;
    const say = () => {
      // Nobody waits for it, and the next one comes soon: a lost one is no news for the person here.
      host.call("presence.here", { repair, editing }).catch(() => {});
    };
    say();
    const beat = setInterval(say, EVERY);
    return () => clearInterval(beat);
  }, [host, repair, editing, here]);
  useEffect(() => {
    if (!here) return;
    return () => {
      // As above; who is silent is forgotten.
      host.call("presence.gone", { repair }).catch(() => {});
    };
  }, [host, repair, here]);
}
