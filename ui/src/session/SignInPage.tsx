import { useQueryClient } from "@tanstack/react-query";
import { Bars } from "../frame/Bars";
import { liftLock } from "../kit/keptLock";
import { useWords } from "../kit/words";
import type { Door } from "../wire/commands";
import { EntranceChoices } from "./EntranceChoices";
import { Entry } from "./Entry";
import "./session.css";

/** Who is at this desk? */
export function SignInPage({ door }: { door: Door }) {
  const { say } = useWords();
  const store = useQueryClient();
  const entered = async () => {
    liftLock();
    await store.invalidateQueries();
  };
  return (
    <div className="entrance" data-test="signin-page">
      <div className="entrance-bars">
        <Bars />
      </div>
      <main className="entrance-column">
        <header className="entrance-head">
          <Brand />
          <h1 className="entrance-shop">{door.shop?.name}</h1>
          {door.shop?.demo && <p className="quiet">{say("demo.told")}</p>}
        </header>
        <Entry door={door} first={null} entered={entered} />
      </main>
      <EntranceChoices version={door.version} />
    </div>
  );
}

export function Brand() {
  const { say } = useWords();
  return (
    <div className="brand">
      <img src={`${import.meta.env.BASE_URL}icon.svg`} alt="" width="28" height="28" />
      <span>{say("app.name")}</span>
    </div>
  );
}
