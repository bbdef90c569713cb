import {
  CarOutlined,
  EnvironmentOutlined,
  InboxOutlined,
  SettingOutlined,
} from "@ant-design/icons";
import { useQueryClient } from "@tanstack/react-query";
import { Button, Checkbox, Popover } from "antd";
import type { ReactNode } from "react";
import { useChange } from "../kit/change";
import { ageWords, useClock, useNow } from "../kit/dates";
import { FailureNote } from "../kit/FailureNote";
import type { Column } from "../kit/RowList";
import { useWords, type Word } from "../kit/words";
import type { Channel, RepairRow, RepairViews } from "../wire/commands";
import { Promised } from "./Promised";
import { StageMark } from "./stage";

interface OrderColumn extends Column<RepairRow> {
  title: string;
  /** Shown where nobody chose otherwise. */
  usual: boolean;
}

/** The number leads to the order: it can't be left out. */
const ALWAYS = "number";

/**
 * The usual columns, as many as the list is wide enough for; or those that a person chose, all of
 * them and narrower where they are many.
 */
export function useColumns(chosen: readonly string[] | null): Column<RepairRow>[] {
  const columns = useAllColumns();
  if (chosen === null) return columns.filter((column) => column.usual);
  return columns
    .filter(({ key }) => key === ALWAYS || chosen.includes(key))
    .map(({ from: _narrower, ...column }) =>
      column.key === ALWAYS ? column : { ...column, width: yielding(column.width) },
    );
}

/** Below so many pixels of list a usual column gives way, e.g. when the page is zoomed. */
const FROM: Record<string, number> = {
  promised: 640,
  touched: 720,
  device: 780,
  symptom: 880,
  warranty: 940,
  by: 980,
  imei: 1240,
  at: 1400,
};

/** A track that may become narrower than it would like, so that the others fit beside it. */
function yielding(width: string): string {
  const flexible = /^minmax\(\d+px, (.+)\)$/.exec(width);
  return flexible ? `minmax(64px, ${flexible[1]})` : `minmax(48px, ${width})`;
}

function useAllColumns(): OrderColumn[] {
  const { say, language } = useWords();
  const clock = useClock();
  const now = useNow();
  // English words for stages run longer than Chinese ones.
  const stageWidth = language === "en" ? "152px" : "96px";
  const column = (key: string, title: Word, width: string, cell: OrderColumn["cell"]) => ({
    key,
    title: say(title),
    width,
    cell,
    usual: true,
    from: FROM[key] ?? 0,
  });
  return [
    column(ALWAYS, "column.number", "136px", (row) => (
      <span className="number order-link">{row.number}</span>
    )),
    column("stage", "column.stage", stageWidth, (row) => <StageMark stage={row.stage} />),
    column("customer", "column.customer", "minmax(140px, 1.2fr)", (row) => (
      <>
        <bdi>{row.customer_name}</bdi> <span className="quiet number">{row.phone_masked}</span>
      </>
    )),
    column("device", "column.device", "minmax(124px, 0.9fr)", (row) => (
      <>
        {row.channel !== "carry_in" && <ChannelMark channel={row.channel} />}{" "}
        <bdi>{row.device}</bdi>
      </>
    )),
    column("symptom", "column.symptom", "minmax(110px, 2.2fr)", (row) => (
      <bdi>{symptomLine(row)}</bdi>
    )),
    column("imei", "column.imei_tail", "72px", (row) => (
      <span className="quiet number">{row.imei ? row.imei.slice(-6) : "—"}</span>
    )),
    {
      ...column("channel", "column.channel", "84px", (row) => say(`channel.${row.channel}`)),
      usual: false,
    },
    column("warranty", "column.warranty", "72px", (row) =>
      row.warranty === "claimed" ? <WarrantyChip /> : <span className="quiet">—</span>,
    ),
    column("promised", "column.promised", "124px", (row) => <Promised of={row} now={now} />),
    {
      ...column("priority", "column.priority", "64px", (row) =>
        row.priority === "urgent" ? (
          <span className="chip chip-bad">{say("priority.urgent")}</span>
        ) : (
          <span className="quiet">—</span>
        ),
      ),
      usual: false,
    },
    {
      ...column("holder", "column.holder", "80px", (row) =>
        row.holder_name ? <bdi>{row.holder_name}</bdi> : <span className="quiet">—</span>,
      ),
      usual: false,
    },
    {
      ...column("outcome", "column.outcome", "96px", (row) =>
        row.outcome ? say(`outcome.${row.outcome}`) : <span className="quiet">—</span>,
      ),
      usual: false,
    },
    column("by", "column.opened_by", "64px", (row) => row.opened_by),
    column("at", "column.opened_at", "104px", (row) => (
      <span className="number">{clock.short(row.opened_at, now)}</span>
    )),
    {
      ...column("touched", "column.untouched", "64px", (row) => (
        <span
          className="number"
          title={say("untouched.told", { who: row.touched_by, at: clock.full(row.touched_at) })}
        >
          {ageWords(say, row.touched_at, now)}
        </span>
      )),
      end: true,
    },
  ];
}

