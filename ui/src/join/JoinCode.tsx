import { Button, Spin } from "antd";
import { useEffect, useRef, useState } from "react";
import { type DeskWays, LineDown } from "../host/host";
import { dropAllDrafts } from "../kit/drafts";
import { FailureNote } from "../kit/FailureNote";
import { Key } from "../kit/shortcuts";
import { useWords } from "../kit/words";

/** Between two questions whether somebody at the host has answered (ms). */
const ASK_EVERY = 1_500;

interface JoinCodeProps {
  ways: DeskWays;
  asked: { code: string; shop: string };
  stop: () => void;
  ended: (how: "refused" | "ended" | null, why: Error | null) => void;
}

/** Eight digits that a person at the host types, and the wait for them. */
export function JoinCode({ ways, asked, stop, ended }: JoinCodeProps) {
  const { say } = useWords();
  const [trouble, setTrouble] = useState<Error | null>(null);
  const latest = useRef(ended);
  useEffect(() => {
    latest.current = ended;
  });
  useEffect(() => {
    let left = false;
    let again: ReturnType<typeof setTimeout>;
    const ask = async () => {
      try {
        const state = await ways.state();
        // This window is a desk of the host by now, also where somebody gave up just then.
        if (state === "admitted") {
          dropAllDrafts();
          ways.reload();
          return;
        }
        if (left) return;
        setTrouble(null);
        if (state !== "waiting") return latest.current(state, null);
      } catch (caught) {
        if (left) return;
        const error = caught instanceof Error ? caught : new Error(String(caught));
        // A line that is down may come back while the request still stands.
        if (!(error instanceof LineDown)) return latest.current(null, error);
        setTrouble(error);
      }
      again = setTimeout(ask, ASK_EVERY);
    };
    again = setTimeout(ask, ASK_EVERY);
    return () => {
      left = true;
      clearTimeout(again);
    };
  }, [ways]);
  return (
    <section className="card">
      <div className="card-body stack join-wait">
        <h2>{say("join.wait", { shop: asked.shop })}</h2>
        <output className="join-code" aria-label={say("join.code")} data-test="join-code">
          {`${asked.code.slice(0, 4)} ${asked.code.slice(4)}`}
        </output>
        <ol className="join-steps">
          <li>{say("join.step_open")}</li>
          <li>{say("join.step_type")}</li>
          <li>{say("join.step_done")}</li>
        </ol>
        <p className="quiet">{say("join.wait_told")}</p>
        <FailureNote reason={trouble} />
        <div className="row">
          <Spin size="small" />
          <span className="grow quiet">{say("join.waiting")}</span>
          <Button onClick={stop} data-test="join-cancel">
            {say("join.cancel")} <Key>Esc</Key>
          </Button>
        </div>
      </div>
    </section>
  );
}
