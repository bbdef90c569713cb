import { PlusOutlined, SearchOutlined, SnippetsOutlined } from "@ant-design/icons";
import { useInfiniteQuery } from "@tanstack/react-query";
import { useNavigate, useSearch } from "@tanstack/react-router";
import { Button, Segmented, Select } from "antd";
import { useCallback, useRef, useState } from "react";
import { useLock } from "../frame/lock";
import { livesBy, useAnswer } from "../kit/answers";
import { chooseOrdersAs, chosenOrdersAs, type OrdersAs } from "../kit/choices";
import { FailureNote } from "../kit/FailureNote";
import { useHost } from "../kit/host";
import { RowList } from "../kit/RowList";
import { SettlingInput } from "../kit/SettlingInput";
import { Key, useShortcut } from "../kit/shortcuts";
import { useWords } from "../kit/words";
import { useCan } from "../session/door";
import type { Picked, RepairRow, RepairSort, RepairView } from "../wire/commands";
import { Board } from "./Board";
import { ColumnsChooser, OrderCard, useColumns } from "./OrdersColumns";
import { OrdersFilter } from "./OrdersFilter";
import { NothingFound } from "./OrdersNothing";
import { OrdersPaste } from "./OrdersPaste";
import { OrdersSaved } from "./OrdersSaved";
import { ExportButton, OrdersTicked } from "./OrdersTicked";
import { type Asked, asFind, partsOf, useAsked } from "./ordersAsk";
import "./repair.css";
import "./orders.css";

const VIEWS: readonly RepairView[] = ["open", "today", "mine", "overdue", "all"];
const SORTS: readonly RepairSort[] = ["newest", "oldest", "promise"];
const PAGE = 100;
const NOUNS = ["repair", "customer", "device"] as const;

/** All orders of the shop: by view, search and filters as a list, or by stage as a board. */
export function OrdersPage() {
  const { say } = useWords();
  const can = useCan();
  const navigate = useNavigate();
  const [as, setAs] = useState<OrdersAs>(() => chosenOrdersAs());
  const show = (next: OrdersAs) => {
    chooseOrdersAs(next);
    setAs(next);
  };
  const head = (
    <>
      <Segmented<OrdersAs>
        aria-label={say("orders.as")}
        value={as}
        onChange={show}
        options={(["list", "board"] as const).map((one) => ({
          value: one,
          label: <span data-test={`orders-as-${one}`}>{say(`orders.as_${one}`)}</span>,
        }))}
      />
      {can("open_repairs") && (
        <Button
          type="primary"
          icon={<PlusOutlined aria-hidden />}
          onClick={() => navigate({ to: "/intake" })}
          data-test="orders-intake"
        >
          {say("place.intake")} <Key>F2</Key>
        </Button>
      )}
    </>
  );
  if (as === "list") return <OrdersList head={head} />;
  return (
    <div className="page page-full">
      <div className="page-head">
        <h1>{say("place.orders")}</h1>
        <span className="grow" />
        {head}
      </div>
      <Board />
    </div>
  );
}

