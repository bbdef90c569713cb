import { DeleteOutlined, PlusOutlined } from "@ant-design/icons";
import { Button, Input, Radio, Select } from "antd";
import { useAnswer } from "../kit/answers";
import { CountBox, NO_COUNT } from "../kit/CountBox";
import { Field, type Fields } from "../kit/fields";
import { MoneyBox } from "../kit/money";
import { useWords } from "../kit/words";
import type { KeepPartSupplier } from "../wire/commands";
import type { PartWriting } from "./PartForm";

/** Who sells a part, for how much, how fast, and from how many on. */
export function OfferRows({ fields }: { fields: Fields<PartWriting> }) {
  const { say } = useWords();
  const all = useAnswer("supplier.all", {}, ["supplier", "part_supplier"]);
  const { values, faults, set } = fields;
  const rows = values.suppliers;
  const offered = (all.data ?? []).filter(
    ({ id, active }) => active && !rows.some(({ supplier }) => supplier === id),
  );
  const change = (at: number, of: Partial<KeepPartSupplier>) =>
    set(
      "suppliers",
      rows.map((row, place) => (place === at ? { ...row, ...of } : row)),
    );
  const prefer = (at: number) =>
    set(
      "suppliers",
      rows.map((row, place) => ({ ...row, preferred: place === at })),
    );
  const add = () => {
    const first = offered[0];
    if (!first) return;
    const blank = { number: "", price: 0, lead_days: 0, least: 1 };
    set("suppliers", [...rows, { supplier: first.id, ...blank, preferred: rows.length === 0 }]);
  };
  return (
    <section className="part-offers" aria-label={say("part.suppliers")}>
      {rows.map((row, at) => (
        <div className="part-offer" key={row.supplier}>
          <Field
            name={`suppliers[${at}].supplier`}
            label={say("part.supplier")}
            fault={faults[`suppliers[${at}].supplier`]}
            tight
          >
            {({ id, status }) => (
              <Select
                id={id}
                status={status}
                value={row.supplier}
                onChange={(supplier: string) => change(at, { supplier })}
                options={(all.data ?? [])
                  .filter((one) => one.id === row.supplier || offered.includes(one))
                  .map((one) => ({ value: one.id, label: one.name }))}
                showSearch={{ optionFilterProp: "label" }}
                data-test={`offer-supplier-${at}`}
              />
            )}
          </Field>
          <Field
            name={`suppliers[${at}].number`}
            label={say("part.supplier_number")}
            fault={faults[`suppliers[${at}].number`]}
            tight
          >
            {(control) => (
              <Input
                {...control}
                autoComplete="off"
                value={row.number}
                onChange={(event) => change(at, { number: event.target.value })}
                data-test={`offer-number-${at}`}
              />
            )}
          </Field>
          <Field
            name={`suppliers[${at}].price`}
            label={say("part.price")}
            fault={faults[`suppliers[${at}].price`]}
            tight
          >
            {(control) => (
              <MoneyBox
                {...control}
                value={row.price}
                change={(price) => change(at, { price: price ?? NO_COUNT })}
                data-test={`offer-price-${at}`}
              />
            )}
          </Field>
          <Field
            name={`suppliers[${at}].lead_days`}
            label={say("part.lead_days")}
            fault={faults[`suppliers[${at}].lead_days`]}
            tight
          >
            {(control) => (
              <CountBox
                {...control}
                value={row.lead_days}
                change={(days) => change(at, { lead_days: days ?? NO_COUNT })}
                data-test={`offer-lead-${at}`}
              />
            )}
          </Field>
          <Field
            name={`suppliers[${at}].least`}
            label={say("part.least")}
            fault={faults[`suppliers[${at}].least`]}
            tight
          >
            {(control) => (
              <CountBox
                {...control}
                value={row.least}
                change={(least) => change(at, { least: least ?? NO_COUNT })}
                data-test={`offer-least-${at}`}
              />
            )}
          </Field>
          <Radio
            className="part-offer-first"
            checked={row.preferred}
            onChange={() => prefer(at)}
            data-test={`offer-preferred-${at}`}
          >
            {say("part.preferred")}
          </Radio>
          <Button
            type="text"
            icon={<DeleteOutlined aria-hidden />}
            aria-label={say("part.offer_remove")}
            onClick={() =>
              set(
                "suppliers",
                rows.filter((_, place) => place !== at),
              )
            }
            data-test={`offer-remove-${at}`}
          />
        </div>
      ))}
      <div>
        <Button
          icon={<PlusOutlined aria-hidden />}
          onClick={add}
          disabled={offered.length === 0}
          data-test="offer-add"
        >
          {say("part.offer_add")}
        </Button>{" "}
        {all.data && offered.length === 0 && rows.length === 0 && (
          <span className="quiet">{say("part.no_supplier_yet")}</span>
        )}
      </div>
    </section>
  );
}
