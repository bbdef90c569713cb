import { DatePicker, Segmented } from "antd";
import dayjs from "dayjs";
import type { Period } from "../wire/commands";
import { SPANS, type Span, spanFor, spanOf } from "./period";
import { useWords } from "./words";

interface PeriodBoxProps {
  period: Period;
  today: string;
  change: (period: Period) => void;
}

/** From which day to which: one of the usual spans, or two days that are chosen. */
export function PeriodBox({ period, today, change }: PeriodBoxProps) {
  const { say } = useWords();
  const day = (which: "from" | "to") => (
    <DatePicker
      className="day-box"
      aria-label={say(`period.${which}`)}
      allowClear={false}
      value={dayjs(period[which])}
      onChange={(next) => {
        if (!next) return;
        const chosen = { ...period, [which]: next.format("YYYY-MM-DD") };
        // The other end follows, so that a span is never turned round.
        if (chosen.from > chosen.to) chosen[which === "from" ? "to" : "from"] = chosen[which];
        change(chosen);
      }}
      data-test={`period-${which}`}
    />
  );
  return (
    <div className="row period-box">
      <Segmented<Span>
        aria-label={say("period.span")}
        value={spanFor(period, today) as Span}
        onChange={(span) => change(spanOf(span, today))}
        options={SPANS.map((span) => ({
          value: span,
          label: <span data-test={`period-${span}`}>{say(`period.${span}`)}</span>,
        }))}
      />
      {day("from")}
      <span aria-hidden>–</span>
      {day("to")}
    </div>
  );
}
