import { Input, Segmented, Select, Switch } from "antd";
import { ActiveField } from "../catalogue/entry";
import { FailureNote } from "../kit/FailureNote";
import { FormModal } from "../kit/FormModal";
import { Field, useFields } from "../kit/fields";
import { useKeep } from "../kit/keeping";
import { useWords } from "../kit/words";
import type { KeepRollPrinter, RollPrinterRow, RollWay } from "../wire/commands";
import { usePrinters } from "./printers";

const WAYS: readonly RollWay[] = ["network", "device", "queue"];
const WIDTHS: readonly KeepRollPrinter["width"][] = ["80", "58"];

interface RollPrinterFormProps {
  /** Nothing: a new one. */
  row: RollPrinterRow | null;
  close: () => void;
}

/** Where a roll printer is reached, how wide its roll is, and whether a drawer hangs on it. */
export function RollPrinterForm({ row, close }: RollPrinterFormProps) {
  const { say } = useWords();
  const queues = usePrinters();
  const fields = useFields<KeepRollPrinter>(
    row ?? {
      id: null,
      name: "",
      way: "network",
      address: "",
      width: "80",
      drawer: false,
      active: true,
    },
  );
  const { values, faults, set } = fields;
  const { keep, other, clear } = useKeep("printer.keep_roll", fields, close);
  const submit = () => {
    clear();
    keep.run({ ...values, name: values.name.trim(), address: values.address.trim() });
  };
  const names = (queues.rows ?? []).map(({ name }) => name).filter((name) => !isRoll(name));
  return (
    <FormModal
      title={row ? say("catalogue.revise", { name: row.name }) : say("roll.add")}
      act="act.save"
      test="roll"
      pending={keep.pending}
      submit={submit}
      close={close}
    >
      <FailureNote reason={other} />
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
            values.way === "queue" && names.length > 0 ? (
              <Select<string | null>
                id={control.id}
                status={control.status}
                value={values.address === "" ? null : values.address}
                onChange={(address) => set("address", address ?? "")}
                options={names.map((name) => ({ value: name, label: name }))}
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

/** The core lists its roll printers among the others under this name. */
function isRoll(name: string): boolean {
  return name.startsWith("roll:");
}
