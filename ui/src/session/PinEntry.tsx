import { Button, Input, type InputRef } from "antd";
import { useEffect, useRef, useState } from "react";
import { Field } from "../kit/fields";
import { useWords } from "../kit/words";
import type { QuickPerson } from "../wire/commands";

interface PinEntryProps {
  person: QuickPerson;
  pending: boolean;
  failed: boolean;
  enter: (pin: string) => void;
  usePassword: () => void;
}

/** The short way in for someone who has signed in fully today. */
export function PinEntry({ person, pending, failed, enter, usePassword }: PinEntryProps) {
  const { say } = useWords();
  const [pin, setPin] = useState("");
  const input = useRef<InputRef>(null);
  useEffect(() => {
    if (!failed) return;
    setPin("");
    input.current?.focus();
  }, [failed]);

  return (
    <form
      className="entry-form"
      onSubmit={(event) => {
        event.preventDefault();
        if (pin) enter(pin);
      }}
    >
      <Field name="pin" label={say("signin.pin_of", { name: person.name })} tight>
        {(control) => (
          <Input.Password
            {...control}
            ref={input}
            autoFocus
            size="large"
            inputMode="numeric"
            autoComplete="off"
            maxLength={24}
            visibilityToggle={false}
            value={pin}
            onChange={(event) => setPin(event.target.value)}
            data-test="pin-input"
          />
        )}
      </Field>
      <Button
        type="primary"
        size="large"
        htmlType="submit"
        loading={pending}
        data-test="pin-submit"
      >
        {say("signin.enter")}
      </Button>
      <Button type="link" onClick={usePassword} data-test="pin-use-password">
        {say("signin.by_password")}
      </Button>
    </form>
  );
}
