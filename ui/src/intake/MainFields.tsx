import { AutoComplete, Input, Segmented } from "antd";
import { useModels } from "../catalogue/catalogue";
import { KindPicker } from "../catalogue/KindPicker";
import { type ChosenModel, ModelPicker } from "../catalogue/ModelPicker";
import { SymptomPicker } from "../catalogue/SymptomPicker";
import { Field, type Fields } from "../kit/fields";
import { TextBox } from "../kit/TextBox";
import { useWords } from "../kit/words";
import type { Reproduced } from "../wire/commands";
import { REPRODUCED } from "./choices";
import { writeWho } from "./letGo";
import { NumberBox } from "./NumberBox";
import { hasPlace, type IntakeWriting, kindOf } from "./writing";

/** What every intake asks, in the order of asking: who, which machine, what is wrong. */
export function MainFields({ fields }: { fields: Fields<IntakeWriting> }) {
  const { say } = useWords();
  const { values, faults, set } = fields;
  const { channel, chosen } = values;
  const kind = kindOf(values);
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: Enter moves between the fields inside
    <div className="main-fields" onKeyDown={moveOnStops}>
      {(channel === "courier" || hasPlace(channel)) && <HowItCame fields={fields} />}
      <div className="main-who">
        <div data-stop>
          <Field
            name="phone"
            label={say("field.phone")}
            fault={faults.phone}
            hint={say("intake.phone_hint")}
          >
            {(control) => (
              <Input
                {...control}
                autoFocus
                autoComplete="off"
                inputMode="tel"
                className="number"
                value={values.phone}
                onChange={(event) => writeWho(fields, "phone", event.target.value)}
                data-test="intake-phone"
              />
            )}
          </Field>
        </div>
        <div data-stop>
          <Field
            name="name"
            label={say("field.name")}
            fault={faults.name}
            hint={
              chosen && (
                <span className="tone-good" data-test="intake-chosen">
                  {say("intake.known_customer", { n: chosen.repairs, phone: chosen.phone_masked })}
                </span>
              )
            }
          >
            {(control) => (
              <Input
                {...control}
                autoComplete="off"
                value={values.name}
                onChange={(event) => writeWho(fields, "name", event.target.value)}
                data-test="intake-name"
              />
            )}
          </Field>
        </div>
        <div data-stop>
          <NumberBox fields={fields} />
        </div>
      </div>
      <div className="main-machine">
        <DeviceBox fields={fields} />
        <Field name="kind" label={say("field.kind")} fault={faults.kind}>
          {({ id }) => (
            <KindPicker
              id={id}
              value={kind}
              change={(next) => set("kind", next)}
              data-test="intake-kind"
            />
          )}
        </Field>
        <Offered fields={fields} name="colour" />
        <Offered fields={fields} name="storage" />
      </div>
      <div data-stop>
        <Field name="codes" label={say("intake.symptoms")} fault={faults.codes} tight>
          {({ name: _name, ...control }) => (
            <SymptomPicker
              {...control}
              kind={kind}
              codes={values.codes}
              change={(codes) => set("codes", codes)}
              own={(text) =>
                set("symptom", values.symptom === "" ? text : `${values.symptom}\n${text}`)
              }
              typed={{ text: values.symptom_typed, set: (text) => set("symptom_typed", text) }}
              data-test="intake-codes"
            />
          )}
        </Field>
      </div>
      <div data-stop className="main-words">
        <Field name="symptom" label={say("field.symptom")} fault={faults.symptom} tight>
          {(control) => (
            <TextBox
              {...control}
              rows={2}
              placeholder={say("intake.symptom_hint")}
              value={values.symptom}
              change={(text) => set("symptom", text)}
              data-test="intake-symptom"
            />
          )}
        </Field>
        <Field name="reproduced" label={say("field.reproduced")} tight>
          {({ id }) => (
            <Segmented<Reproduced>
              id={id}
              aria-label={say("field.reproduced")}
              vertical={false}
              value={values.reproduced}
              onChange={(reproduced) => set("reproduced", reproduced)}
              options={REPRODUCED.map((one) => ({ value: one, label: say(`reproduced.${one}`) }))}
              data-test="intake-reproduced"
            />
          )}
        </Field>
      </div>
    </div>
  );
}