function OrdersList({ head }: { head: React.ReactNode }) {
  const { say } = useWords();
  const navigate = useNavigate();
  const { locked } = useLock();
  const search = useSearch({ from: "/repairs" });
  const view = search.view ?? "open";
  const [asked, ask] = useAsked();
  const counts = useAnswer("repair.views", {}, NOUNS);
  const list = useOrders(view, asked);
  const columns = useColumns(counts.data?.columns ?? null);
  const page = useRef<HTMLDivElement>(null);
  const [pasting, setPasting] = useState(false);
  const { picked } = asked;
  const rows = picked ? picked.rows : list.rows;
  const ticks = tickedOrders(rows, asked, ask);

  const go = useCallback(
    (next: RepairView) => navigate({ to: "/repairs", search: { view: next }, replace: true }),
    [navigate],
  );
  const find = useCallback((text: string) => ask({ text }), [ask]);
  const open = (row: RepairRow) => {
    ask({ opened: row.id });
    navigate({ to: "/repairs/$id", params: { id: row.id }, search: {} });
  };
  const back = () => {
    if (ticks.rows.length > 0) ticks.clear();
    else if (picked) ask({ picked: null });
    else find("");
  };
  const isNarrowed = asked.text !== "" || picked !== null || ticks.rows.length > 0;
  useShortcut("Escape", back, !locked && !pasting && isNarrowed);
  useShortcut(
    "Ctrl+F",
    () => page.current?.querySelector<HTMLInputElement>(".orders-search input")?.focus(),
    !locked,
  );

  return (
    <div className="page page-full" ref={page}>
      <div className="page-head">
        <h1>{say("place.orders")}</h1>
        <Segmented<RepairView>
          aria-label={say("orders.views")}
          value={view}
          onChange={(next) => {
            ask({ picked: null });
            go(next);
          }}
          options={VIEWS.map((one) => ({
            value: one,
            label: (
              <span data-test={`orders-view-${one}`}>
                {say(`view.${one}`)} <Count n={counts.data?.[one]} late={one === "overdue"} />
              </span>
            ),
          }))}
        />
        <OrdersSaved
          views={counts.data?.saved ?? []}
          now={{ view, filter: asked.filter, sort: asked.sort }}
          choose={({ filter }) => {
            ask({ text: "", filter: filter.filter, sort: filter.sort, picked: null });
            go(filter.view);
          }}
        />
        <span className="grow" />
        {head}
      </div>
      {ticks.rows.length > 0 ? (
        <OrdersTicked rows={ticks.rows} clear={ticks.clear} />
      ) : (
        <div className="orders-tools">
          <SettlingInput
            className="orders-search"
            aria-label={say("orders.search")}
            placeholder={say("orders.search")}
            prefix={<SearchOutlined className="quiet" aria-hidden />}
            text={asked.text}
            change={find}
            data-test="orders-search"
          />
          <OrdersFilter filter={asked.filter} change={(filter) => ask({ filter })} />
          <span className="grow" />
          <Select<RepairSort>
            aria-label={say("orders.sort")}
            value={asked.sort}
            onChange={(sort) => ask({ sort })}
            options={SORTS.map((one) => ({ value: one, label: say(`orders.sort_${one}`) }))}
            popupMatchSelectWidth={false}
            data-test="orders-sort"
          />
          <span className="orders-desk-acts">
            <ColumnsChooser chosen={counts.data?.columns ?? null} />
            <Button
              icon={<SnippetsOutlined aria-hidden />}
              onClick={() => setPasting(true)}
              data-test="orders-paste"
            >
              {say("orders.paste")}
            </Button>
            <ExportButton
              wanted={{ find: { ...asFind(view, asked), limit: PAGE } }}
              test="orders-export"
            />
          </span>
        </div>
      )}
      <FailureNote reason={list.error} again={() => list.refetch()} />
      {picked && <PickedNote picked={picked} leave={() => ask({ picked: null })} />}
      <RowList
        label={say("place.orders")}
        rows={rows}
        rowKey={(row) => row.id}
        rowName={(row) =>
          `${row.number} ${say(`stage.${row.stage}`)} ${row.customer_name} ${row.device}`
        }
        columns={columns}
        card={(row) => <OrderCard row={row} />}
        open={open}
        nearEnd={list.more}
        ticks={ticks}
        start={asked.opened}
        test="orders"
        empty={
          list.settled ? (
            <NothingFound
              view={view}
              text={asked.text}
              filtered={partsOf(asked.filter).length > 0}
              all={() => go("all")}
              unfilter={() => ask({ filter: {} })}
            />
          ) : null
        }
      />
      {pasting && (
        <OrdersPaste
          found={(found) => {
            ask({ picked: found, ticked: byId(found.rows) });
            setPasting(false);
          }}
          close={() => setPasting(false)}
        />
      )}
    </div>
  );
}

function Count({ n, late }: { n: number | undefined; late: boolean }) {
  const alarm = late && n !== undefined && n > 0;
  return <span className={alarm ? "number view-late" : "number view-count"}>{n ?? "…"}</span>;
}

/** What was pasted and found, and what of it is unknown here. */
function PickedNote({ picked, leave }: { picked: Picked; leave: () => void }) {
  const { say } = useWords();
  return (
    <div className="row-wide picked-note" data-test="orders-picked">
      <div className="grow">
        <strong>{say("orders.picked", { n: picked.rows.length })}</strong>
        {picked.missed.length > 0 && (
          <div className="tone-late picked-missed" data-test="orders-missed">
            {say("orders.picked_missed", { n: picked.missed.length })}{" "}
            <span className="number">{picked.missed.join(say("text.list_mark"))}</span>
          </div>
        )}
      </div>
      <Button onClick={leave} data-test="orders-picked-leave">
        {say("orders.picked_leave")} <Key>Esc</Key>
      </Button>
    </div>
  );
}

function byId(rows: readonly RepairRow[]): Map<string, RepairRow> {
  return new Map(rows.map((row) => [row.id, row] as const));
}

/** The ticked orders, as the list wants them and as the acts on them do. */
function tickedOrders(
  rows: readonly RepairRow[],
  { ticked }: Asked,
  ask: (part: Partial<Asked>) => void,
) {
  return {
    on: new Set(ticked.keys()),
    change: (next: Set<string>) => {
      const known = new Map([...ticked, ...byId(rows)]);
      ask({ ticked: byId([...next].flatMap((id) => known.get(id) ?? [])) });
    },
    rows: [...ticked.values()],
    clear: () => ask({ ticked: new Map() }),
  };
}

/** Pages of orders by key, each asked once the list nears its end. */
function useOrders(view: RepairView, asked: Asked) {
  const host = useHost();
  const ask = asFind(view, asked);
  livesBy("repair.find", NOUNS);
  const found = useInfiniteQuery({
    queryKey: ["repair.find", "pages", ask],
    queryFn: ({ pageParam }) => host.call("repair.find", { ...ask, after: pageParam, limit: PAGE }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
  });
  const { hasNextPage, isFetchingNextPage, fetchNextPage } = found;
  const more = useCallback(() => {
    if (hasNextPage && !isFetchingNextPage) fetchNextPage();
  }, [hasNextPage, isFetchingNextPage, fetchNextPage]);
  return {
    rows: found.data?.pages.flatMap((page) => page.rows) ?? [],
    settled: found.isSuccess,
    error: found.error,
    refetch: found.refetch,
    more,
  };
}
