import { FailureNote } from "../kit/FailureNote";
import { isStale, type Meanwhile, StaleNote } from "../kit/StaleNote";
import { type Say, useWords } from "../kit/words";
import { itemWords, type Line } from "./results";
import type { useCheckup } from "./writing";

interface CheckupRefusedProps {
  checkup: ReturnType<typeof useCheckup>;
  reason: Error | null;
  /** Somebody said whose results count. */
  decided?: () => void;
}

/** Why a checklist was not kept; where two found different things at one item, whose count is asked. */
export function CheckupRefused({ checkup, reason, decided }: CheckupRefusedProps) {
  const { say, language } = useWords();
  if (!isStale(reason) || reason.failure.message !== "edit.stale") {
    return <FailureNote reason={reason} />;
  }
  const changes = checkup.overtaken.map(({ key, theirs }): Meanwhile => {
    const item = checkup.list?.items.find((one) => one.key === key);
    const mine = checkup.lines[key];
    return {
      name: item ? itemWords(item, language) : key,
      before: mine ? said(say, mine) : "",
      after: said(say, theirs),
    };
  });
  const settle = (whose: "mine" | "theirs") => {
    checkup.settleOver(whose);
    decided?.();
  };
  return (
    <StaleNote
      reason={reason}
      changes={changes}
      keepMine={() => settle("mine")}
      takeTheirs={() => settle("theirs")}
    />
  );
}

function said(say: Say, { result, value, note }: Line): string {
  return [result && say(`item_result.${result}`), value, note].filter(Boolean).join(" ");
}
