import { Button, Select, Tag } from "antd";
import { useState } from "react";
import { useAnswer } from "../kit/answers";
import { FailureNote } from "../kit/FailureNote";
import { FormModal } from "../kit/FormModal";
import { Field, useFields } from "../kit/fields";
import { useHost } from "../kit/host";
import { yuan } from "../kit/money";
import { useWords } from "../kit/words";
import type { FoundLevel, Level, PriceRow, RepairCard } from "../wire/commands";
import { isBlank, nameOf, sent, suggested, type WritingLine } from "./lines";

/** By which words a finding is the battery's, until somebody says otherwise. */
const BATTERY = /电池|battery/i;
const LEVELS: readonly Level[] = ["simple", "one", "two", "three"];

interface SuggestFormProps {
  repair: RepairCard;
  prices: readonly PriceRow[];
  /** What stands on the page: labour that is in it is not asked again. */
  standing: readonly WritingLine[];
  take: (lines: WritingLine[]) => void;
  close: () => void;
}

/** From what was found and the price list to lines, after the shop's rules. */
export function SuggestForm({ repair, prices, standing, take, close }: SuggestFormProps) {
  const { say } = useWords();
  const host = useHost();
  const file = useAnswer("repair.bench_file", { id: repair.id }, ["finding"]);
  const found = (file.data?.findings ?? []).flatMap((row) =>
    row.withdrawn ? [] : { level: row.level, battery: BATTERY.test(row.text) },
  );
  const fields = useFields<{ levels: FoundLevel[] | null; prices: string[] }>({
    levels: null,
    prices: [],
  });
  const { values, faults, set } = fields;
  // Until somebody says otherwise, one level for each finding.
  const levels = values.levels ?? found;
  const [asking, setAsking] = useState(false);
  const [other, setOther] = useState<Error | null>(null);
  const submit = async () => {
    if (asking) return;
    setAsking(true);
    setOther(null);
    try {
      const input = {
        repair: repair.id,
        levels: [...levels],
        prices: values.prices,
        standing: standing.filter((line) => !isBlank(line)).flatMap((line) => sent(line) ?? []),
      };
      take(suggested(await host.call("quote.suggest", input)));
    } catch (reason) {
      const error = reason instanceof Error ? reason : new Error(String(reason));
      setOther(fields.showRefusal(error) ? null : error);
    } finally {
      setAsking(false);
    }
  };
  return (
    <FormModal
      title={say("quote.suggest_title")}
      act="quote.suggest_act"
      test="quote-suggest"
      pending={asking}
      submit={submit}
      close={close}
    >
      <div ref={fields.area} className="stack">
        <FailureNote reason={other} />
        <Field
          name="prices"
          label={say("quote.suggest_prices")}
          fault={faults.prices}
          hint={prices.length === 0 ? say("quote.no_prices") : undefined}
          tight
        >
          {({ id, status }) => (
            <Select
              id={id}
              status={status}
              mode="multiple"
              autoFocus
              value={values.prices}
              onChange={(chosen) => set("prices", chosen)}
              placeholder={say("quote.suggest_prices_hint")}
              showSearch={{ optionFilterProp: "name" }}
              options={prices.map((price) => ({
                value: price.id,
                name: nameOf(price),
                label: `${nameOf(price)} ${yuan(price.amount)}`,
              }))}
              data-test="quote-suggest-prices"
            />
          )}
        </Field>
        <Field name="levels" label={say("quote.suggest_levels")} fault={faults.levels} tight>
          {() => (
            <div className="stack-tight">
              <div className="row quote-levels">
                {LEVELS.map((level) => (
                  <Button
                    key={level}
                    size="small"
                    onClick={() => set("levels", [...levels, { level, battery: false }])}
                    data-test={`quote-level-${level}`}
                  >
                    + {say(`level.${level}`)}
                  </Button>
                ))}
              </div>
              <div className="row quote-levels" data-test="quote-levels">
                {levels.length === 0 && <span className="quiet">{say("quote.no_levels")}</span>}
                {levels.map(({ level, battery }, at) => (
                  <Tag
                    key={`${level}-${at}`}
                    color={battery ? "blue" : undefined}
                    closable
                    onClose={(event) => {
                      event.preventDefault();
                      set(
                        "levels",
                        levels.filter((_, i) => i !== at),
                      );
                    }}
                  >
                    {say(`level.${level}`)}{" "}
                    <button
                      type="button"
                      className="plain"
                      aria-pressed={battery}
                      onClick={() => {
                        const turned = { level, battery: !battery };
                        set(
                          "levels",
                          levels.map((one, i) => (i === at ? turned : one)),
                        );
                      }}
                      data-test="quote-level-battery"
                    >
                      {say(battery ? "quote.of_battery" : "quote.not_of_battery")}
                    </button>
                  </Tag>
                ))}
              </div>
            </div>
          )}
        </Field>
        <p className="quiet">{say("quote.suggest_told")}</p>
      </div>
    </FormModal>
  );
}
