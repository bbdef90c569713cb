import { CheckCircleOutlined, DisconnectOutlined } from "@ant-design/icons";
import { useEffect, useRef, useState } from "react";
import type { CommandName } from "../host/host";
import { HostLine } from "../join/HostLine";
import { useHost, useLine } from "../kit/host";
import { useWaiting } from "../kit/outbox";
import { hasWord, type Say, useWords } from "../kit/words";

/** How long the good news stays (ms). */
const BACK_SHOWN = 4_000;

/** Told above everything, signed in or not: whether the core answers, and what waits to be sent to it. */
export function Bars() {
  const { say } = useWords();
  const { desk } = useHost();
  const up = useLine();
  const waiting = useWaiting();
  const back = useBack(up);
  if (up && !back) return null;
  if (up) {
    return (
      <div className="bar bar-good" role="status" data-test="banner-line-back">
        <CheckCircleOutlined aria-hidden />
        <span>{say("line.back")}</span>
      </div>
    );
  }
  return (
    <div className="bar bar-bad" role="alert" data-test="banner-line">
      <DisconnectOutlined aria-hidden />
      <span className="grow">
        {desk ? <HostLine ways={desk} /> : say("line.down")}
        {waiting.length > 0 && (
          <>
            {" "}
            <strong data-test="line-waiting">
              {say("line.waiting", { count: waiting.length, what: named(say, waiting) })}
            </strong>
          </>
        )}
      </span>
    </div>
  );
}

/** Whether the line came back just now. */
function useBack(up: boolean): boolean {
  const [back, setBack] = useState(false);
  const was = useRef(up);
  useEffect(() => {
    const returned = up && !was.current;
    was.current = up;
    setBack(returned);
    if (!returned) return;
    const end = setTimeout(() => setBack(false), BACK_SHOWN);
    return () => clearTimeout(end);
  }, [up]);
  return back;
}

function named(say: Say, waiting: readonly CommandName[]): string {
  const names = new Set(
    waiting.map((name) => {
      const key = `command.${name}`;
      return hasWord(key) ? say(key) : say("line.an_act");
    }),
  );
  return [...names].join(say("text.list_mark"));
}
