import { Segmented } from "antd";
import { CountBox, NO_COUNT } from "../kit/CountBox";
import { Field, type Fields } from "../kit/fields";
import { useWords } from "../kit/words";
import type { ReviseShop, Rounding } from "../wire/commands";

const ROUNDINGS: readonly Rounding[] = ["none", "jiao", "yuan"];

/** How a settlement is rounded, and how long a notice gives before the lawful path. */
export function MoneyFields({ fields }: { fields: Fields<ReviseShop> }) {
  const { say } = useWords();
  const { values, faults, set } = fields;
  return (
    <div className="settings-form">
      <Field
        name="rounding"
        label={say("field.rounding")}
        fault={faults.rounding}
        hint={say("shop.rounding_hint")}
      >
        {(control) => (
          <Segmented<Rounding>
            aria-label={say("field.rounding")}
            aria-describedby={control["aria-describedby"]}
            value={values.rounding}
            onChange={(rounding) => set("rounding", rounding)}
            options={ROUNDINGS.map((one) => ({
              value: one,
              label: <span data-test={`shop-rounding-${one}`}>{say(`rounding.${one}`)}</span>,
            }))}
          />
        )}
      </Field>
      <Field
        name="lawful_days"
        label={say("field.lawful_days")}
        fault={faults.lawful_days}
        hint={say("shop.lawful_hint")}
      >
        {(control) => (
          <CountBox
            {...control}
            className="settings-number"
            value={values.lawful_days}
            change={(days) => set("lawful_days", days ?? NO_COUNT)}
            data-test="shop-lawful-days"
          />
        )}
      </Field>
    </div>
  );
}
