import { Button, Checkbox, Segmented } from "antd";
import { Field, type Fields } from "../kit/fields";
import { Key } from "../kit/shortcuts";
import { useWords } from "../kit/words";
import type { HandOverCard, OldParts } from "../wire/commands";
import type { Handing } from "./handing";

interface GivenBackProps {
  prepared: HandOverCard["prepared"];
  fields: Fields<Handing>;
  /** Ticks all accessories, or none where all were. */
  tick: () => void;
  allBack: boolean;
}

/** What goes home beside the machine: accessories one by one, and what becomes of replaced parts. */
export function GivenBack({ prepared, fields, tick, allBack }: GivenBackProps) {
  const { say } = useWords();
  const { values, faults, set } = fields;
  return (
    <>
      <Field
        name="accessories"
        label={say("hand_over.accessories")}
        fault={faults.accessories}
        hint={prepared.accessory_note === "" ? undefined : prepared.accessory_note}
        tight
      >
        {() =>
          prepared.accessories.length === 0 ? (
            <span className="quiet">{say("order.accessories_none")}</span>
          ) : (
            <div className="row hand-over-ticks">
              <Checkbox.Group
                value={values.accessories}
                onChange={(ticked) => set("accessories", ticked)}
                options={prepared.accessories.map((one) => ({
                  value: one,
                  label: (
                    <span data-test={`hand-over-accessory-${one}`}>{say(`accessory.${one}`)}</span>
                  ),
                }))}
              />
              <Button size="small" onClick={tick} data-test="hand-over-all">
                {say(allBack ? "hand_over.none_back" : "hand_over.all_back")} <Key>Alt J</Key>
              </Button>
            </div>
          )
        }
      </Field>
      {prepared.old_parts && (
        <Field name="old_parts" label={say("field.old_parts")} fault={faults.old_parts} tight>
          {({ id }) => (
            <Segmented<OldParts | "open">
              id={id}
              aria-label={say("field.old_parts")}
              value={values.old_parts ?? "open"}
              onChange={(one) => set("old_parts", one === "open" ? null : one)}
              options={[
                { value: "open", label: say("hand_over.old_parts_open"), disabled: true },
                {
                  value: "given",
                  label: (
                    <span data-test="hand-over-given">
                      {say("old_parts.given")} <Key>Alt H</Key>
                    </span>
                  ),
                },
                {
                  value: "kept",
                  label: (
                    <span data-test="hand-over-kept">
                      {say("old_parts.kept")} <Key>Alt K</Key>
                    </span>
                  ),
                },
              ]}
            />
          )}
        </Field>
      )}
    </>
  );
}
