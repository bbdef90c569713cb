import { Input, Select } from "antd";
import { CountBox, NO_COUNT } from "../kit/CountBox";
import { Field, type Fields } from "../kit/fields";
import { useWords } from "../kit/words";
import { useDoor } from "../session/door";
import type { NumberPeriod, ReviseShop, ShopCard } from "../wire/commands";
import { nextNumber } from "./numbers";

const PERIODS: readonly NumberPeriod[] = ["day", "month", "year", "always"];

/** How orders are numbered, and what the next one would be called. */
export function NumberPattern({ fields, card }: { fields: Fields<ReviseShop>; card: ShopCard }) {
  const { say } = useWords();
  const { shop } = useDoor();
  const { values, faults, set } = fields;
  return (
    <div className="number-pattern">
      <Field
        name="number_prefix"
        label={say("field.number_prefix")}
        fault={faults.number_prefix}
        hint={say("shop.prefix_hint")}
      >
        {(control) => (
          <Input
            {...control}
            autoComplete="off"
            maxLength={6}
            value={values.number_prefix}
            onChange={(event) => set("number_prefix", event.target.value.toUpperCase())}
            data-test="shop-number-prefix"
          />
        )}
      </Field>
      <Field name="number_period" label={say("field.number_period")} fault={faults.number_period}>
        {(control) => (
          <Select<NumberPeriod>
            id={control.id}
            status={control.status}
            value={values.number_period}
            onChange={(period) => set("number_period", period)}
            options={PERIODS.map((period) => ({
              value: period,
              label: say(`number_period.${period}`),
            }))}
          />
        )}
      </Field>
      <Field name="number_width" label={say("field.number_width")} fault={faults.number_width}>
        {(control) => (
          <CountBox
            {...control}
            className="settings-number"
            value={values.number_width}
            change={(width) => set("number_width", width ?? NO_COUNT)}
            data-test="shop-number-width"
          />
        )}
      </Field>
      <Field name="number_from" label={say("field.number_from")} fault={faults.number_from}>
        {(control) => (
          <CountBox
            {...control}
            className="settings-number"
            value={values.number_from}
            change={(from) => set("number_from", from ?? NO_COUNT)}
            data-test="shop-number-from"
          />
        )}
      </Field>
      <div className="field">
        <span className="logo-title">{say("shop.next_number")}</span>
        <output className="next-number number" data-test="shop-next-number">
          {nextNumber(values, card, shop?.today ?? "")}
        </output>
      </div>
    </div>
  );
}