/** Brand and model in one box; faults of either come back here. */
function DeviceBox({ fields }: { fields: Fields<IntakeWriting> }) {
  const { say } = useWords();
  const { values, faults, set } = fields;
  const choose = ({ text, brand, model, offered }: ChosenModel) => {
    set("device_text", text);
    set("brand", brand);
    set("model", model);
    set("catalogue", offered?.row.id ?? null);
    if (!offered) return;
    const { kind, colours, storages } = offered.row;
    set("kind", kind);
    // Where there is only one, nobody has to choose.
    if (colours.length === 1) set("colour", colours[0] ?? "");
    if (storages.length === 1) set("storage", storages[0] ?? "");
  };
  const half = values.brand !== "" && values.model === "" && values.device_text.trim() !== "";
  return (
    <div data-stop data-field="brand">
      <Field
        name="model"
        label={say("intake.device")}
        fault={faults.brand ?? (half && faults.model ? say("intake.model_missing") : faults.model)}
        hint={half ? say("intake.model_missing") : say("intake.device_hint")}
      >
        {({ name: _name, ...control }) => (
          <ModelPicker
            {...control}
            text={values.device_text}
            change={choose}
            next={() =>
              fields.area.current?.querySelector<HTMLElement>("[data-test=intake-codes]")?.focus()
            }
            data-test="intake-device"
          />
        )}
      </Field>
    </div>
  );
}

/** Colour or storage: what the model comes in is offered, anything else may be typed. */
function Offered({ fields, name }: { fields: Fields<IntakeWriting>; name: "colour" | "storage" }) {
  const { say } = useWords();
  const models = useModels();
  const { values, faults, set } = fields;
  const row = models.find((one) => one.row.id === values.catalogue)?.row;
  const offered = (name === "colour" ? row?.colours : row?.storages) ?? [];
  return (
    <Field name={name} label={say(`field.${name}`)} fault={faults[name]}>
      {({ name: _name, ...control }) => (
        <AutoComplete
          {...control}
          value={values[name]}
          onChange={(text: string | undefined) => set(name, text ?? "")}
          options={offered.map((value) => ({ value }))}
          showSearch={{
            filterOption: (typed, option) => values[name] === typed && option !== undefined,
          }}
          popupMatchSelectWidth={false}
          data-test={`intake-${name}`}
        />
      )}
    </Field>
  );
}

/** A parcel has a number, a visit and a collecting point have a place. */
function HowItCame({ fields }: { fields: Fields<IntakeWriting> }) {
  const { say } = useWords();
  const { values, faults, set } = fields;
  const name = values.channel === "courier" ? "waybill" : "place";
  return (
    <div data-stop>
      <Field name={name} label={say(`field.${name}`)} fault={faults[name]} tight>
        {(control) => (
          <Input
            {...control}
            autoComplete="off"
            value={values[name]}
            onChange={(event) => set(name, event.target.value)}
            data-test={`intake-${name}`}
          />
        )}
      </Field>
    </div>
  );
}

/** Enter goes from one question to the next, past what a model answers by itself. */
function moveOnStops(event: React.KeyboardEvent<HTMLElement>): void {
  if (event.key !== "Enter" || event.ctrlKey || event.shiftKey || event.altKey) return;
  if (event.nativeEvent.isComposing || event.defaultPrevented) return;
  const { target } = event;
  if (!(target instanceof HTMLInputElement)) return;
  const stops = Array.from(event.currentTarget.querySelectorAll<HTMLElement>("[data-stop]"));
  const here = stops.findIndex((stop) => stop.contains(target) || isBefore(target, stop));
  const next = stops[stops[here]?.contains(target) ? here + 1 : here];
  const field = next?.querySelector<HTMLElement>("input:not([disabled]), textarea:not([disabled])");
  if (!field) return;
  event.preventDefault();
  field.focus();
}

function isBefore(element: Node, other: Node): boolean {
  return (element.compareDocumentPosition(other) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0;
}
