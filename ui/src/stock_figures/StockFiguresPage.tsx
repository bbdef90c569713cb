import { Segmented } from "antd";
import { useState } from "react";
import { PeriodBox } from "../kit/PeriodBox";
import { spanOf } from "../kit/period";
import { useWords } from "../kit/words";
import { useCan, useDoor } from "../session/door";
import type { Period, Right } from "../wire/commands";
import { Classes } from "./Classes";
import { Dead } from "./Dead";
import { Fill } from "./Fill";
import { Low } from "./Low";
import { Prices } from "./Prices";
import { Taken } from "./Taken";
import { Turning } from "./Turning";
import { Value } from "./Value";
import "./stock_figures.css";

const FIGURES = ["low", "value", "dead", "turnover", "fill", "prices", "taken", "classes"] as const;
type Figure = (typeof FIGURES)[number];

/** Who sees which. */
const RIGHTS: Record<Figure, Right> = {
  low: "see_stock",
  value: "see_costs",
  dead: "see_stock",
  turnover: "see_costs",
  fill: "see_stock",
  prices: "see_costs",
  taken: "keep_stock",
  classes: "see_costs",
};

/** What stock is worth, what runs low, what lies dead, how it turns, and who took what. */
export function StockFiguresPage() {
  const { say } = useWords();
  const can = useCan();
  const today = useDoor().shop?.today ?? "";
  const [figure, setFigure] = useState<Figure>("low");
  const [period, setPeriod] = useState<Period>(() => spanOf("month", today));
  const isOfDays =
    figure === "turnover" || figure === "fill" || figure === "prices" || figure === "taken";
  return (
    <>
      <Segmented<Figure>
        aria-label={say("stock_figures.choice")}
        value={figure}
        onChange={setFigure}
        options={FIGURES.filter((one) => can(RIGHTS[one])).map((one) => ({
          value: one,
          label: <span data-test={`stock-figures-${one}`}>{say(`stock_figures.${one}`)}</span>,
        }))}
      />
      <p className="quiet stock-figures-told">{say(`stock_figures.${figure}_told`)}</p>
      {isOfDays && <PeriodBox period={period} today={today} change={setPeriod} />}
      {figure === "low" && <Low />}
      {figure === "value" && <Value />}
      {figure === "dead" && <Dead />}
      {figure === "turnover" && <Turning period={period} />}
      {figure === "fill" && <Fill period={period} />}
      {figure === "prices" && <Prices period={period} />}
      {figure === "taken" && <Taken period={period} />}
      {figure === "classes" && <Classes />}
    </>
  );
}
