import { FormModal } from "../kit/FormModal";
import { yuan } from "../kit/money";
import { useWords } from "../kit/words";
import type { IntakeWriting } from "./writing";

type Sums = Pick<IntakeWriting, "estimate" | "prepaid">;

/** More paid ahead than the repair may cost: mostly a slip of the keyboard, though a customer may mean it. */
export function isAboveEstimate({ estimate, prepaid }: Sums): boolean {
  return estimate !== null && estimate >= 0 && prepaid !== null && prepaid > estimate;
}

interface PrepaidAskedProps {
  sums: Sums;
  pending: boolean;
  goOn: () => void;
  back: () => void;
}

/** Asks whether so much is to be taken; the key that opens the order says yes. */
export function PrepaidAsked({ sums, pending, goOn, back }: PrepaidAskedProps) {
  const { say } = useWords();
  const [estimate, prepaid] = [yuan(sums.estimate ?? 0), yuan(sums.prepaid ?? 0)];
  return (
    <FormModal
      title={say("intake.prepaid_more")}
      act="intake.prepaid_sure"
      test="intake-prepaid-asked"
      pending={pending}
      submit={goOn}
      close={back}
    >
      <p>{say("intake.prepaid_more_told", { estimate, prepaid })}</p>
    </FormModal>
  );
}
