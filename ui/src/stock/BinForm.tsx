import { Input, Select } from "antd";
import { useState } from "react";
import { ActiveField } from "../catalogue/entry";
import { FormModal } from "../kit/FormModal";
import { Field, useFields } from "../kit/fields";
import { Refused, useKeep } from "../kit/keeping";
import { useWords } from "../kit/words";
import type { KeepBin, PlaceKind, PlaceRow } from "../wire/commands";
import { SHELVES } from "./places";

interface BinFormProps {
  /** Nothing: a new one. */
  row: PlaceRow | null;
  close: () => void;
}

/** Adds a bin, or changes one. */
export function BinForm({ row, close }: BinFormProps) {
  const { say } = useWords();
  const [began] = useState(row);
  const fields = useFields<KeepBin>({
    id: row?.id ?? null,
    seen_seq: row?.seen_seq ?? 0,
    kind: row?.kind ?? "good",
    bin: row?.bin ?? "",
    active: row?.active ?? true,
  });
  const { values, faults, set } = fields;
  const { keep, other, clear } = useKeep("place.keep_bin", fields, close);
  const save = (seen_seq: number) => {
    clear();
    keep.run({ ...values, seen_seq });
  };
  const changes =
    row?.bin === began?.bin
      ? []
      : [{ name: say("stock.bin"), before: began?.bin ?? "", after: row?.bin ?? "" }];
  return (
    <FormModal
      title={row ? say("stock.revise_bin", { bin: row.bin ?? "" }) : say("stock.new_bin")}
      act="act.save"
      test="bin"
      pending={keep.pending}
      submit={() => save(values.seen_seq)}
      close={close}
    >
      <Refused
        reason={other}
        changes={changes}
        keepMine={() => save(row?.seen_seq ?? 0)}
        close={close}
      />
      <div ref={fields.area} className="stack">
        <Field name="bin" label={say("stock.bin")} fault={faults.bin} hint={say("stock.bin_hint")}>
          {(control) => (
            <Input
              {...control}
              autoFocus
              autoComplete="off"
              value={values.bin}
              onChange={(event) => set("bin", event.target.value)}
              data-test="bin-name"
            />
          )}
        </Field>
        <Field name="kind" label={say("stock.bin_in")} fault={faults.kind}>
          {({ id, status }) => (
            <Select<PlaceKind>
              id={id}
              status={status}
              disabled={row !== null}
              value={values.kind}
              onChange={(kind) => set("kind", kind)}
              options={SHELVES.map((kind) => ({ value: kind, label: say(`place_kind.${kind}`) }))}
            />
          )}
        </Field>
        {row && (
          <ActiveField
            active={values.active}
            change={(active) => set("active", active)}
            fault={faults.active}
            hint="stock.bin_active_hint"
          />
        )}
      </div>
    </FormModal>
  );
}
