import { ClockCircleOutlined } from "@ant-design/icons";
import { Link } from "@tanstack/react-router";
import { Button } from "antd";
import { useChange } from "../kit/change";
import { useNow } from "../kit/dates";
import { FailureNote } from "../kit/FailureNote";
import { useWords } from "../kit/words";
import type { Bench } from "../wire/commands";
import { minutesWords, sinceMinutes } from "./minutes";

/** A bench in a line: how much lies on it, what is late, what the day brought, which clock runs. */
export function Figures({ bench }: { bench: Bench }) {
  const { say } = useWords();
  const { mine, late, done_today, minutes_today } = bench.figures;
  return (
    <>
      <span className="row bench-figures" data-test="bench-figures">
        <span>{say("bench.figure_mine", { n: mine })}</span>
        <span className={late > 0 ? "tone-late" : "quiet"}>
          {say("bench.figure_late", { n: late })}
        </span>
        <span className="quiet">{say("bench.figure_done", { n: done_today })}</span>
        <span className="quiet">
          {say("bench.figure_minutes", { time: minutesWords(say, minutes_today) })}
        </span>
      </span>
      {bench.clock && <Running key={bench.clock.id} clock={bench.clock} />}
    </>
  );
}

function Running({ clock }: { clock: NonNullable<Bench["clock"]> }) {
  const { say } = useWords();
  const now = useNow();
  const stop = useChange("work.stop");
  return (
    <span className="row bench-clock" data-test="bench-clock">
      <ClockCircleOutlined className="tone-work" aria-hidden />
      <Link
        to="/repairs/$id"
        params={{ id: clock.repair }}
        search={{ tab: "log" }}
        className="order-link number"
      >
        {clock.number}
      </Link>
      <span className="number" data-test="bench-clock-time">
        {minutesWords(say, sinceMinutes(clock.began_at, now))}
      </span>
      <Button
        size="small"
        loading={stop.pending}
        onClick={() => stop.run({ id: clock.id, ending: "paused" })}
        data-test="bench-clock-pause"
      >
        {say("clock.pause")}
      </Button>
      <Button
        size="small"
        loading={stop.pending}
        onClick={() => stop.run({ id: clock.id, ending: "stopped" })}
        data-test="bench-clock-stop"
      >
        {say("clock.stop")}
      </Button>
      <FailureNote reason={stop.refused} />
    </span>
  );
}
