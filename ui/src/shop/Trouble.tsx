import { useQueryClient } from "@tanstack/react-query";
import { Alert } from "antd";
import { BackupList } from "../backup/BackupList";
import { Bars } from "../frame/Bars";
import { failureWords, useWords } from "../kit/words";
import { EntranceChoices } from "../session/EntranceChoices";
import { Brand } from "../session/SignInPage";
import type { Failure } from "../wire/commands";
import "../session/session.css";
import "./shop.css";

/** The shop's file can't be opened: what happened, that it is untouched, and the way back. */
export function Trouble({ trouble }: { trouble: Failure | null }) {
  const { say } = useWords();
  const store = useQueryClient();
  return (
    <div className="entrance" data-test="trouble">
      <div className="entrance-bars">
        <Bars />
      </div>
      <main className="first">
        <Brand />
        <h1 className="first-title">{say("trouble.title")}</h1>
        <Alert
          type="error"
          showIcon
          data-test="trouble-reason"
          title={trouble ? failureWords(say, trouble) : say("trouble.title")}
          description={
            <>
              <div>{say("trouble.untouched")}</div>
              {trouble?.trace && <div>{say("failure.trace", { trace: trouble.trace })}</div>}
            </>
          }
        />
        <section className="card">
          <div className="card-head">
            <h2>{say("trouble.restore")}</h2>
          </div>
          <div className="card-body stack">
            <p className="quiet">{say("trouble.restore_told")}</p>
            <BackupList
              anyFolder
              restored={() => {
                store.invalidateQueries();
              }}
            />
          </div>
        </section>
      </main>
      <EntranceChoices version={undefined} />
    </div>
  );
}
