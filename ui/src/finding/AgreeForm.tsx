import { Radio } from "antd";
import { useState } from "react";
import { SignaturePad } from "../consent/SignaturePad";
import { useChange } from "../kit/change";
import { FailureNote } from "../kit/FailureNote";
import { FormModal } from "../kit/FormModal";
import { Field, useFields } from "../kit/fields";
import { LongText } from "../kit/LongText";
import { useWords } from "../kit/words";
import type { FindingRow } from "../wire/commands";

/** The customer agrees that this finding makes the repair chargeable. */
export function AgreeForm({ row, close }: { row: FindingRow; close: () => void }) {
  const { say } = useWords();
  const fields = useFields({ agreed: "pad" as "pad" | "paper", signature: null as string | null });
  const { values, faults, set } = fields;
  const [other, setOther] = useState<Error | null>(null);
  const agree = useChange("finding.agree", {
    done: close,
    refused: (reason) => setOther(fields.showRefusal(reason) ? null : reason),
  });
  const onPad = values.agreed === "pad";
  return (
    <FormModal
      title={say("finding.agree_title")}
      act="finding.agree"
      test="finding-agree"
      pending={agree.pending}
      submit={() =>
        agree.run({
          id: row.id,
          agreed: values.agreed,
          signature: onPad ? values.signature : null,
        })
      }
      close={close}
    >
      <div ref={fields.area} className="stack">
        <p>
          <strong>{say(`evidence.${row.evidence}`)}</strong>
        </p>
        <LongText text={row.text} />
        <p className="quiet">{say("finding.agree_told")}</p>
        <FailureNote reason={other} />
        <Radio.Group
          aria-label={say("finding.agree")}
          value={values.agreed}
          onChange={(event) => set("agreed", event.target.value)}
          options={(["pad", "paper"] as const).map((one) => ({
            value: one,
            label: <span data-test={`finding-agree-${one}`}>{say(`finding.agreed_${one}`)}</span>,
          }))}
        />
        {onPad && (
          <Field name="signature" label={say("consent.signature")} fault={faults.signature} tight>
            {({ id, "aria-describedby": describedBy }) => (
              <SignaturePad
                id={id}
                describedBy={describedBy}
                signature={values.signature}
                change={(signature) => set("signature", signature)}
              />
            )}
          </Field>
        )}
      </div>
    </FormModal>
  );
}
