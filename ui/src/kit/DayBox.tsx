import { DatePicker } from "antd";
import dayjs from "dayjs";

interface DayBoxProps {
  id: string;
  status: "" | "error";
  "data-test": string;
  /** `2026-11-22`, or nothing. */
  day: string | null;
  change: (day: string | null) => void;
  allowClear?: boolean;
}

/** A civil day, as the core writes it. */
export function DayBox({ day, change, ...rest }: DayBoxProps) {
  return (
    <DatePicker
      {...rest}
      className="day-box"
      value={day ? dayjs(day) : null}
      onChange={(next) => change(next ? next.format("YYYY-MM-DD") : null)}
    />
  );
}
