import { useState } from "react";
import { useChange } from "../kit/change";
import { FailureNote } from "../kit/FailureNote";
import { FormModal } from "../kit/FormModal";
import { useFields } from "../kit/fields";
import { useWords } from "../kit/words";
import type { MovedRow } from "../wire/commands";
import { placeName } from "./places";
import { WhyField } from "./WhyField";

interface ReverseFormProps {
  row: MovedRow;
  close: () => void;
}

/** 冲回: a movement that was a mistake, the same pieces the other way. */
export function ReverseForm({ row, close }: ReverseFormProps) {
  const { say } = useWords();
  const fields = useFields<{ why: string }>({ why: "" });
  const [other, setOther] = useState<Error | null>(null);
  const reverse = useChange("stock.reverse", {
    done: close,
    refused: (reason) => setOther(fields.showRefusal(reason) ? null : reason),
  });
  return (
    <FormModal
      title={say("stock.reverse")}
      act="stock.reverse"
      test="reverse"
      pending={reverse.pending}
      submit={() => reverse.run({ movement: row.id, why: fields.values.why })}
      close={close}
    >
      <p className="quiet">
        {say("stock.reverse_told", {
          pieces: row.quantity,
          from: placeName(say, row.target.kind, row.target.name),
          to: placeName(say, row.source.kind, row.source.name),
        })}
      </p>
      <div ref={fields.area} className="stack">
        <FailureNote reason={other} />
        <WhyField fields={fields} autoFocus />
      </div>
    </FormModal>
  );
}