/** An order as a card, where the list is too narrow for columns. */
export function OrderCard({ row }: { row: RepairRow }) {
  const now = useNow();
  return (
    <>
      <span className="order-card-head">
        <span className="row">
          <span className="number order-link">{row.number}</span>
          <StageMark stage={row.stage} />
        </span>
        <span className="cut">
          <Promised of={row} now={now} />
        </span>
      </span>
      <span className="cut">
        {row.channel !== "carry_in" && <ChannelMark channel={row.channel} />}{" "}
        <bdi>{row.device}</bdi>
        <span className="quiet"> · </span>
        <bdi>{row.customer_name}</bdi> <span className="quiet number">{row.phone_masked}</span>
      </span>
      <span className="cut quiet">
        <bdi>{symptomLine(row)}</bdi>
      </span>
    </>
  );
}

export function WarrantyChip() {
  const { say } = useWords();
  return (
    <span className="chip chip-info" title={say("warranty.claimed")}>
      {say("orders.warranty_claimed")}
    </span>
  );
}

const CHANNEL_ICONS: Record<Channel, ReactNode> = {
  carry_in: null,
  courier: <InboxOutlined aria-hidden />,
  on_site: <CarOutlined aria-hidden />,
  pick_up_point: <EnvironmentOutlined aria-hidden />,
};

/** How a machine came, where it was not simply brought. */
export function ChannelMark({ channel }: { channel: Channel }) {
  const { say } = useWords();
  const words = say(`channel.${channel}`);
  return (
    <span className="quiet" role="img" aria-label={words} title={words}>
      {CHANNEL_ICONS[channel]}
    </span>
  );
}

/** The codes in words, then what the customer said; a list line never needs more than fits. */
export function symptomLine(row: RepairRow): string {
  const said = row.symptom.slice(0, 200).replace(/\s+/g, " ");
  return [row.code_words, said].filter((part) => part !== "").join(" · ");
}

/** Which columns this person's lists have, kept by the core. */
export function ColumnsChooser({ chosen }: { chosen: readonly string[] | null }) {
  const { say } = useWords();
  const store = useQueryClient();
  const columns = useAllColumns();
  const keep = useChange("view.columns", {
    done: (_none, { columns }) =>
      store.setQueryData<RepairViews>(
        ["repair.views", {}],
        (views) => views && { ...views, columns },
      ),
  });
  const shown = columns.filter(({ key, usual }) =>
    chosen === null ? usual : key === ALWAYS || chosen.includes(key),
  );
  const usual = columns.filter(({ usual }) => usual).map(({ key }) => key);
  return (
    <Popover
      trigger="click"
      placement="bottomRight"
      content={
        <section
          className="stack"
          aria-label={say("orders.columns")}
          data-test="orders-columns-list"
        >
          <Checkbox.Group
            className="columns-boxes"
            value={shown.map(({ key }) => key)}
            onChange={(keys) => keep.run({ columns: keys.map(String) })}
            options={columns.map(({ key, title }) => ({
              value: key,
              label: <span data-test={`orders-column-${key}`}>{title}</span>,
              disabled: key === ALWAYS,
            }))}
          />
          <FailureNote reason={keep.refused} />
          <Button
            size="small"
            onClick={() => keep.run({ columns: usual })}
            data-test="orders-columns-usual"
          >
            {say("orders.columns_usual")}
          </Button>
        </section>
      }
    >
      <Button icon={<SettingOutlined aria-hidden />} data-test="orders-columns">
        {say("orders.columns")}
      </Button>
    </Popover>
  );
}
