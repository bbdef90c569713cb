import { UserAddOutlined } from "@ant-design/icons";
import { Button, Checkbox, Table, type TableColumnsType, Tag } from "antd";
import { useState } from "react";
import { useAnswer } from "../kit/answers";
import { FailureNote } from "../kit/FailureNote";
import { useWords } from "../kit/words";
import type { PersonRow } from "../wire/commands";
import { BadgeCodeForm } from "./BadgeCodeForm";
import { PersonForm } from "./PersonForm";
import { ResetPasswordForm } from "./ResetPasswordForm";
import { roleWords } from "./roles";

type Doing = { act: "add" } | { act: "revise" | "reset" | "badge"; person: PersonRow };

/** The staff: who they are, what they may do, and how they come in. */
export function PeopleSettings() {
  const { say } = useWords();
  const [withLeft, setWithLeft] = useState(false);
  const [doing, setDoing] = useState<Doing | null>(null);
  const people = useAnswer("person.list", { with_left: withLeft }, ["person"], { keep: true });
  const close = () => setDoing(null);
  const columns: TableColumnsType<PersonRow> = [
    {
      title: say("field.person_name"),
      dataIndex: "name",
      className: "cut",
      render: (name: string, row) => (
        <span className={row.active ? undefined : "quiet"}>
          {name} {!row.active && <Tag>{say("person.left")}</Tag>}
        </span>
      ),
    },
    {
      title: say("field.badge"),
      dataIndex: "badge",
      className: "cut",
      render: (badge: string) => <span className="number">{badge}</span>,
    },
    {
      title: say("field.roles"),
      dataIndex: "roles",
      render: (_, row) => roleWords(say, row.roles),
    },
    {
      title: say("person.quick_ways"),
      key: "ways",
      className: "cut",
      render: (_, row) =>
        [row.has_pin && "PIN", row.has_badge_code && say("person.badge_code_short")]
          .filter(Boolean)
          .join(" · ") || <span className="quiet">—</span>,
    },
    {
      key: "acts",
      title: <span className="unseen">{say("column.acts")}</span>,
      align: "right",
      render: (_, person) => (
        <span className="row person-acts">
          <Button
            size="small"
            onClick={() => setDoing({ act: "revise", person })}
            data-test="person-revise"
            data-badge={person.badge}
          >
            {say("person.revise")}
          </Button>
          <Button
            size="small"
            onClick={() => setDoing({ act: "reset", person })}
            data-test="person-reset"
            data-badge={person.badge}
          >
            {say("person.reset_password")}
          </Button>
          <Button
            size="small"
            onClick={() => setDoing({ act: "badge", person })}
            data-test="person-badge"
            data-badge={person.badge}
          >
            {say("person.badge_code")}
          </Button>
        </span>
      ),
    },
  ];
  return (
    <section className="card">
      <div className="card-head">
        <h2>{say("settings.people")}</h2>
        <div className="row">
          <Checkbox checked={withLeft} onChange={(event) => setWithLeft(event.target.checked)}>
            {say("person.with_left")}
          </Checkbox>
          <Button
            type="primary"
            icon={<UserAddOutlined aria-hidden />}
            onClick={() => setDoing({ act: "add" })}
            data-test="person-add"
          >
            {say("person.add")}
          </Button>
        </div>
      </div>
      <div className="card-body">
        <FailureNote reason={people.error} again={() => people.refetch()} />
        <Table
          size="small"
          rowKey="id"
          columns={columns}
          dataSource={people.data ?? []}
          loading={people.isPending}
          pagination={false}
          scroll={{ x: 720 }}
          data-test="person-list"
        />
      </div>
      {doing?.act === "add" && <PersonForm close={close} />}
      {doing?.act === "revise" && <PersonForm person={doing.person} close={close} />}
      {doing?.act === "reset" && <ResetPasswordForm person={doing.person} close={close} />}
      {doing?.act === "badge" && <BadgeCodeForm person={doing.person} close={close} />}
    </section>
  );
}
