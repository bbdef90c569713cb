import { Button, Checkbox, Input } from "antd";
import { useWords, type Word } from "../kit/words";
import type { Hours } from "../wire/commands";
import { copiedToAll, timeOf, withOpen, withTime } from "./hours";

/** Monday first, as the core keeps them. */
export const DAYS: readonly Word[] = [
  "day.monday",
  "day.tuesday",
  "day.wednesday",
  "day.thursday",
  "day.friday",
  "day.saturday",
  "day.sunday",
];

interface HoursGridProps {
  hours: Hours;
  change: (hours: Hours) => void;
  fault: string | undefined;
}

/** The week beside each other: ticked days are open, each from and to. */
export function HoursGrid({ hours, change, fault }: HoursGridProps) {
  const { say } = useWords();
  return (
    <div className="field" data-field="hours">
      <div className="hours">
        {DAYS.map((day, at) => {
          const open = hours[at] ?? null;
          const time = (end: 0 | 1) => (
            <Input
              className="number"
              aria-label={`${say(day)} ${say(end === 0 ? "shop.opens" : "shop.closes")}`}
              status={fault ? "error" : ""}
              disabled={!open}
              value={open?.[end] ?? ""}
              onChange={(event) => change(withTime(hours, at, end, event.target.value))}
              onBlur={(event) => change(withTime(hours, at, end, timeOf(event.target.value)))}
              data-test={`shop-hours-${at}-${end === 0 ? "from" : "to"}`}
            />
          );
          return (
            <div key={day} className="hours-day">
              <Checkbox
                checked={open !== null}
                onChange={(event) => change(withOpen(hours, at, event.target.checked))}
                data-test={`shop-hours-${at}-open`}
              >
                {say(day)}
              </Checkbox>
              {time(0)}
              {time(1)}
              {open ? (
                <Button
                  size="small"
                  type="link"
                  className="hours-copy"
                  onClick={() => change(copiedToAll(hours, at))}
                  aria-label={`${say(day)} ${say("shop.copy_day")}`}
                >
                  {say("shop.copy_day")}
                </Button>
              ) : (
                <span className="quiet hours-copy">{say("shop.closed_day")}</span>
              )}
            </div>
          );
        })}
      </div>
      {fault && (
        <div className="field-note field-fault" role="alert" data-test="fault-hours">
          {fault}
        </div>
      )}
    </div>
  );
}
