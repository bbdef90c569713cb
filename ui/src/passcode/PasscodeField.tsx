import { Input, Segmented } from "antd";
import { useState } from "react";
import { Field } from "../kit/fields";
import { useWords } from "../kit/words";
import type { PasscodeKind } from "../wire/commands";
import { PatternPad } from "./PatternPad";

interface PasscodeFieldProps {
  kind: PasscodeKind;
  secret: string;
  change: (kind: PasscodeKind, secret: string) => void;
  fault?: string | undefined;
}

export const PASSCODE_KINDS: readonly PasscodeKind[] = ["digits", "pattern", "text"];

/** A customer's passcode, covered while it is typed; the eye uncovers it to check it together. */
export function PasscodeField({ kind, secret, change, fault }: PasscodeFieldProps) {
  const { say } = useWords();
  const [seen, setSeen] = useState(false);
  return (
    <Field name="passcode" label={say("field.passcode")} fault={fault} hint={say("passcode.kept")}>
      {({ id, name, status, ...described }) => (
        <div className="stack-tight">
          <Segmented<PasscodeKind>
            aria-label={say("passcode.kind")}
            size="small"
            value={kind}
            onChange={(next) => change(next, "")}
            options={PASSCODE_KINDS.map((one) => ({
              value: one,
              label: say(`passcode_kind.${one}`),
            }))}
            data-test="passcode-kind"
          />
          {kind === "pattern" ? (
            <PatternPad
              id={id}
              pattern={secret}
              change={(pattern) => change("pattern", pattern)}
              describedBy={described["aria-describedby"]}
            />
          ) : (
            <Input.Password
              id={id}
              name={name}
              status={status}
              {...described}
              autoComplete="one-time-code"
              inputMode={kind === "digits" ? "numeric" : "text"}
              visibilityToggle={{ visible: seen, onVisibleChange: setSeen }}
              value={secret}
              onChange={(event) => change(kind, event.target.value)}
              data-test="passcode"
            />
          )}
        </div>
      )}
    </Field>
  );
}
