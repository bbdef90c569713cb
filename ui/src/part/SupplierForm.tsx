import { Input } from "antd";
import { useState } from "react";
import { ActiveField } from "../catalogue/entry";
import { CountBox } from "../kit/CountBox";
import { dropDraft } from "../kit/drafts";
import { FormModal } from "../kit/FormModal";
import { Field, useFields } from "../kit/fields";
import { Refused, useKeep } from "../kit/keeping";
import { useWords } from "../kit/words";
import type { KeepSupplier, SupplierRow } from "../wire/commands";

interface SupplierFormProps {
  /** As the core knows it now; nothing: a new one. */
  row: SupplierRow | null;
  name: string;
  draft: string;
  close: () => void;
}

const LINES = ["name", "contact", "phone", "address"] as const;

function kept({ parts: _, ...row }: SupplierRow): KeepSupplier {
  return row;
}

/** Adds a supplier, or changes one. */
export function SupplierForm({ row, name, draft, close }: SupplierFormProps) {
  const { say } = useWords();
  const [began, setBegan] = useState(row);
  const fields = useFields<KeepSupplier>(
    row
      ? kept(row)
      : {
          id: null,
          seen_seq: 0,
          name,
          contact: "",
          phone: "",
          address: "",
          return_days: null,
          note: "",
          active: true,
        },
    draft,
  );
  const { values, faults, set } = fields;
  const leave = () => {
    dropDraft(draft);
    close();
  };
  const { keep, other, clear } = useKeep("supplier.keep", fields, leave);
  const save = (seen_seq: number) => {
    clear();
    set("seen_seq", seen_seq);
    keep.run({ ...values, seen_seq });
  };
  const keepMine = () => {
    setBegan(row);
    save(row?.seen_seq ?? 0);
  };
  const labels = {
    name: say("field.supplier"),
    contact: say("supplier.contact"),
    phone: say("field.phone"),
    address: say("field.address"),
  };
  const changes = LINES.map((line) => ({
    name: labels[line],
    before: began?.[line] ?? "",
    after: row?.[line] ?? "",
  })).filter(({ before, after }) => before !== after);
  return (
    <FormModal
      title={row ? say("catalogue.revise", { name: row.name }) : say("supplier.add")}
      act="act.save"
      test="supplier"
      pending={keep.pending}
      submit={() => save(values.seen_seq ?? 0)}
      close={leave}
    >
      <Refused reason={other} changes={changes} keepMine={keepMine} close={leave} />
      <div ref={fields.area}>
        {LINES.map((line) => (
          <Field key={line} name={line} label={labels[line]} fault={faults[line]} tight>
            {(control) => (
              <Input
                {...control}
                autoFocus={line === "name"}
                autoComplete="off"
                {...(line === "phone" && { inputMode: "tel", className: "number" })}
                value={values[line]}
                onChange={(event) => set(line, event.target.value)}
                data-test={`supplier-${line}`}
              />
            )}
          </Field>
        ))}
        <Field
          name="return_days"
          label={say("supplier.return_days")}
          fault={faults.return_days}
          hint={say("supplier.return_days_hint")}
        >
          {(control) => (
            <CountBox
              {...control}
              className="settings-number"
              value={values.return_days}
              change={(days) => set("return_days", days)}
              data-test="supplier-return-days"
            />
          )}
        </Field>
        <Field name="note" label={say("part.note")} fault={faults.note} tight>
          {(control) => (
            <Input.TextArea
              {...control}
              autoSize={{ minRows: 1, maxRows: 5 }}
              value={values.note}
              onChange={(event) => set("note", event.target.value)}
              data-test="supplier-note"
            />
          )}
        </Field>
        {row && (
          <ActiveField
            active={values.active}
            change={(active) => set("active", active)}
            fault={faults.active}
            hint="supplier.active_hint"
          />
        )}
      </div>
    </FormModal>
  );
}
