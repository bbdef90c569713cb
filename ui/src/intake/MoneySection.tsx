import { DatePicker, Input, Segmented, Select } from "antd";
import dayjs from "dayjs";
import { useContext } from "react";
import { useAnswer } from "../kit/answers";
import { useClock, useNow, ZoneContext } from "../kit/dates";
import { Field } from "../kit/fields";
import { MoneyBox, yuan } from "../kit/money";
import { useWords } from "../kit/words";
import { METHODS } from "../payment/MethodFields";
import { useCan } from "../session/door";
import type { Channel, Method } from "../wire/commands";
import type { PartProps } from "./MoreSections";
import { localTime, momentOf, promiseChoices } from "./promise";
import { Section } from "./Section";

const NO_HOURS = [null, null, null, null, null, null, null];

/** When it will be ready, what it may cost, and what is paid ahead. */
export function MoneySection({ fields, sections }: PartProps) {
  const { say } = useWords();
  const clock = useClock();
  const can = useCan();
  const { values, faults, set } = fields;
  const { promised_at, estimate, prepaid } = values;
  const norm = useNorm(values.channel);
  const told = promised_at ?? norm;
  const amount = (name: "estimate" | "ask_above" | "prepaid", hint?: string) => (
    <Field name={name} label={say(`field.${name}`)} fault={faults[name]} hint={hint} tight>
      {(control) => (
        <MoneyBox
          {...control}
          value={values[name]}
          change={(fen) => set(name, fen)}
          data-test={`intake-${name}`}
        />
      )}
    </Field>
  );
  return (
    <Section
      state={sections.of("money")}
      title={say("intake.money")}
      summary={[
        told !== null && say("intake.promised", { at: clock.short(told) }),
        estimate !== null && say("intake.estimate_short", { amount: yuan(estimate) }),
        prepaid !== null && say("intake.prepaid_short", { amount: yuan(prepaid) }),
      ]
        .filter(Boolean)
        .join(" · ")}
    >
      <div className="section-three">
        {amount("estimate")}
        {amount("ask_above", say("intake.ask_above_hint"))}
        {can("take_payments") && amount("prepaid", say("intake.prepaid_told"))}
      </div>
      {prepaid !== null && (
        <div className="section-two">
          <Field name="prepaid_method" label={say("intake.prepaid_method")} tight>
            {({ id }) => (
              <Select<Method>
                id={id}
                value={values.prepaid_method}
                onChange={(method) => set("prepaid_method", method)}
                options={METHODS.map((one) => ({ value: one, label: say(`method.${one}`) }))}
                data-test="intake-prepaid_method"
              />
            )}
          </Field>
          <Field name="prepaid_reference" label={say("intake.prepaid_reference")} tight>
            {(control) => (
              <Input
                {...control}
                autoComplete="off"
                value={values.prepaid_reference}
                onChange={(event) => set("prepaid_reference", event.target.value)}
                data-test="intake-prepaid_reference"
              />
            )}
          </Field>
        </div>
      )}
      <PromisedTime fields={fields} norm={norm} />
    </Section>
  );
}

/** What the shop's norm promises a channel now; nothing until it has come. */
function useNorm(channel: Channel): string | null {
  const answer = useAnswer("repair.promise", { channel }, ["shop"], { every: 60_000, keep: true });
  return answer.data?.promised_at ?? null;
}

function PromisedTime({ fields, norm }: Pick<PartProps, "fields"> & { norm: string | null }) {
  const { say } = useWords();
  const clock = useClock();
  const zone = useContext(ZoneContext);
  const now = useNow();
  const shop = useAnswer("shop.card", {}, ["shop"]);
  const { values, faults, set } = fields;
  const { promised_at } = values;
  const choices = promiseChoices(now, zone, shop.data?.hours ?? NO_HOURS);
  const chosen = choices.find(({ at }) => at === promised_at)?.name;
  const choose = (name: string) =>
    set("promised_at", choices.find((one) => one.name === name)?.at ?? null);
  return (
    <Field
      name="promised_at"
      label={say("field.promised_at")}
      fault={faults.promised_at}
      hint={
        promised_at === null && norm !== null
          ? say("intake.by_norm", { at: clock.short(norm) })
          : undefined
      }
    >
      {({ id, status }) => (
        <div className="promise-row">
          <Segmented
            aria-label={say("field.promised_at")}
            value={promised_at === null ? "norm" : (chosen ?? "other")}
            onChange={choose}
            options={["norm" as const, ...choices.map(({ name }) => name)].map((name) => ({
              value: name as string,
              label: say(`intake.promise.${name}`),
            }))}
            data-test="intake-promise"
          />
          <DatePicker
            id={id}
            status={status}
            showTime={{ format: "HH:mm" }}
            format="YYYY-MM-DD HH:mm"
            needConfirm={false}
            allowClear={false}
            // The shop's wall clock, whatever zone this PC is set to.
            value={dayjs(localTime(promised_at ?? norm ?? now.toISOString(), zone))}
            onChange={(time) =>
              set("promised_at", time && momentOf(time.format("YYYY-MM-DDTHH:mm"), zone))
            }
            data-test="intake-promised_at"
          />
        </div>
      )}
    </Field>
  );
}
