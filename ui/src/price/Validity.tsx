import { DayBox } from "../kit/DayBox";
import { Field, type Fields } from "../kit/fields";
import { useWords } from "../kit/words";

interface Valid {
  valid_from: string;
  valid_to: string | null;
}

/** From which day a price or a rule counts, and until when. */
export function ValidityFields<T extends Valid>({ fields }: { fields: Fields<T> }) {
  const { say } = useWords();
  const { values, faults, set } = fields;
  return (
    <div className="catalogue-two">
      <Field name="valid_from" label={say("price.valid_from")} fault={faults.valid_from}>
        {({ id, status }) => (
          <DayBox
            id={id}
            status={status}
            allowClear={false}
            day={values.valid_from}
            change={(day) => day && set("valid_from", day as T["valid_from"])}
            data-test="valid-from"
          />
        )}
      </Field>
      <Field
        name="valid_to"
        label={say("price.valid_to")}
        fault={faults.valid_to}
        hint={say("price.valid_to_hint")}
      >
        {({ id, status }) => (
          <DayBox
            id={id}
            status={status}
            day={values.valid_to}
            change={(day) => set("valid_to", day as T["valid_to"])}
            data-test="valid-to"
          />
        )}
      </Field>
    </div>
  );
}

interface TermProps {
  row: Valid & { active: boolean; in_force: boolean };
}

/** Until when it counts, and whether it does today. */
export function Term({ row }: TermProps) {
  const { say } = useWords();
  const { valid_from, valid_to, active, in_force } = row;
  const term = say("price.term", { from: valid_from, to: valid_to ?? "" });
  return (
    <>
      <span className={`stage tone-${in_force ? "good" : "done"}`}>
        {say(in_force ? "price.in_force" : active ? "price.not_now" : "catalogue.off")}
      </span>{" "}
      <span className="quiet number" title={term}>
        {term}
      </span>
    </>
  );
}
