import { App, Button, Empty, Select, Table, type TableColumnsType, Tag } from "antd";
import { useState } from "react";
import { useLock } from "../frame/lock";
import { useAnswer } from "../kit/answers";
import { CountBox } from "../kit/CountBox";
import { useChange } from "../kit/change";
import { FailureNote } from "../kit/FailureNote";
import { Field, useFields } from "../kit/fields";
import { yuan } from "../kit/money";
import { Key, useShortcut } from "../kit/shortcuts";
import { useWords } from "../kit/words";
import type { OfferRow, ProposalRow } from "../wire/commands";
import { amountOf, BUYING } from "./lines";

/** What a person made of a proposal: how many, and from whom. */
interface Chosen {
  quantity: number | null;
  supplier: string | null;
}

interface ProposalsProps {
  /** The first of the orders that were written. */
  made: (id: string | null) => void;
}

/** What is due, each line explained; what is ticked becomes an order for each supplier. */
export function Proposals({ made }: ProposalsProps) {
  const { say } = useWords();
  const { message } = App.useApp();
  const { locked } = useLock();
  const found = useAnswer("purchase.proposals", {}, BUYING);
  const suppliers = useAnswer("supplier.all", {}, ["supplier"]);
  const [ticked, setTicked] = useState<readonly string[]>([]);
  const fields = useFields<Record<string, Chosen>>({});
  const [other, setOther] = useState<Error | null>(null);
  const rows = found.data?.rows ?? [];
  const chosen = (row: ProposalRow): Chosen =>
    fields.values[row.part] ?? {
      quantity: row.figures.quantity,
      supplier: row.offers[0]?.supplier ?? null,
    };
  const choose = (row: ProposalRow, change: Partial<Chosen>) =>
    fields.set(row.part, { ...chosen(row), ...change });
  const offerOf = (row: ProposalRow): OfferRow | undefined =>
    row.offers.find((offer) => offer.supplier === chosen(row).supplier);
  const wanted = rows.filter((row) => ticked.includes(row.part));
  const make = useChange("purchase.make", {
    done: (orders) => {
      message.success(say("purchase.made", { numbers: orders.map((one) => one.number).join(" ") }));
      made(orders.length === 1 ? (orders[0]?.id ?? null) : null);
    },
    refused: setOther,
  });
  const submit = () => {
    setOther(null);
    const lines = [];
    for (const row of wanted) {
      const { quantity, supplier } = chosen(row);
      if (supplier === null) {
        message.warning(say("purchase.choose_supplier", { part: row.name }));
        return;
      }
      const price = offerOf(row)?.price ?? 0;
      lines.push({ part: row.part, supplier, quantity: quantity ?? 0, price });
    }
    if (lines.length > 0) make.run({ lines });
  };
  useShortcut("Ctrl+Enter", submit, !locked && wanted.length > 0);
  const columns: TableColumnsType<ProposalRow> = [
    {
      title: say("field.part"),
      render: (_, row) => (
        <div className="part-cell">
          <span className="number">{row.number}</span> {row.name}{" "}
          <span className="quiet">{row.spec}</span>
          {row.superseded_by !== null && (
            <Tag>{say("purchase.superseded", { number: row.superseded_by })}</Tag>
          )}
        </div>
      ),
    },
    { title: say("purchase.available"), dataIndex: "available", align: "right", width: 72 },
    {
      title: say("purchase.coming"),
      align: "right",
      width: 72,
      render: (_, row) => row.ordered + row.drafted,
    },
    {
      title: say("purchase.waiting"),
      align: "right",
      width: 84,
      render: (_, row) =>
        row.waiting > 0 ? <strong className="tone-waiting">{row.waiting}</strong> : 0,
    },
    {
      title: say("purchase.reorder_at"),
      align: "right",
      width: 96,
      render: (_, row) => row.figures.reorder_at,
    },
    {
      title: say("purchase.buy"),
      width: 96,
      render: (_, row) => (
        <Field name={`buy-${row.part}`} label={say("purchase.buy")} tight className="cell-field">
          {({ name: _name, ...control }) => (
            <CountBox
              {...control}
              value={chosen(row).quantity}
              change={(quantity) => choose(row, { quantity })}
              suffix={row.unit}
              data-test={`buy-${row.number}`}
            />
          )}
        </Field>
      ),
    },
    {
      title: say("field.supplier"),
      width: 220,
      render: (_, row) => (
        <Select<string>
          aria-label={say("field.supplier")}
          className="supplier-box"
          placeholder={say("purchase.no_supplier")}
          value={chosen(row).supplier}
          onChange={(supplier) => choose(row, { supplier })}
          showSearch={{ optionFilterProp: "label" }}
          options={sellers(row, suppliers.data ?? [])}
          data-test={`supplier-${row.number}`}
        />
      ),
    },
    {
      title: say("field.amount"),
      align: "right",
      width: 110,
      render: (_, row) => (
        <span className="number">
          {yuan(amountOf(chosen(row).quantity, offerOf(row)?.price ?? 0))}
        </span>
      ),
    },
  ];
  if (found.data && rows.length === 0) {
    return <Empty description={say("purchase.nothing_due")} data-test="proposals-empty" />;
  }
  return (
    <section className="stack">
      <FailureNote reason={found.error} again={() => found.refetch()} />
      <FailureNote reason={other} />
      <div className="row-wide">
        <span className="quiet">
          {say("purchase.proposals_told", { days: found.data?.window_days ?? 0 })}
          {found.data?.cut === true && ` ${say("purchase.cut")}`}
        </span>
        <Button
          type="primary"
          disabled={wanted.length === 0}
          loading={make.pending}
          onClick={submit}
          data-test="proposals-make"
        >
          {say("purchase.make", { n: wanted.length })} <Key>Ctrl Enter</Key>
        </Button>
      </div>
      <Table
        size="small"
        className="card"
        rowKey="part"
        columns={columns}
        dataSource={[...rows]}
        loading={found.isPending}
        pagination={false}
        rowSelection={{
          selectedRowKeys: [...ticked],
          onChange: (keys) => setTicked(keys.map(String)),
        }}
        expandable={{ expandedRowRender: (row) => <Explained row={row} /> }}
        data-test="proposals"
      />
    </section>
  );
}

