import { useEffect, useRef } from "react";
import { FailureNote } from "../kit/FailureNote";
import { FormModal } from "../kit/FormModal";
import { Field, useFields } from "../kit/fields";
import { TextBox } from "../kit/TextBox";
import { useWords, type Word } from "../kit/words";

/** A verdict that wants words: why it failed, or why nobody else tests. */
export interface Verdicting {
  verdict: "pass" | "fail";
  alone: boolean;
  /** Others could test it, but whoever asks may pass over that. */
  over: boolean;
  /** What may be said of it already. */
  reason: string;
}

interface VerdictFormProps {
  asking: Verdicting;
  pending: boolean;
  refused: Error | null;
  give: (verdict: "pass" | "fail", reason: string, alone: string | null) => void;
  close: () => void;
}

/** Asks the words of a verdict. */
export function VerdictForm({ asking, pending, refused, give, close }: VerdictFormProps) {
  const { say } = useWords();
  const fields = useFields({ reason: asking.reason, alone_reason: "" });
  const { values, faults, set, setFaults, showRefusal } = fields;
  const name = asking.alone ? "alone_reason" : "reason";
  // The refusal that led here is what the form asks about; later ones are told in it.
  const led = useRef(refused);
  const later = refused === led.current || asking.over ? null : refused;
  useEffect(() => {
    if (later) showRefusal(later);
  }, [later, showRefusal]);
  const submit = () => {
    const text = values[name].trim();
    if (text === "") return setFaults({ [name]: say("checkup.reason_missing") });
    give(asking.verdict, values.reason.trim(), asking.alone ? text : null);
  };
  return (
    <FormModal
      title={say(asking.alone ? "checkup.alone_title" : "checkup.fail_title")}
      act={asking.over ? "step.override" : asking.alone ? "checkup.alone_act" : "checkup.fail"}
      test="verdict"
      pending={pending}
      submit={submit}
      close={close}
    >
      <div ref={fields.area} className="stack">
        <p className={asking.over ? "tone-waiting" : "quiet"}>{say(toldOf(asking))}</p>
        <FailureNote reason={later} />
        <Field name={name} label={say("field.reason")} fault={faults[name]}>
          {(control) => (
            <TextBox
              {...control}
              autoFocus
              rows={3}
              value={values[name]}
              change={(text) => set(name, text)}
              data-test="verdict-reason"
            />
          )}
        </Field>
      </div>
    </FormModal>
  );
}

function toldOf({ alone, over }: Verdicting): Word {
  if (over) return "checkup.over_told";
  return alone ? "checkup.alone_told" : "checkup.fail_told";
}
