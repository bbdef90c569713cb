import { Input } from "antd";
import { useState } from "react";
import { dropDraft } from "../kit/drafts";
import { FormModal } from "../kit/FormModal";
import { Field, useFields } from "../kit/fields";
import { Refused, useKeep } from "../kit/keeping";
import { useWords } from "../kit/words";
import type { CompanyCard } from "../wire/commands";

interface CompanyFormProps {
  /** As the core knows it now. */
  card: CompanyCard;
  draft: string;
  close: () => void;
}

const FIELDS = ["name", "phone", "address"] as const;

/** Corrects a company's own data. */
export function CompanyForm({ card, draft, close }: CompanyFormProps) {
  const { say } = useWords();
  const [began, setBegan] = useState(card);
  const fields = useFields({ name: card.name, phone: card.phone, address: card.address }, draft);
  const { values, faults, set } = fields;
  const leave = () => {
    dropDraft(draft);
    close();
  };
  const { keep, other, clear } = useKeep("company.revise", fields, leave);
  const save = (seen_seq: number) => {
    clear();
    keep.run({ id: card.id, seen_seq, ...values });
  };
  const keepMine = () => {
    setBegan(card);
    save(card.seen_seq);
  };
  const changes = FIELDS.map((name) => ({
    name: say(`field.${name}`),
    before: began[name],
    after: card[name],
  })).filter(({ before, after }) => before !== after);
  return (
    <FormModal
      title={say("company.revise_title", { name: card.name })}
      act="act.save"
      test="company"
      pending={keep.pending}
      submit={() => save(began.seen_seq)}
      close={leave}
    >
      <Refused reason={other} changes={changes} keepMine={keepMine} close={leave} />
      <div ref={fields.area} className="stack customer-form">
        {FIELDS.map((name) => (
          <Field key={name} name={name} label={say(`field.${name}`)} fault={faults[name]} tight>
            {(control) => (
              <Input
                {...control}
                autoFocus={name === "name"}
                autoComplete="off"
                {...(name === "phone" && { inputMode: "tel", className: "number" })}
                value={values[name]}
                onChange={(event) => set(name, event.target.value)}
                data-test={`company-edit-${name}`}
              />
            )}
          </Field>
        ))}
      </div>
    </FormModal>
  );
}
