import { Button } from "antd";
import { Bars } from "../frame/Bars";
import { useWords } from "../kit/words";
import { Brand } from "../session/SignInPage";
import type { Barred } from "./invitation";
import "../session/session.css";
import "./terminal.css";

/** All that a machine sees which the host does not know, or knows no longer: why, and whom to ask. */
export function BarredPage({ why, again }: { why: Barred; again: () => void }) {
  const { say } = useWords();
  const revoked = why === "terminal.revoked";
  return (
    <div className="entrance" data-test={revoked ? "terminal-revoked" : "terminal-unknown"}>
      <div className="entrance-bars">
        <Bars />
      </div>
      <main className="entrance-column">
        <header className="entrance-head">
          <Brand />
          <h1 className="entrance-shop">{say(revoked ? "barred.revoked" : "barred.unknown")}</h1>
        </header>
        <p>{say(revoked ? "barred.revoked_told" : "barred.unknown_told")}</p>
        <ol className="barred-steps">
          <li>{say("barred.step_settings")}</li>
          <li>{say("barred.step_invite")}</li>
          <li>{say("barred.step_scan")}</li>
        </ol>
        <Button onClick={again} data-test="barred-again">
          {say("act.again")}
        </Button>
      </main>
    </div>
  );
}
