import { Alert, Button, Spin } from "antd";
import { useEffect, useRef, useState } from "react";
import { Bars } from "../frame/Bars";
import { LineDown } from "../host/host";
import { FailureNote } from "../kit/FailureNote";
import { useHost } from "../kit/host";
import { useWords } from "../kit/words";
import { Brand } from "../session/SignInPage";
import "../session/session.css";
import "./terminal.css";

/** Pause before a lost invitation is handed in once more (ms). */
const AGAIN_AFTER = 2_000;

interface EnterPageProps {
  token: string;
  /** The host knows this machine from now on. */
  entered: () => void;
  /** On without it: the host says what it thinks of this machine. */
  leave: () => void;
}

/** A tablet or phone hands in the invitation it was opened with. */
export function EnterPage({ token, entered, leave }: EnterPageProps) {
  const { say } = useWords();
  const host = useHost();
  const [refused, setRefused] = useState<Error | null>(null);
  const handed = useRef<string | null>(null);
  useEffect(() => {
    if (handed.current === token) return;
    handed.current = token;
    setRefused(null);
    handIn(() => host.join?.(token) ?? Promise.reject(new Error("no way in from here"))).then(
      entered,
      setRefused,
    );
  }, [host, token, entered]);
  return (
    <div className="entrance" data-test="enter-page">
      <div className="entrance-bars">
        <Bars />
      </div>
      <main className="entrance-column">
        <header className="entrance-head">
          <Brand />
          <h1 className="entrance-shop">{say("enter.title")}</h1>
        </header>
        {refused ? (
          <div className="stack">
            <FailureNote reason={refused} />
            <Alert type="info" showIcon title={say("enter.what_to_do")} />
            <Button onClick={leave} data-test="enter-leave">
              {say("enter.leave")}
            </Button>
          </div>
        ) : (
          <div className="row enter-wait">
            <Spin /> <span>{say("enter.wait")}</span>
          </div>
        )}
      </main>
    </div>
  );
}

/** Until an answer comes: a line that breaks is no answer. */
async function handIn(join: () => Promise<void>): Promise<void> {
  for (;;) {
    try {
      return await join();
    } catch (reason) {
      if (!(reason instanceof LineDown)) throw reason;
      await new Promise((resolve) => setTimeout(resolve, AGAIN_AFTER));
    }
  }
}
