import { SignaturePad } from "../consent/SignaturePad";
import { chooseSignedOn } from "../kit/choices";
import { Field, type Fields } from "../kit/fields";
import { Picks } from "../kit/Picks";
import { useWords } from "../kit/words";
import type { SignedOn } from "../wire/commands";
import type { Handing } from "./handing";

const SIGNED_ON: readonly SignedOn[] = ["pad", "paper"];

interface SignedByProps {
  fields: Fields<Handing>;
  how: SignedOn;
}

/** Where the customer signs for the machine; this desk remembers it. */
export function SignedBy({ fields, how }: SignedByProps) {
  const { say } = useWords();
  const { values, faults, set } = fields;
  return (
    <Field
      name="signature"
      label={say("hand_over.signature")}
      fault={faults.signature}
      hint={how === "paper" ? say("hand_over.paper_hint") : undefined}
      tight
    >
      {({ id, "aria-describedby": describedBy }) => (
        <div className="stack-tight">
          <Picks
            label={say("hand_over.signature")}
            test="hand-over-on"
            values={SIGNED_ON}
            value={how}
            words={(one) => say(`signed_on.${one}`)}
            keys={["Alt+U", "Alt+P"]}
            change={(one) => {
              chooseSignedOn(one);
              set("how", one);
            }}
          />
          {how === "pad" && (
            <SignaturePad
              id={id}
              describedBy={describedBy}
              signature={values.signature}
              change={(signature) => set("signature", signature)}
            />
          )}
        </div>
      )}
    </Field>
  );
}
