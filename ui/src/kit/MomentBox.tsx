import { DatePicker } from "antd";
import dayjs from "dayjs";
import { useContext } from "react";
import { ZoneContext } from "./dates";

interface MomentBoxProps {
  id: string;
  status: "" | "error";
  "aria-invalid": boolean;
  "aria-describedby": string;
  "data-test": string;
  /** UTC text, as the core has it. */
  value: string | null;
  change: (moment: string | null) => void;
}

/** A day and a time on the shop's wall clock; the form holds the moment. */
export function MomentBox({ value, change, ...rest }: MomentBoxProps) {
  const zone = useContext(ZoneContext);
  return (
    <DatePicker
      {...rest}
      className="moment-box"
      showTime={{ format: "HH:mm", minuteStep: 5 }}
      format="YYYY-MM-DD HH:mm"
      // The picker knows no zones: it is handed the shop's wall clock as if it were the PC's own.
      value={value === null ? null : dayjs(wallClock(value, zone))}
      onChange={(chosen) =>
        change(chosen === null ? null : momentOf(chosen.format("YYYY-MM-DDTHH:mm"), zone))
      }
    />
  );
}

/** What the shop's clock shows at a moment: `2026-11-21T14:02`. */
export function wallClock(moment: string, zone: string): string {
  return dayjs.utc(moment).tz(zone).format("YYYY-MM-DDTHH:mm");
}

/** The moment at which the shop's clock shows this. */
export function momentOf(wall: string, zone: string): string {
  return dayjs.tz(wall, zone).toISOString();
}
