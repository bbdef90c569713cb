import { LaptopOutlined, TabletOutlined } from "@ant-design/icons";
import { Button, Checkbox, Table, type TableColumnsType, Tag } from "antd";
import { useState } from "react";
import { agoWords, useClock, useNow } from "../kit/dates";
import { FailureNote } from "../kit/FailureNote";
import { useWords } from "../kit/words";
import type { LanState, TerminalRow } from "../wire/commands";
import { InviteForm } from "./InviteForm";
import { RenameForm } from "./RenameForm";
import { RevokeForm } from "./RevokeForm";
import { useTerminals } from "./terminals";

type Doing = { act: "invite" } | { act: "rename" | "revoke"; terminal: TerminalRow };

/** Who was let in: what each is called, who sits there, and the end of it. */
export function TerminalList({ host }: { host: LanState | null }) {
  const { say } = useWords();
  const clock = useClock();
  const now = useNow();
  const list = useTerminals();
  const [withRevoked, setWithRevoked] = useState(false);
  const [doing, setDoing] = useState<Doing | null>(null);
  const close = () => setDoing(null);
  const all = list.data ?? [];
  const rows = all.filter(({ revoked_at }) => withRevoked || revoked_at === null);
  const open = host?.on === true && host.addresses.length > 0;
  const columns: TableColumnsType<TerminalRow> = [
    {
      title: say("field.terminal_name"),
      dataIndex: "name",
      className: "cut",
      render: (name: string, row) => (
        <span className={row.revoked_at === null ? undefined : "quiet"}>
          {row.kind === "desk" ? <LaptopOutlined aria-hidden /> : <TabletOutlined aria-hidden />}{" "}
          <bdi>{name}</bdi> {row.here && <Tag>{say("terminal.here")}</Tag>}
          {row.revoked_at !== null && (
            <Tag data-test="terminal-revoked">
              {say("terminal.revoked_at", { at: clock.short(row.revoked_at) })}
            </Tag>
          )}
        </span>
      ),
    },
    {
      title: say("terminal.kind"),
      dataIndex: "kind",
      render: (_, row) => say(`terminal_kind.${row.kind}`),
    },
    {
      title: say("terminal.person"),
      dataIndex: "person",
      render: (person: string | null) => person ?? <span className="quiet">—</span>,
    },
    {
      title: say("terminal.last_seen"),
      dataIndex: "last_seen",
      render: (at: string | null) =>
        at === null ? (
          <span className="quiet">{say("terminal.never_seen")}</span>
        ) : (
          <span title={clock.full(at)}>{agoWords(say, at, now)}</span>
        ),
    },
    {
      title: say("terminal.admitted_by"),
      dataIndex: "admitted_by",
      render: (by: string, row) => (
        <span className="quiet">
          {by} {clock.day(row.admitted_at)}
        </span>
      ),
    },
    {
      key: "acts",
      title: <span className="unseen">{say("column.acts")}</span>,
      align: "right",
      render: (_, terminal) =>
        terminal.revoked_at === null && (
          <span className="row terminal-acts">
            <Button
              size="small"
              onClick={() => setDoing({ act: "rename", terminal })}
              data-test="terminal-rename"
            >
              {say("terminal.rename")}
            </Button>
            <Button
              size="small"
              danger
              onClick={() => setDoing({ act: "revoke", terminal })}
              data-test="terminal-revoke"
            >
              {say("terminal.revoke")}
            </Button>
          </span>
        ),
    },
  ];
  return (
    <section className="card">
      <div className="card-head">
        <h2>{say("terminal.list")}</h2>
        <div className="row">
          {all.some(({ revoked_at }) => revoked_at !== null) && (
            <Checkbox
              checked={withRevoked}
              onChange={(event) => setWithRevoked(event.target.checked)}
              data-test="terminal-with-revoked"
            >
              {say("terminal.with_revoked")}
            </Checkbox>
          )}
          <Button
            type="primary"
            icon={<TabletOutlined aria-hidden />}
            disabled={!open}
            title={open ? undefined : say("terminal.host_first")}
            onClick={() => setDoing({ act: "invite" })}
            data-test="terminal-invite"
          >
            {say("terminal.invite")}
          </Button>
        </div>
      </div>
      <div className="card-body">
        <FailureNote reason={list.error} again={() => list.refetch()} />
        <Table
          size="small"
          rowKey="id"
          columns={columns}
          dataSource={rows}
          loading={list.isPending}
          pagination={false}
          scroll={{ x: 720 }}
          locale={{
            emptyText: (
              <div className="terminal-none" data-test="terminal-none">
                {say(open ? "terminal.none" : "terminal.host_first")}
              </div>
            ),
          }}
          onRow={({ name }) => ({ "data-test": "terminal-row", "data-name": name }) as object}
          data-test="terminal-list"
        />
      </div>
      {doing?.act === "invite" && host && (
        <InviteForm addresses={host.addresses} prints={host.prints} known={all} close={close} />
      )}
      {doing?.act === "rename" && <RenameForm terminal={doing.terminal} close={close} />}
      {doing?.act === "revoke" && <RevokeForm terminal={doing.terminal} close={close} />}
    </section>
  );
}
