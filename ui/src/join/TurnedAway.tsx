import { Alert, Button } from "antd";
import { useState } from "react";
import { Bars } from "../frame/Bars";
import type { DeskWays, Refusal } from "../host/host";
import { Key, useShortcut } from "../kit/shortcuts";
import { failureWords, useWords } from "../kit/words";
import { EntranceChoices } from "../session/EntranceChoices";
import { Brand } from "../session/SignInPage";
import { JoinPage } from "./JoinPage";
import { LeaveHost } from "./LeaveHost";
import { useDeskMode } from "./mode";
import "../session/session.css";
import "../shop/shop.css";
import "./join.css";

interface TurnedAwayProps {
  ways: DeskWays;
  reason: Refusal;
  again: () => void;
}

/** The host does not let this desk in, or somebody else sits where it was: what happened, and the two ways on. */
export function TurnedAway({ ways, reason, again }: TurnedAwayProps) {
  const { say } = useWords();
  const desk = useDeskMode();
  const [joining, setJoining] = useState(false);
  useShortcut("Ctrl+Enter", () => setJoining(true), !joining);
  // Only a desk of a host is turned away; what it is comes within a blink.
  if (desk?.mode !== "host") return <div className="splash" />;
  if (joining) {
    const from = { address: desk.address, name: desk.name };
    return <JoinPage ways={ways} back={() => setJoining(false)} from={from} />;
  }
  return (
    <div className="entrance" data-test="turned-away">
      <div className="entrance-bars">
        <Bars />
      </div>
      <main className="first join">
        <Brand />
        <h1 className="first-title">{say("join.away", { shop: desk.shop })}</h1>
        <Alert
          type="error"
          showIcon
          title={failureWords(say, reason.failure)}
          description={say("join.away_where", { name: desk.name, address: desk.address })}
          data-test="turned-away-reason"
        />
        <div className="row">
          <Button
            type="primary"
            size="large"
            onClick={() => setJoining(true)}
            data-test="turned-away-join"
          >
            {say("join.anew")} <Key>Ctrl Enter</Key>
          </Button>
          <Button size="large" onClick={again} data-test="turned-away-again">
            {say("act.again")}
          </Button>
          <LeaveHost ways={ways} />
        </div>
      </main>
      <EntranceChoices version={undefined} />
    </div>
  );
}
