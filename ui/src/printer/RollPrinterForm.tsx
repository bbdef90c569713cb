import { Input, Segmented, Select, Switch } from "antd";
import { useState } from "react";
import { ActiveField } from "../catalogue/entry";
import { dropDraft } from "../kit/drafts";
import { FormModal } from "../kit/FormModal";
import { Field, useFields } from "../kit/fields";
import { Refused, useKeep } from "../kit/keeping";
import type { Meanwhile } from "../kit/StaleNote";
import { type Say, useWords } from "../kit/words";
import type { KeepRollPrinter, RollPrinterRow, RollWay } from "../wire/commands";
import { ownName, printerName, usePrinters } from "./printers";

const WAYS: readonly RollWay[] = ["network", "device", "queue"];
const WIDTHS: readonly KeepRollPrinter["width"][] = ["80", "58"];

interface RollPrinterFormProps {
  /** As the core knows it now; nothing: a new one. */
  row: RollPrinterRow | null;
  draft: string;
  close: () => void;
}

/** Where a roll printer is reached, how wide its roll is, and whether a drawer hangs on it. */
export function RollPrinterForm({ row, draft, close }: RollPrinterFormProps) {
  const { say } = useWords();
  const queues = usePrinters();
  const [began, setBegan] = useState(row);
  const fields = useFields<KeepRollPrinter>(
    row ?? {
      id: null,
      seen_seq: 0,
      name: "",
      way: "network",
      address: "",
      width: "80",
      drawer: false,
      active: true,
    },
    draft,
  );
  const { values, faults, set } = fields;
  const leave = () => {
    dropDraft(draft);
    close();
  };
  const { keep, other, clear } = useKeep("printer.keep_roll", fields, leave);
  const save = (seen_seq: number) => {
    clear();
    set("seen_seq", seen_seq);
    keep.run({ ...values, seen_seq, name: values.name.trim(), address: values.address.trim() });
  };
  const keepMine = () => {
    setBegan(row);
    save(row?.seen_seq ?? 0);
  };
  // Those that the core's own machine has.
  const listed = (queues.rows ?? []).filter(({ name }) => name === ownName(name));
  return (
    <FormModal
      title={row ? say("catalogue.revise", { name: row.name }) : say("roll.add")}
      act="act.save"
      test="roll"
      pending={keep.pending}
      submit={() => save(values.seen_seq)}
      close={leave}
    >
      <Refused
        reason={other}
        changes={began && row ? meanwhile(say, began, row) : []}
        keepMine={keepMine}
        close={leave}
      />
      <div ref={fields.area}>
        <Field name="name" label={say("printer.name")} fault={faults.name}>
          {(control) => (
            <Input
              {...control}
              autoFocus
              autoComplete="off"
              placeholder={say("roll.name_example")}
              value={values.name}
              onChange={(event) => set("name", event.target.value)}
              data-test="roll-name"
            />
          )}
        </Field>
        <Field name="way" label={say("roll.way")} fault={faults.way} tight>
          {(control) => (
            <Segmented<RollWay>
              aria-label={say("roll.way")}
              aria-describedby={control["aria-describedby"]}
              value={values.way}
              onChange={(way) => {
                set("way", way);
                set("address", "");
              }}
              options={WAYS.map((one) => ({
                value: one,
                label: <span data-test={`roll-way-${one}`}>{say(`roll_way.${one}`)}</span>,
              }))}
            />
          )}
        </Field>
        <Field
          name="address"
          label={say(`roll.address_${values.way}`)}
          fault={faults.address}
          hint={say(`roll.address_hint_${values.way}`)}
        >
          {(control) =>
            values.way === "queue" && listed.length > 0 ? (
              <Select<string | null>
                id={control.id}
                status={control.status}
                value={values.address === "" ? null : values.address}
                onChange={(address) => set("address", address ?? "")}
                options={listed.map((one) => ({ value: one.name, label: printerName(say, one) }))}
                data-test="roll-queue"
              />
            ) : (
              <Input
                {...control}
                autoComplete="off"
                className="number"
                value={values.address}
                onChange={(event) => set("address", event.target.value)}
                data-test="roll-address"
              />
            )
          }
        </Field>
        <div className="catalogue-two">
          <Field name="width" label={say("roll.width")} fault={faults.width}>
            {(control) => (
              <Segmented<KeepRollPrinter["width"]>
                aria-label={say("roll.width")}
                aria-describedby={control["aria-describedby"]}
                value={values.width}
                onChange={(width) => set("width", width)}
                options={WIDTHS.map((one) => ({ value: one, label: say(`size.${one}`) }))}
              />
            )}
          </Field>
          <Field name="drawer" label={say("roll.drawer")} fault={faults.drawer}>
            {({ id }) => (
              <div>
                <Switch
                  id={id}
                  checked={values.drawer}
                  onChange={(on) => set("drawer", on)}
                  data-test="roll-has-drawer"
                />
              </div>
            )}
          </Field>
        </div>
        {row && (
          <ActiveField
            active={values.active}
            change={(active) => set("active", active)}
            fault={faults.active}
            hint="roll.active_hint"
          />
        )}
      </div>
    </FormModal>
  );
}

/** What somebody else changed of it, as people read it. */
function meanwhile(say: Say, began: RollPrinterRow, now: RollPrinterRow): Meanwhile[] {
  const where = (row: RollPrinterRow) => `${say(`roll_way.${row.way}`)} ${row.address}`;
  const yes = (is: boolean) => say(is ? "value.yes" : "value.no");
  const told = (row: RollPrinterRow): [string, string][] => [
    [say("printer.name"), row.name],
    [say("roll.where"), where(row)],
    [say("roll.width"), say(`size.${row.width}`)],
    [say("roll.drawer"), yes(row.drawer)],
    [say("catalogue.active"), yes(row.active)],
  ];
  const before = told(began);
  return told(now)
    .map(([name, after], at) => ({ name, before: before[at]?.[1] ?? "", after }))
    .filter(({ before, after }) => before !== after);
}
