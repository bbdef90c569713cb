import { Button, Input, Table, type TableColumnsType } from "antd";
import { useState } from "react";
import { useAnswer } from "../kit/answers";
import { byteWords } from "../kit/bytes";
import { useClock } from "../kit/dates";
import { FailureNote } from "../kit/FailureNote";
import { Field } from "../kit/fields";
import { useWords } from "../kit/words";
import type { BackupRow } from "../wire/commands";
import { InsideBackup } from "./InsideBackup";

/** The backups of a folder, newest first, each to be looked into before it is restored. */
export function BackupList({
  anyFolder,
  restored,
}: {
  /** The folder may be typed: where the shop's own settings can't be read. */
  anyFolder?: boolean;
  restored: () => void;
}) {
  const { say } = useWords();
  const clock = useClock();
  const [typed, setTyped] = useState("");
  const [folder, setFolder] = useState<string | null>(null);
  const [looking, setLooking] = useState<string | null>(null);
  const list = useAnswer("backup.list", { folder }, ["backup"]);

  const columns: TableColumnsType<BackupRow> = [
    {
      title: say("backup.made_at"),
      dataIndex: "made_at",
      render: (at: string) => <span className="number">{clock.full(at)}</span>,
    },
    {
      title: say("backup.reason"),
      dataIndex: "reason",
      render: (_, row) => say(`backup.reason.${row.reason}`),
    },
    {
      title: say("backup.repairs"),
      dataIndex: "repairs",
      align: "right",
      render: (n: number) => <span className="number">{n}</span>,
    },
    {
      title: say("backup.size"),
      dataIndex: "bytes",
      align: "right",
      render: (n: number) => <span className="number">{byteWords(n)}</span>,
    },
    {
      title: say("backup.verified"),
      dataIndex: "verified",
      render: (verified: boolean) => (
        <span className={`stage tone-${verified ? "good" : "late"}`}>
          {say(verified ? "backup.is_verified" : "backup.not_verified")}
        </span>
      ),
    },
    {
      key: "look",
      title: <span className="unseen">{say("column.acts")}</span>,
      align: "right",
      render: (_, row) => (
        <Button size="small" onClick={() => setLooking(row.name)} data-test="backup-inside">
          {say("backup.look_inside")}
        </Button>
      ),
    },
  ];
  return (
    <>
      {anyFolder && (
        <form
          className="backup-folder"
          onSubmit={(event) => {
            event.preventDefault();
            setFolder(typed.trim() || null);
          }}
        >
          <Field name="folder" label={say("field.folder")} tight className="grow">
            {(control) => (
              <Input
                {...control}
                value={typed}
                placeholder={say("backup.folder_usual")}
                onChange={(event) => setTyped(event.target.value)}
                data-test="backup-folder"
              />
            )}
          </Field>
          <Button htmlType="submit" loading={list.isFetching} data-test="backup-folder-list">
            {say("backup.list_folder")}
          </Button>
        </form>
      )}
      <FailureNote reason={list.error} again={() => list.refetch()} />
      <Table
        size="small"
        rowKey="name"
        columns={columns}
        dataSource={list.data ?? []}
        loading={list.isPending}
        pagination={false}
        scroll={{ x: "max-content" }}
        locale={{ emptyText: <span className="quiet">{say("backup.none_here")}</span> }}
        data-test="backup-list"
      />
      {looking && (
        <InsideBackup
          folder={folder}
          name={looking}
          close={() => setLooking(null)}
          restored={restored}
        />
      )}
    </>
  );
}
