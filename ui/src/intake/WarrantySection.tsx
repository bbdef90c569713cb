import { DatePicker, Segmented, Select } from "antd";
import dayjs from "dayjs";
import { Field } from "../kit/fields";
import { useWords } from "../kit/words";
import type { Warranty, WarrantyBasis } from "../wire/commands";
import { BASES, WARRANTIES } from "./choices";
import type { PartProps } from "./MoreSections";
import { Section } from "./Section";

/** Whether the customer claims a warranty, on what, and since when. */
export function WarrantySection({ fields, sections }: PartProps) {
  const { say } = useWords();
  const { values, faults, set } = fields;
  const { warranty, warranty_basis, bought_on } = values;
  return (
    <Section
      state={sections.of("warranty")}
      title={say("intake.warranty")}
      summary={[
        say(`warranty.${warranty}`),
        warranty_basis && say(`warranty_basis.${warranty_basis}`),
        bought_on,
      ]
        .filter(Boolean)
        .join(" · ")}
    >
      <div className="section-three">
        <Field name="warranty" label={say("field.warranty")} fault={faults.warranty} tight>
          {({ id }) => (
            <Segmented<Warranty>
              id={id}
              aria-label={say("field.warranty")}
              value={warranty}
              onChange={(next) => {
                set("warranty", next);
                if (next === "claimed" && warranty_basis === null) {
                  set("warranty_basis", "invoice");
                }
              }}
              options={WARRANTIES.map((one) => ({ value: one, label: say(`warranty.${one}`) }))}
              data-test="intake-warranty"
            />
          )}
        </Field>
        <Field
          name="warranty_basis"
          label={say("field.warranty_basis")}
          fault={faults.warranty_basis}
          tight
        >
          {({ id, status }) => (
            <Select<WarrantyBasis>
              id={id}
              status={status}
              disabled={warranty === "none"}
              value={warranty === "claimed" ? warranty_basis : null}
              onChange={(basis) => set("warranty_basis", basis)}
              options={BASES.map((one) => ({ value: one, label: say(`warranty_basis.${one}`) }))}
              data-test="intake-warranty_basis"
            />
          )}
        </Field>
        <Field name="bought_on" label={say("field.bought_on")} fault={faults.bought_on} tight>
          {({ id, status }) => (
            <DatePicker
              id={id}
              status={status}
              value={bought_on === "" ? null : dayjs(bought_on)}
              onChange={(day) => set("bought_on", day ? day.format("YYYY-MM-DD") : "")}
              data-test="intake-bought_on"
            />
          )}
        </Field>
      </div>
    </Section>
  );
}
