import { AutoComplete, Button, Input, Select } from "antd";
import { useState } from "react";
import { useAnswer } from "../kit/answers";
import { dropDraft } from "../kit/drafts";
import { FormModal } from "../kit/FormModal";
import { Field, useFields } from "../kit/fields";
import { Refused, useKeep } from "../kit/keeping";
import { useWords, type Word } from "../kit/words";
import { useCan } from "../session/door";
import type { CustomerCard } from "../wire/commands";

interface CustomerFormProps {
  /** As the core knows it now. */
  card: CustomerCard;
  draft: string;
  close: () => void;
}

const TOLD = ["name", "wechat", "company", "address"] as const;

/** Revises a customer's data. A number that is left empty stays as it is: it was not seen. */
export function CustomerForm({ card, draft, close }: CustomerFormProps) {
  const { say } = useWords();
  const can = useCan();
  const [began, setBegan] = useState(card);
  const fields = useFields(
    {
      name: card.name,
      phone: "",
      wechat: card.wechat,
      address: card.address,
      company: card.company,
      add_phones: [] as string[],
      drop_phones: [] as string[],
    },
    draft,
  );
  const { values, faults, set } = fields;
  const leave = () => {
    dropDraft(draft);
    close();
  };
  const { keep, other, clear } = useKeep("customer.revise", fields, leave);
  const save = (seen_seq: number) => {
    clear();
    const phone = values.phone.trim() || null;
    keep.run({ id: card.id, seen_seq, ...values, phone });
  };
  const keepMine = () => {
    setBegan(card);
    save(card.seen_seq);
  };
  const line = (name: "name" | "wechat" | "address", label: Word, focus = false) => (
    <Field name={name} label={say(label)} fault={faults[name]} tight>
      {(control) => (
        <Input
          {...control}
          autoFocus={focus}
          autoComplete="off"
          value={values[name]}
          onChange={(event) => set(name, event.target.value)}
          data-test={`customer-edit-${name}`}
        />
      )}
    </Field>
  );
  const changes = TOLD.map((name) => ({
    name: say(`field.${name}`),
    before: began[name],
    after: card[name],
  })).filter(({ before, after }) => before !== after);
  return (
    <FormModal
      title={say("customer.revise_title", { name: card.name })}
      act="act.save"
      test="customer"
      pending={keep.pending}
      submit={() => save(began.seen_seq)}
      close={leave}
    >
      <Refused reason={other} changes={changes} keepMine={keepMine} close={leave} />
      <div ref={fields.area} className="stack customer-form">
        {line("name", "field.name", true)}
        <Field
          name="phone"
          label={say("field.phone")}
          fault={faults.phone}
          hint={say("customer.phone_hint", { phone: card.phone_masked })}
        >
          {(control) => (
            <Input
              {...control}
              className="number"
              autoComplete="off"
              inputMode="tel"
              placeholder={card.phone_masked}
              value={values.phone}
              onChange={(event) => set("phone", event.target.value)}
              data-test="customer-edit-phone"
            />
          )}
        </Field>
        {card.phones.length > 0 && (
          <div className="field" data-field="drop_phones">
            <span className="customer-label">{say("customer.other_phones")}</span>
            <div className="row customer-phones">
              {card.phones.map(({ id, phone_masked }) => {
                const dropped = values.drop_phones.includes(id);
                const turn = () =>
                  set(
                    "drop_phones",
                    dropped
                      ? values.drop_phones.filter((one) => one !== id)
                      : [...values.drop_phones, id],
                  );
                return (
                  <span key={id} className="row">
                    <span className={dropped ? "number customer-dropped" : "number"}>
                      {phone_masked}
                    </span>
                    <Button size="small" type="text" onClick={turn}>
                      {say(dropped ? "customer.keep_phone" : "customer.drop_phone")}
                    </Button>
                  </span>
                );
              })}
            </div>
          </div>
        )}
        <Field
          name="add_phones"
          label={say("customer.add_phones")}
          fault={faults.add_phones}
          hint={say("catalogue.tags_hint")}
        >
          {(control) => (
            <Select<string[]>
              id={control.id}
              status={control.status}
              mode="tags"
              open={false}
              suffixIcon={null}
              tokenSeparators={[",", "，", "、"]}
              value={values.add_phones}
              onChange={(phones) => set("add_phones", phones)}
              data-test="customer-edit-add-phones"
            />
          )}
        </Field>
        {line("wechat", "field.wechat")}
        <Field name="company" label={say("field.company")} fault={faults.company} tight>
          {(control) => (
            <CompanyBox
              id={control.id}
              status={control.status}
              value={values.company}
              change={(company) => set("company", company)}
              asks={can("open_repairs")}
            />
          )}
        </Field>
        {line("address", "field.address")}
      </div>
    </FormModal>
  );
}

interface CompanyBoxProps {
  id: string;
  status: "" | "error";
  value: string;
  change: (company: string) => void;
  /** Whether this person may ask for the companies known. */
  asks: boolean;
}

/** The name of a company, with the known ones offered. */
function CompanyBox({ id, status, value, change, asks }: CompanyBoxProps) {
  const { say } = useWords();
  const text = value.trim();
  const found = useAnswer("company.find", { text }, ["company", "customer"], {
    enabled: asks && text !== "",
    keep: true,
  });
  const options = text === "" ? [] : (found.data ?? []);
  return (
    <AutoComplete
      id={id}
      status={status}
      value={value}
      onChange={(next: string) => change(next)}
      options={options.map(({ name, people }) => ({
        value: name,
        label: (
          <span className="row-wide">
            <span className="cut">{name}</span>
            <span className="quiet number">{say("customer.people", { n: people })}</span>
          </span>
        ),
      }))}
      data-test="customer-edit-company"
    />
  );
}
