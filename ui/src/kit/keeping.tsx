import { App } from "antd";
import { useState } from "react";
import type { Output } from "../host/host";
import { useChange } from "./change";
import { dropDraft } from "./drafts";
import { FailureNote } from "./FailureNote";
import type { Fields } from "./fields";
import { isStale, type Meanwhile, StaleNote } from "./StaleNote";
import { useWords } from "./words";

type Keep =
  | "catalogue.keep_brand"
  | "catalogue.keep_model"
  | "catalogue.keep_symptom"
  | "checklist.keep"
  | "company.revise"
  | "customer.revise"
  | "fault_code.keep"
  | "message.keep"
  | "place.keep_bin"
  | "part.keep"
  | "price.keep"
  | "price.keep_rule"
  | "printer.keep_roll"
  | "supplier.keep"
  | "terminal.rename";

/** Keeps what a form says: faults go to their fields, whoever was faster is told. */
export function useKeep<K extends Keep>(
  command: K,
  fields: Pick<Fields<object>, "showRefusal">,
  close: () => void,
  /** The draft that is over once it is kept. */
  draft?: string,
  /** Goes on with what was kept. */
  kept?: (output: Output<K>) => void,
) {
  const { say } = useWords();
  const { message } = App.useApp();
  const [other, setOther] = useState<Error | null>(null);
  const keep = useChange(
    command,
    {
      done: (output) => {
        if (draft) dropDraft(draft);
        message.success(say("settings.saved"));
        close();
        kept?.(output);
      },
      refused: (reason) => setOther(fields.showRefusal(reason) ? null : reason),
    },
    draft,
  );
  return { keep, other, clear: () => setOther(null) };
}

interface RefusedProps {
  reason: Error | null;
  /** What changed between what a form began with and what is kept now. */
  changes: readonly Meanwhile[];
  keepMine: () => void;
  close: () => void;
}

/** Why a form was not kept. */
export function Refused({ reason, changes, keepMine, close }: RefusedProps) {
  return isStale(reason) ? (
    <StaleNote reason={reason} changes={changes} keepMine={keepMine} takeTheirs={close} />
  ) : (
    <FailureNote reason={reason} />
  );
}
