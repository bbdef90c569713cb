import { useQueryClient } from "@tanstack/react-query";
import { Alert, App, Button, Progress } from "antd";
import { useChange } from "../kit/change";
import { agoWords, useClock, useNow } from "../kit/dates";
import { FailureNote } from "../kit/FailureNote";
import { failureWords, useWords } from "../kit/words";
import { backupTone } from "./BackupAge";
import { BackupList } from "./BackupList";
import { useStatus } from "./status";

/** Where backups lie, how old the last verified one is, making one now, and the way back. */
export function BackupSettings() {
  const { say } = useWords();
  const clock = useClock();
  const now = useNow();
  const store = useQueryClient();
  const { message } = App.useApp();
  const status = useStatus();
  const make = useChange("backup.make", {
    done: () => {
      message.success(say("backup.made"));
      store.invalidateQueries({ queryKey: ["shop.status"] });
      store.invalidateQueries({ queryKey: ["backup.list"] });
    },
  });
  const backup = status.data?.backup;
  const busy = make.pending || backup?.running === true;
  return (
    <div className="stack">
      <section className="card">
        <div className="card-head">
          <h2>{say("backup.state")}</h2>
          <Button
            type="primary"
            onClick={() => make.run({})}
            loading={busy}
            data-test="backup-make"
          >
            {say("backup.make")}
          </Button>
        </div>
        <div className="card-body stack">
          <FailureNote reason={status.error} again={() => status.refetch()} />
          {backup && (
            <>
              <div className="row">
                <span className={`dot tone-${backupTone(backup)}`} />
                <span data-test="backup-last">
                  {backup.last_verified_at
                    ? say("backup.last_verified", {
                        at: clock.full(backup.last_verified_at),
                        ago: agoWords(say, backup.last_verified_at, now),
                      })
                    : say("backup.none_yet")}
                </span>
              </div>
              <div>
                <span className="quiet">{say("field.backup_folder")} </span>
                <bdi className="typed">{backup.folder}</bdi>
              </div>
              {busy && (
                <div data-test="backup-running">
                  <Progress percent={100} status="active" showInfo={false} />
                  <span className="quiet">{say("backup.running")}</span>
                </div>
              )}
              {backup.same_disk && (
                <Alert type="warning" showIcon title={say("backup.same_disk")} />
              )}
              {backup.overdue && !backup.failure && (
                <Alert type="warning" showIcon title={say("backup.overdue")} />
              )}
              {backup.failure && (
                <Alert
                  type="error"
                  showIcon
                  title={say("backup.failed_bar")}
                  description={failureWords(say, backup.failure)}
                />
              )}
            </>
          )}
          <FailureNote reason={make.refused} />
          <p className="quiet">{say("backup.rule")}</p>
        </div>
      </section>
      <section className="card">
        <div className="card-head">
          <h2>{say("backup.all")}</h2>
        </div>
        <div className="card-body stack">
          <BackupList
            anyFolder
            restored={() => {
              store.invalidateQueries();
            }}
          />
        </div>
      </section>
    </div>
  );
}
