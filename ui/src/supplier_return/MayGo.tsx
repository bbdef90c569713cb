import { Button, Empty, Table, type TableColumnsType } from "antd";
import { useState } from "react";
import { useAnswer } from "../kit/answers";
import { FailureNote } from "../kit/FailureNote";
import { useWords } from "../kit/words";
import { BUYING } from "../purchase/lines";
import type { MayGoRow } from "../wire/commands";
import { ReturnForm } from "./ReturnForm";

function keyOf(row: MayGoRow): string {
  return `${row.part} ${row.place} ${row.piece ?? ""}`;
}

/** What lies where faulty and old parts lie: ticked, it goes back. */
export function MayGo() {
  const { say } = useWords();
  const [ticked, setTicked] = useState<readonly string[]>([]);
  const [making, setMaking] = useState(false);
  const found = useAnswer("supplier_return.may_go", {}, BUYING);
  const rows = found.data ?? [];
  const chosen = rows.filter((row) => ticked.includes(keyOf(row)));
  const columns: TableColumnsType<MayGoRow> = [
    {
      title: say("field.part"),
      render: (_, row) => (
        <>
          <span className="number">{row.number}</span> {row.name}{" "}
          {row.serial !== null && <span className="number quiet">{row.serial}</span>}
        </>
      ),
    },
    {
      title: say("purchase.pieces"),
      align: "right",
      width: 90,
      render: (_, row) => `${row.pieces} ${row.unit}`,
    },
    {
      title: say("receipt.place"),
      width: 160,
      render: (_, row) => `${say(`place_kind.${row.place_kind}`)} ${row.bin ?? ""}`,
    },
    {
      title: say("supplier_return.came_from"),
      width: 220,
      render: (_, row) => (
        <>
          {row.supplier_name} <span className="quiet number">{row.came_on}</span>
        </>
      ),
    },
    {
      title: say("supplier_return.deadline"),
      width: 130,
      render: (_, row) => (
        <span className={row.late ? "tone-late number" : "number"}>{row.deadline}</span>
      ),
    },
  ];
  return (
    <div className="stack">
      <div className="row-wide">
        <h2>{say("supplier_return.may_go")}</h2>
        <Button
          type="primary"
          disabled={chosen.length === 0}
          onClick={() => setMaking(true)}
          data-test="return-make"
        >
          {say("supplier_return.make", { n: chosen.length })}
        </Button>
      </div>
      <FailureNote reason={found.error} again={() => found.refetch()} />
      <Table
        size="small"
        className="card"
        rowKey={keyOf}
        columns={columns}
        dataSource={[...rows]}
        loading={found.isPending}
        pagination={{ pageSize: 50, hideOnSinglePage: true }}
        rowSelection={{
          selectedRowKeys: [...ticked],
          onChange: (keys) => setTicked(keys.map(String)),
        }}
        locale={{ emptyText: <Empty description={say("supplier_return.nothing_lies")} /> }}
        data-test="may-go"
      />
      {making && (
        <ReturnForm
          rows={chosen}
          close={() => setMaking(false)}
          done={() => {
            setMaking(false);
            setTicked([]);
          }}
        />
      )}
    </div>
  );
}
