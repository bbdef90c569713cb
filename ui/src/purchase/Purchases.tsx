import { PlusOutlined } from "@ant-design/icons";
import { Button, Checkbox, Empty, Table, type TableColumnsType } from "antd";
import { useState } from "react";
import { useLock } from "../frame/lock";
import { useAnswer } from "../kit/answers";
import { useClock } from "../kit/dates";
import { FailureNote } from "../kit/FailureNote";
import { yuan } from "../kit/money";
import { Key, popupOpen, useShortcut } from "../kit/shortcuts";
import { useWords } from "../kit/words";
import type { PurchaseRow, PurchaseState } from "../wire/commands";
import { BUYING } from "./lines";
import { PurchaseForm } from "./PurchaseForm";
import { PurchaseView } from "./PurchaseView";

/** How a state looks. */
const TONES: Record<PurchaseState, string> = {
  draft: "tone-quiet",
  ordered: "tone-waiting",
  received: "tone-good",
  closed: "tone-done",
  dropped: "tone-done",
};

export function PurchaseStage({ state }: { state: PurchaseState }) {
  const { say } = useWords();
  return <span className={`stage ${TONES[state]}`}>{say(`purchase_state.${state}`)}</span>;
}

interface PurchasesProps {
  opened: string | null;
  open: (id: string | null) => void;
}

/** The orders to suppliers; one is looked at in the place of the list. */
export function Purchases({ opened, open }: PurchasesProps) {
  if (opened !== null) return <PurchaseView id={opened} back={() => open(null)} />;
  return <PurchaseList open={open} />;
}

function PurchaseList({ open }: { open: (id: string) => void }) {
  const { say } = useWords();
  const clock = useClock();
  const { locked } = useLock();
  const [all, setAll] = useState(false);
  const [before, setBefore] = useState<readonly number[]>([]);
  const [writing, setWriting] = useState(false);
  const found = useAnswer("purchase.list", { open: !all, before: before.at(-1) ?? null }, BUYING, {
    keep: true,
  });
  useShortcut("Ctrl+Enter", () => !popupOpen() && setWriting(true), !locked && !writing);
  const rows = found.data?.rows ?? [];
  const next = found.data?.next ?? null;
  const columns: TableColumnsType<PurchaseRow> = [
    {
      title: say("field.number"),
      width: 130,
      render: (_, row) => (
        <Button type="link" className="number" onClick={() => open(row.id)} data-test="order-link">
          {row.number}
        </Button>
      ),
    },
    { title: say("field.supplier"), dataIndex: "supplier_name" },
    {
      title: say("purchase.state"),
      width: 110,
      render: (_, row) => <PurchaseStage state={row.state} />,
    },
    {
      title: say("purchase.came"),
      align: "right",
      width: 110,
      render: (_, row) => (
        <span className="number">
          {row.received} / {row.pieces}
        </span>
      ),
    },
    {
      title: say("field.amount"),
      align: "right",
      width: 120,
      render: (_, row) => <span className="number">{yuan(row.amount)}</span>,
    },
    {
      title: say("purchase.expected"),
      width: 150,
      render: (_, row) =>
        row.expected !== null && (
          <span className={row.late ? "tone-late number" : "number"}>
            {row.expected}
            {row.late && ` ${say("purchase.late")}`}
          </span>
        ),
    },
    {
      title: say("purchase.parcel"),
      render: (_, row) => <span className="number">{`${row.carrier} ${row.waybill}`.trim()}</span>,
    },
    {
      title: say("purchase.made_by"),
      width: 170,
      render: (_, row) => (
        <span className="quiet">
          {row.made_by} {clock.short(row.made_at)}
        </span>
      ),
    },
  ];
  return (
    <section className="stack">
      <FailureNote reason={found.error} again={() => found.refetch()} />
      <div className="row-wide">
        <Checkbox
          checked={all}
          onChange={(event) => {
            setBefore([]);
            setAll(event.target.checked);
          }}
          data-test="orders-all"
        >
          {say("purchase.all")}
        </Checkbox>
        <Button
          type="primary"
          icon={<PlusOutlined aria-hidden />}
          onClick={() => setWriting(true)}
          data-test="order-new"
        >
          {say("purchase.new")} <Key>Ctrl Enter</Key>
        </Button>
      </div>
      <Table
        size="small"
        className="card"
        rowKey="id"
        columns={columns}
        dataSource={[...rows]}
        loading={found.isPending}
        pagination={false}
        locale={{ emptyText: <Empty description={say("purchase.none")} /> }}
        data-test="orders"
      />
      <Pager before={before} next={next} go={setBefore} />
      {writing && (
        <PurchaseForm
          card={null}
          done={(id) => {
            setWriting(false);
            open(id);
          }}
          close={() => setWriting(false)}
        />
      )}
    </section>
  );
}

interface PagerProps {
  /** Where each page that was left begins. */
  before: readonly number[];
  next: number | null;
  go: (before: readonly number[]) => void;
}

/** From page to page of a long list, newer and older. */
export function Pager({ before, next, go }: PagerProps) {
  const { say } = useWords();
  if (before.length === 0 && next === null) return null;
  return (
    <div className="row">
      <Button
        size="small"
        disabled={before.length === 0}
        onClick={() => go(before.slice(0, -1))}
        data-test="newer"
      >
        {say("purchase.newer")}
      </Button>
      <Button
        size="small"
        disabled={next === null}
        onClick={() => next !== null && go([...before, next])}
        data-test="older"
      >
        {say("purchase.older")}
      </Button>
    </div>
  );
}