interface Seller {
  id: string;
  name: string;
  active: boolean;
}

/** Who asks a price for the part first, everybody else after. */
function sellers(row: ProposalRow, all: readonly Seller[]) {
  const asked = row.offers.map((offer) => ({
    value: offer.supplier,
    label: `${offer.supplier_name} ${yuan(offer.price)}`,
  }));
  const others = all
    .filter((one) => one.active && !row.offers.some((offer) => offer.supplier === one.id))
    .map((one) => ({ value: one.id, label: one.name }));
  return [...asked, ...others];
}

/** Where the figures of a proposal come from, a sentence each. */
function Explained({ row }: { row: ProposalRow }) {
  const { say } = useWords();
  const { figures } = row;
  const from = (source: ProposalRow["figures"]["safety_from"]) => say(`figure_source.${source}`);
  return (
    <ul className="explained" data-test={`explained-${row.number}`}>
      <li>
        {say("explain.needed", {
          needed: figures.needed,
          lead: row.lead_days,
          until: figures.until_here,
        })}
      </li>
      <li>{say("explain.safety", { n: figures.safety, from: from(figures.safety_from) })}</li>
      <li>
        {say("explain.reorder_at", { n: figures.reorder_at, from: from(figures.reorder_from) })}
      </li>
      <li>{say("explain.maximum", { n: figures.maximum, from: from(figures.maximum_from) })}</li>
      <li>
        {say("explain.missing", {
          maximum: figures.maximum,
          waiting: row.waiting,
          available: row.available,
          ordered: row.ordered,
          drafted: row.drafted,
          missing: figures.missing,
        })}
      </li>
      {row.least > 1 && <li>{say("explain.least", { n: row.least })}</li>}
    </ul>
  );
}
