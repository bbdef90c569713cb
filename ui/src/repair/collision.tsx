import { useState } from "react";
import { useAnswer } from "../kit/answers";
import { FailureNote } from "../kit/FailureNote";
import { isStale, StaleNote } from "../kit/StaleNote";
import { WhoChanged } from "./WhoChanged";

/**
 * What a form about a part of an order began with. While that part stays as it was, other changes of
 * the order do not disturb; once somebody changed it, what is sent is what was seen at the start, so
 * that the core tells of it.
 */
export function useBasis<T>(part: T, seenSeq: number) {
  const [began] = useState({ part: JSON.stringify(part), seenSeq });
  const changed = JSON.stringify(part) !== began.part;
  return { seen: changed ? began.seenSeq : seenSeq, since: began.seenSeq };
}

interface OrderRefusedProps {
  reason: Error | null;
  repair: string;
  /** What the form began with. */
  since: number;
  /** Saves what is typed here over theirs. */
  keepMine: () => void;
  close: () => void;
}

/** Why a form about a part of an order was not kept; where somebody was faster, who changed what. */
export function OrderRefused({ reason, repair, since, keepMine, close }: OrderRefusedProps) {
  const history = useAnswer("repair.history", { id: repair }, ["repair", "step"], {
    enabled: isStale(reason),
  });
  if (!isStale(reason)) return <FailureNote reason={reason} />;
  const rows = (history.data ?? []).filter((row) => row.seq > since && row.changes.length > 0);
  return (
    <StaleNote
      reason={reason}
      changes={[]}
      {...(rows.length > 0 && { who: <WhoChanged rows={rows} /> })}
      keepMine={keepMine}
      takeTheirs={close}
    />
  );
}
