import { Bars } from "../frame/Bars";
import type { DeskWays } from "../host/host";
import { useWords } from "../kit/words";
import { EntranceChoices } from "../session/EntranceChoices";
import { Brand } from "../session/SignInPage";
import { JoinForm, type JoinFrom } from "./JoinForm";
import "../session/session.css";
import "../shop/shop.css";
import "./join.css";

interface JoinPageProps {
  ways: DeskWays;
  from?: JoinFrom;
  back: () => void;
}

/** Being let into the shop of another machine in this network. */
export function JoinPage({ ways, from, back }: JoinPageProps) {
  const { say } = useWords();
  return (
    <div className="entrance" data-test="join-page">
      <div className="entrance-bars">
        <Bars />
      </div>
      <main className="first join">
        <Brand />
        <div>
          <h1 className="first-title">{say("join.title")}</h1>
          <p className="quiet">{say("join.told")}</p>
        </div>
        <JoinForm ways={ways} from={from} back={back} />
      </main>
      <EntranceChoices version={undefined} />
    </div>
  );
}
