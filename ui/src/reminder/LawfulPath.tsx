import { Alert } from "antd";
import { yuan } from "../kit/money";
import { useWords } from "../kit/words";
import type { UnclaimedRow } from "../wire/commands";

interface LawfulPathProps {
  row: UnclaimedRow;
  /** The term that a notice gives. */
  days: number;
  today: string;
}

/**
 * What may be done with a machine that nobody collects (`domain.md` 10.5): with a debt the lien after
 * notice and term, without one only deposit.
 */
export function LawfulPath({ row, days, today }: LawfulPathProps) {
  const { say } = useWords();
  const open = row.next === "lawful" && row.next_on !== null && row.next_on <= today;
  const when = open
    ? say("reminder.lawful_open")
    : row.next === "lawful" && row.next_on !== null
      ? say("reminder.lawful_from", { day: row.next_on })
      : say("reminder.lawful_after_notice", { days });
  return (
    <Alert
      type={open ? "warning" : "info"}
      showIcon
      title={when}
      description={
        row.owed > 0
          ? say("reminder.lien", { amount: yuan(row.owed), days })
          : say("reminder.deposit")
      }
      data-test="lawful-path"
    />
  );
}
