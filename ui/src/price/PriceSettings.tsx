import { Segmented } from "antd";
import { useState } from "react";
import { useAnswer } from "../kit/answers";
import { FailureNote } from "../kit/FailureNote";
import { useWords } from "../kit/words";
import { PriceList } from "./PriceList";
import { RuleList } from "./RuleList";
import "./price.css";

const PARTS = ["prices", "rules"] as const;
type Part = (typeof PARTS)[number];

/** What a quote is written from: the price list, and the rules that stand above it. */
export function PriceSettings() {
  const { say } = useWords();
  const [part, setPart] = useState<Part>("prices");
  const all = useAnswer("price.all", {}, ["price", "price_rule", "brand", "model"]);
  return (
    <section className="card catalogue">
      <div className="card-head">
        <Segmented<Part>
          aria-label={say("settings.prices")}
          value={part}
          onChange={setPart}
          options={PARTS.map((one) => ({
            value: one,
            label: (
              <span data-test={`price-${one}`}>
                {say(`price.${one}`)}{" "}
                <span className="number quiet">{all.data?.[one].length ?? "…"}</span>
              </span>
            ),
          }))}
        />
        <span className="quiet">{say("price.told")}</span>
      </div>
      <div className="card-body stack">
        <FailureNote reason={all.error} again={() => all.refetch()} />
        {all.data && part === "prices" && <PriceList rows={all.data.prices} />}
        {all.data && part === "rules" && <RuleList rows={all.data.rules} />}
      </div>
    </section>
  );
}
