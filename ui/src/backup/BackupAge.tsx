import { Link } from "@tanstack/react-router";
import { agoWords, useNow } from "../kit/dates";
import { useWords } from "../kit/words";
import { useCan, useDoor } from "../session/door";
import type { BackupState } from "../wire/commands";
import { useStatus } from "./status";

/** The age of the last verified backup, always in sight. */
export function BackupAge() {
  const { say } = useWords();
  const can = useCan();
  const now = useNow();
  const { data } = useStatus();
  const { shop } = useDoor();
  // What is made up needs no copy.
  if (shop?.demo) return null;
  // The line is kept free while the first answer is on its way.
  if (!data)
    return (
      <div className="backup-age" aria-hidden="true">
        &nbsp;
      </div>
    );
  const { backup } = data;
  const words = (
    <>
      <span className={`dot tone-${backupTone(backup)}`} />
      <span>
        {backup.running
          ? say("backup.running_short")
          : backup.last_verified_at
            ? say("backup.age", { ago: agoWords(say, backup.last_verified_at, now) })
            : say("backup.none_yet")}
      </span>
    </>
  );
  if (!can("keep_backups")) {
    return (
      <div className="backup-age" data-test="backup-age">
        {words}
      </div>
    );
  }
  return (
    <Link
      to="/settings/{-$section}"
      params={{ section: "backup" }}
      className="backup-age"
      data-test="backup-age"
    >
      {words}
    </Link>
  );
}

/** Green: verified and in time, elsewhere; amber: late or on the same disk; red: failed or none. */
export function backupTone(backup: BackupState): "good" | "waiting" | "late" {
  if (backup.failure || !backup.last_verified_at) return "late";
  return backup.overdue || backup.same_disk ? "waiting" : "good";
}
