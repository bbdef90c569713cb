import { Select, Space } from "antd";
import { CHANNELS } from "../intake/choices";
import { CountBox, NO_COUNT } from "../kit/CountBox";
import { Field } from "../kit/fields";
import { type Say, useWords } from "../kit/words";
import type { Norm, Norms } from "../wire/commands";

type Unit = "minutes" | "days";

interface NormFieldsProps {
  norms: Norms;
  change: (norms: Norms) => void;
  fault: string | undefined;
}

/** How long the shop takes for each channel; the promise at intake comes from it. */
export function NormFields({ norms, change, fault }: NormFieldsProps) {
  const { say } = useWords();
  return (
    <div data-field="norms">
      <div className="norms">
        {CHANNELS.map((channel) => {
          const norm = norms[channel];
          const unit: Unit = "minutes" in norm ? "minutes" : "days";
          const amount = "minutes" in norm ? norm.minutes : norm.days;
          const set = (next: Norm) => change({ ...norms, [channel]: next });
          const label = say(`channel.${channel}`);
          return (
            <Field key={channel} name={`norms-${channel}`} label={label} tight>
              {(control) => (
                <Space.Compact block>
                  <CountBox
                    {...control}
                    status={fault ? "error" : ""}
                    aria-invalid={Boolean(fault)}
                    className="norm-amount"
                    value={amount}
                    change={(n) => set(normOf(unit, n ?? NO_COUNT))}
                    data-test={`shop-norm-${channel}`}
                  />
                  <Select<Unit>
                    aria-label={`${label} ${say("shop.norm_unit")}`}
                    className="norm-unit"
                    value={unit}
                    onChange={(next) => set(normOf(next, next === "minutes" ? 60 : 1))}
                    options={[
                      { value: "minutes", label: say("shop.minutes") },
                      { value: "days", label: say("shop.days") },
                    ]}
                  />
                </Space.Compact>
              )}
            </Field>
          );
        })}
      </div>
      {fault && (
        <div className="field-note field-fault" role="alert" data-test="fault-norms">
          {fault}
        </div>
      )}
    </div>
  );
}

function normOf(unit: Unit, amount: number): Norm {
  return unit === "minutes" ? { minutes: amount } : { days: amount };
}

/** A norm in words: `60 分钟`, `3 天`. */
export function normWords(say: Say, norm: Norm): string {
  return "minutes" in norm
    ? say("age.minutes", { n: norm.minutes })
    : say("age.days", { n: norm.days });
}
