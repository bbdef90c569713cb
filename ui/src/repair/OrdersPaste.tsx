import { App } from "antd";
import { useState } from "react";
import { FailureNote } from "../kit/FailureNote";
import { FormModal } from "../kit/FormModal";
import { Field } from "../kit/fields";
import { useHost } from "../kit/host";
import { TextBox } from "../kit/TextBox";
import { useWords } from "../kit/words";
import type { Picked } from "../wire/commands";
import { pastedTexts } from "./ordersAsk";

/** As many as the core takes at once. */
const MOST = 500;

/** Orders by numbers, IMEIs or serials pasted in any mix. */
export function OrdersPaste({
  found,
  close,
}: {
  found: (picked: Picked) => void;
  close: () => void;
}) {
  const { say } = useWords();
  const host = useHost();
  const { message } = App.useApp();
  const [pasted, setPasted] = useState("");
  const [pending, setPending] = useState(false);
  const [refused, setRefused] = useState<Error | null>(null);
  const texts = pastedTexts(pasted);
  const pick = async () => {
    if (pending || texts.length === 0 || texts.length > MOST) return;
    setPending(true);
    setRefused(null);
    try {
      const picked = await host.call("repair.pick", { texts });
      if (picked.rows.length === 0) message.warning(say("orders.paste_none"));
      else found(picked);
    } catch (reason) {
      setRefused(reason instanceof Error ? reason : new Error(String(reason)));
    } finally {
      setPending(false);
    }
  };
  return (
    <FormModal
      title={say("orders.paste_title")}
      act="orders.paste_act"
      test="paste"
      pending={pending}
      submit={pick}
      close={close}
    >
      <FailureNote reason={refused} />
      <Field
        name="texts"
        label={say("orders.paste_hint")}
        fault={texts.length > MOST ? say("orders.paste_too_many", { n: texts.length }) : undefined}
        hint={say("orders.paste_count", { n: texts.length })}
      >
        {(control) => (
          <TextBox
            {...control}
            autoFocus
            rows={9}
            value={pasted}
            change={setPasted}
            data-test="paste-text"
          />
        )}
      </Field>
    </FormModal>
  );
}
