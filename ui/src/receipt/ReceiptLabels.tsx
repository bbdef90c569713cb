import { useAnswer } from "../kit/answers";
import { FailureNote } from "../kit/FailureNote";
import { LabelForm } from "../part/LabelForm";
import { BUYING } from "../purchase/lines";
import { labelsOf } from "./coming";

interface ReceiptLabelsProps {
  /** The receipt. */
  id: string;
  close: () => void;
}

/** The labels of what came: one for each piece, those with serial numbers by their own. */
export function ReceiptLabels({ id, close }: ReceiptLabelsProps) {
  const found = useAnswer("receipt.card", { id }, BUYING);
  if (!found.data) return <FailureNote reason={found.error} again={() => found.refetch()} />;
  return <LabelForm of={labelsOf(found.data.lines)} close={close} />;
}
