import { useAnswer } from "../kit/answers";
import type { DeclinedFee } from "../wire/commands";
import { type IntakeWriting, kindOf } from "./writing";

/** What a no after the diagnosis costs for this machine, as its customer is to be told; nothing for a free rework. */
export function useFeeToTell(writing: IntakeWriting): DeclinedFee | null {
  const { brand, model, catalogue, rework } = writing;
  const kind = kindOf(writing);
  const told = useAnswer("price.fee_to_tell", { kind, brand, model, catalogue }, [
    "price",
    "price_rule",
    "brand",
    "model",
  ]);
  return rework?.charge === "free" ? null : (told.data?.fee ?? null);
}
