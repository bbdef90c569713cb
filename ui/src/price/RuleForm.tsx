import { Checkbox, Select } from "antd";
import { useState } from "react";
import { ActiveField } from "../catalogue/entry";
import { KINDS } from "../catalogue/KindPicker";
import { useAnswer } from "../kit/answers";
import { CountBox } from "../kit/CountBox";
import { draftKey, dropDraft } from "../kit/drafts";
import { FormModal } from "../kit/FormModal";
import { Field, useFields } from "../kit/fields";
import { Refused, useKeep } from "../kit/keeping";
import { MoneyBox } from "../kit/money";
import { useWords, type Word } from "../kit/words";
import { useDoor, useMe } from "../session/door";
import { DAYS } from "../shop/HoursGrid";
import type {
  KeepPriceRule,
  Kind,
  PriceRuleKind,
  PriceRuleRow,
  RuleFigures,
} from "../wire/commands";
import { changedRule } from "./changed";
import { FIGURES, RULES, ruledAs } from "./prices";
import { ValidityFields } from "./Validity";

const PERCENT: Partial<Record<PriceRuleKind, Word>> = {
  further_faults: "price.percent_further",
  declined_fee: "price.percent_declined",
  member_day: "price.percent_member",
};

interface RuleFormProps {
  /** Nothing: a new one. */
  row: PriceRuleRow | null;
  close: () => void;
}

/** Adds a price rule, or changes its figures, its term or whether it is in use. */
export function RuleForm({ row, close }: RuleFormProps) {
  const { say } = useWords();
  const { shop } = useDoor();
  const draft = draftKey(useMe().id, `price.keep_rule/${row?.id ?? "new"}`);
  const [began] = useState(row);
  const fields = useFields<KeepPriceRule>(
    {
      id: row?.id ?? null,
      seen_seq: row?.seen_seq ?? 0,
      rule: row?.rule ?? "further_faults",
      figures: row?.figures ?? {},
      valid_from: row?.valid_from ?? shop?.today ?? "",
      valid_to: row?.valid_to ?? null,
      active: row?.active ?? true,
    },
    draft,
  );
  const { values, faults, set } = fields;
  const { keep, other, clear } = useKeep("price.keep_rule", fields, close, draft);
  const all = useAnswer("price.all", {}, ["price", "price_rule", "brand", "model"]);
  const now = all.data?.rules.find(({ id }) => id === began?.id) ?? began;
  const submit = (seen_seq = values.seen_seq) => {
    clear();
    keep.run(ruledAs({ ...values, seen_seq }));
  };
  const takeTheirs = () => {
    dropDraft(draft);
    close();
  };
  const own = FIGURES[values.rule];
  const figure = (part: RuleFigures) => {
    set("figures", { ...values.figures, ...part });
    fields.setFaults({});
  };
  return (
    <FormModal
      title={row ? say(`price_rule.${row.rule}`) : say("price.add_rule")}
      act="act.save"
      test="rule"
      pending={keep.pending}
      submit={() => submit()}
      close={close}
    >
      <Refused
        reason={other}
        changes={began && now ? changedRule(say, began, now) : []}
        keepMine={() => submit(now?.seen_seq)}
        close={takeTheirs}
      />
      {now?.used === true && <p className="quiet">{say("price.used_told")}</p>}
      <div ref={fields.area}>
        <Field
          name="rule"
          label={say("price.rule")}
          fault={faults.rule}
          hint={say(`price_rule_told.${values.rule}`)}
        >
          {({ id, status }) => (
            <Select<PriceRuleKind>
              id={id}
              status={status}
              disabled={row !== null}
              value={values.rule}
              onChange={(rule) => set("rule", rule)}
              options={RULES.map((one) => ({ value: one, label: say(`price_rule.${one}`) }))}
              data-test="rule-rule"
            />
          )}
        </Field>
        {own.includes("percent") && (
          <Field
            name="figures.percent"
            label={say(PERCENT[values.rule] ?? "figures.percent")}
            fault={faults["figures.percent"]}
          >
            {(control) => (
              <CountBox
                {...control}
                className="settings-number"
                autoFocus
                suffix="%"
                value={values.figures.percent ?? null}
                change={(percent) => figure({ percent })}
                data-test="rule-percent"
              />
            )}
          </Field>
        )}
        {own.includes("amount") && (
          <Field
            name="figures.amount"
            label={say("figures.amount")}
            fault={faults["figures.amount"]}
          >
            {(control) => (
              <MoneyBox
                {...control}
                autoFocus
                value={values.figures.amount ?? null}
                change={(fen) => {
                  const { amount: _former, ...rest } = values.figures;
                  set("figures", fen === null ? rest : { ...rest, amount: fen });
                }}
                data-test="rule-amount"
              />
            )}
          </Field>
        )}
        {own.includes("kinds") && (
          <Field name="figures.kinds" label={say("figures.kinds")} fault={faults["figures.kinds"]}>
            {({ id, status }) => (
              <Select<Kind[]>
                id={id}
                status={status}
                mode="multiple"
                allowClear
                value={values.figures.kinds ?? []}
                onChange={(kinds) => figure({ kinds: kinds.length === 0 ? null : kinds })}
                options={KINDS.map((one) => ({ value: one, label: say(`kind.${one}`) }))}
                showSearch={{ optionFilterProp: "label" }}
                placeholder={say("catalogue.every_kind")}
                data-test="rule-kinds"
              />
            )}
          </Field>
        )}
        {own.includes("weekdays") && (
          <>
            <Field
              name="figures.weekdays"
              label={say("figures.weekdays")}
              fault={faults["figures.weekdays"]}
            >
              {(control) => (
                <Checkbox.Group
                  aria-describedby={control["aria-describedby"]}
                  aria-label={say("figures.weekdays")}
                  value={values.figures.weekdays ?? []}
                  onChange={(days) => figure({ weekdays: days.length === 0 ? null : days })}
                  options={DAYS.map((day, at) => ({ value: at + 1, label: say(day) }))}
                />
              )}
            </Field>
            <Field
              name="figures.monthdays"
              label={say("figures.monthdays")}
              fault={faults["figures.monthdays"]}
              hint={say("price.member_day_hint")}
            >
              {({ id, status }) => (
                <Select<number[]>
                  id={id}
                  status={status}
                  mode="multiple"
                  allowClear
                  value={values.figures.monthdays ?? []}
                  onChange={(days) => figure({ monthdays: days.length === 0 ? null : days })}
                  options={MONTHDAYS.map((day) => ({ value: day, label: String(day) }))}
                  data-test="rule-monthdays"
                />
              )}
            </Field>
          </>
        )}
        <ValidityFields fields={fields} />
        {row && (
          <ActiveField
            active={values.active}
            change={(active) => set("active", active)}
            fault={faults.active}
            hint="price.active_hint"
          />
        )}
      </div>
    </FormModal>
  );
}

const MONTHDAYS = Array.from({ length: 31 }, (_, at) => at + 1);
