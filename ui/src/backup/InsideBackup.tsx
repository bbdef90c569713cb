import { App, Button, Modal, Spin } from "antd";
import { useState } from "react";
import { useAnswer } from "../kit/answers";
import { byteWords } from "../kit/bytes";
import { useChange } from "../kit/change";
import { useClock } from "../kit/dates";
import { FailureNote } from "../kit/FailureNote";
import { useWords } from "../kit/words";

interface InsideBackupProps {
  folder: string | null;
  name: string;
  close: () => void;
  restored: () => void;
}

/** What a backup holds, read and checked, and its restoring in two presses. */
export function InsideBackup({ folder, name, close, restored }: InsideBackupProps) {
  const { say } = useWords();
  const clock = useClock();
  const { message } = App.useApp();
  const [asking, setAsking] = useState(false);
  const inside = useAnswer("backup.inside", { folder, name }, []);
  const restore = useChange("backup.restore", {
    done: ({ entries, folder: into }) => {
      message.success(say("backup.restored", { entries, folder: into }), 8);
      close();
      restored();
    },
  });
  const found = inside.data;
  const facts: [string, string | number][] = found
    ? [
        [say("field.shop_name"), found.shop_name],
        [say("backup.made_at"), clock.full(found.made_at)],
        [say("backup.repairs"), found.repairs],
        [say("backup.last_number"), found.last_number ?? "—"],
        [say("backup.people"), found.people],
        [say("backup.entries"), found.entries],
        [say("backup.files"), found.files],
        [say("backup.size"), byteWords(found.bytes)],
      ]
    : [];
  return (
    <Modal
      open
      title={say("backup.inside_title")}
      onCancel={close}
      footer={null}
      width={560}
      closable={!restore.pending}
      mask={{ closable: !restore.pending }}
    >
      <div className="stack">
        <div className="quiet number typed">{name}</div>
        <FailureNote reason={inside.error} again={() => inside.refetch()} />
        {inside.isPending && (
          <Spin description={say("backup.looking")}>
            <div className="backup-wait" />
          </Spin>
        )}
        {found && (
          <dl className="facts" data-test="backup-facts">
            {facts.map(([label, value]) => (
              <div key={label} className="fact">
                <dt>{label}</dt>
                <dd className="number">{value}</dd>
              </div>
            ))}
          </dl>
        )}
        <FailureNote reason={restore.refused} />
        {found && !asking && (
          <Button onClick={() => setAsking(true)} data-test="backup-restore">
            {say("backup.restore")}
          </Button>
        )}
        {found && asking && (
          <div className="stack">
            <p>
              {say("backup.restore_ask", {
                at: clock.full(found.made_at),
                number: found.last_number ?? "—",
              })}
            </p>
            <div className="row">
              <Button
                type="primary"
                danger
                loading={restore.pending}
                onClick={() => restore.run({ folder, name })}
                data-test="backup-restore-confirm"
              >
                {say("backup.restore_confirm")}
              </Button>
              <Button disabled={restore.pending} onClick={() => setAsking(false)}>
                {say("act.cancel")}
              </Button>
            </div>
          </div>
        )}
      </div>
    </Modal>
  );
}
