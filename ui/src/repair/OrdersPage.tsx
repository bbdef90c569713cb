import { PlusOutlined, SearchOutlined } from "@ant-design/icons";
import { useInfiniteQuery } from "@tanstack/react-query";
import { type AnyRouter, useNavigate, useRouter, useSearch } from "@tanstack/react-router";
import { Button, Input, Segmented } from "antd";
import { useCallback, useEffect, useRef, useState } from "react";
import { useLock } from "../frame/lock";
import { useAnswer } from "../kit/answers";
import { ageWords, useClock, useNow } from "../kit/dates";
import { FailureNote } from "../kit/FailureNote";
import { useHost } from "../kit/host";
import { type Column, RowList } from "../kit/RowList";
import { Key, useShortcut } from "../kit/shortcuts";
import { useWords } from "../kit/words";
import { useCan, useMe } from "../session/door";
import type { RepairRow, RepairView } from "../wire/commands";
import { offerIntake } from "./offer";
import { StageMark } from "./stage";
import "./repair.css";

const VIEWS: readonly RepairView[] = ["open", "today", "mine", "all"];
const PAGE = 100;

/** What each person searched for last. Names and numbers never stand in an address. */
const searched = new WeakMap<AnyRouter, string>();

/** All orders of the shop, by view and search, newest first. */
export function OrdersPage() {
  const { say } = useWords();
  const can = useCan();
  const navigate = useNavigate();
  const { locked } = useLock();
  const search = useSearch({ from: "/repairs" });
  const view = search.view ?? "open";
  const [text, find] = useSearched();
  const counts = useAnswer("repair.views", {}, ["repair"]);
  const list = useOrders(view, text);
  const columns = useColumns();
  const page = useRef<HTMLDivElement>(null);

  const go = useCallback(
    (next: RepairView) => navigate({ to: "/repairs", search: { view: next }, replace: true }),
    [navigate],
  );
  const open = (row: RepairRow) =>
    navigate({ to: "/repairs/$id", params: { id: row.id }, search: {} });
  useShortcut("Escape", () => text && find(""), !locked && text !== "");
  useShortcut("Ctrl+F", () => page.current?.querySelector("input")?.focus(), !locked);

  return (
    <div className="page page-full" ref={page}>
      <div className="page-head">
        <h1>{say("place.orders")}</h1>
        <Segmented<RepairView>
          aria-label={say("orders.views")}
          value={view}
          onChange={(next) => go(next)}
          options={VIEWS.map((one) => ({
            value: one,
            label: (
              <span data-test={`orders-view-${one}`}>
                {say(`view.${one}`)}{" "}
                <span className="number view-count">{counts.data?.[one] ?? "…"}</span>
              </span>
            ),
          }))}
        />
        <SearchBox text={text} change={find} />
        <span className="grow" />
        {can("open_repairs") && (
          <Button
            type="primary"
            icon={<PlusOutlined />}
            onClick={() => navigate({ to: "/intake" })}
            data-test="orders-intake"
          >
            {say("place.intake")} <Key>F2</Key>
          </Button>
        )}
      </div>
      <FailureNote reason={list.error} again={() => list.refetch()} />
      <RowList
        label={say("place.orders")}
        rows={list.rows}
        rowKey={(row) => row.id}
        rowName={(row) =>
          `${row.number} ${say(`stage.${row.stage}`)} ${row.customer_name} ${row.device}`
        }
        columns={columns}
        open={open}
        nearEnd={list.more}
        test="orders"
        empty={list.settled ? <Nothing view={view} text={text} all={() => go("all")} /> : null}
      />
    </div>
  );
}

function useSearched(): [string, (text: string) => void] {
  const router = useRouter();
  const [text, setText] = useState(searched.get(router) ?? "");
  const find = useCallback(
    (next: string) => {
      searched.set(router, next);
      setText(next);
    },
    [router],
  );
  return [text, find];
}

function SearchBox({ text, change }: { text: string; change: (text: string) => void }) {
  const { say } = useWords();
  const [typed, setTyped] = useState(text);
  useEffect(() => setTyped(text), [text]);
  useEffect(() => {
    if (typed.trim() === text) return;
    const timer = setTimeout(() => change(typed.trim()), 200);
    return () => clearTimeout(timer);
  }, [typed, text, change]);
  return (
    <Input
      className="orders-search"
      aria-label={say("orders.search")}
      placeholder={say("orders.search")}
      prefix={<SearchOutlined className="quiet" />}
      allowClear
      value={typed}
      onChange={(event) => setTyped(event.target.value)}
      onPressEnter={() => change(typed.trim())}
      data-test="orders-search"
    />
  );
}

/** Pages of orders by key, each asked once the list nears its end. */
function useOrders(view: RepairView, text: string) {
  const host = useHost();
  const found = useInfiniteQuery({
    queryKey: ["repair.find", "pages", view, text],
    queryFn: ({ pageParam }) =>
      host.call("repair.find", { text: text || null, view, after: pageParam, limit: PAGE }),
    initialPageParam: null as number | null,
    getNextPageParam: (page) => page.next,
    meta: { nouns: ["repair", "customer", "device"] },
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

function useColumns(): Column<RepairRow>[] {
  const { say, language } = useWords();
  // English words for stages run longer than Chinese ones.
  const stageWidth = language === "en" ? "152px" : "108px";
  const clock = useClock();
  const now = useNow();
  return [
    {
      key: "number",
      title: say("column.number"),
      width: "136px",
      cell: (row) => <span className="number order-link">{row.number}</span>,
    },
    {
      key: "stage",
      title: say("column.stage"),
      width: stageWidth,
      cell: (row) => <StageMark stage={row.stage} />,
    },
    {
      key: "customer",
      title: say("column.customer"),
      width: "minmax(168px, 1fr)",
      cell: (row) => (
        <>
          <bdi>{row.customer_name}</bdi> <span className="quiet number">{row.phone_masked}</span>
        </>
      ),
    },
    {
      key: "device",
      title: say("column.device"),
      width: "minmax(132px, 0.9fr)",
      cell: (row) => <bdi>{row.device}</bdi>,
    },
    {
      key: "symptom",
      title: say("column.symptom"),
      width: "minmax(200px, 2.6fr)",
      cell: (row) => <bdi>{firstLine(row.symptom)}</bdi>,
    },
    {
      key: "imei",
      title: say("column.imei_tail"),
      width: "72px",
      from: 1080,
      cell: (row) => <span className="quiet number">{row.imei ? row.imei.slice(-6) : "—"}</span>,
    },
    { key: "by", title: say("column.opened_by"), width: "68px", cell: (row) => row.opened_by },
    {
      key: "at",
      title: say("column.opened_at"),
      width: "112px",
      from: 1300,
      cell: (row) => <span className="number">{clock.short(row.opened_at, now)}</span>,
    },
    {
      key: "touched",
      title: say("column.untouched"),
      width: "68px",
      end: true,
      cell: (row) => <span className="number">{ageWords(say, row.touched_at, now)}</span>,
    },
  ];
}

/** A list line never needs more of a text than fits: a megabyte would stall the layout. */
function firstLine(text: string): string {
  return text.slice(0, 200).replace(/\s+/g, " ");
}

function Nothing({ view, text, all }: { view: RepairView; text: string; all: () => void }) {
  const { say } = useWords();
  const can = useCan();
  const me = useMe();
  const navigate = useNavigate();
  const begin = () => {
    if (text) offerIntake(me.id, text);
    navigate({ to: "/intake" });
  };
  return (
    <div className="empty" data-test="orders-none">
      <strong>{text ? say("orders.no_hit", { text }) : say(`orders.none_${view}`)}</strong>
      <div className="row">
        {text && view !== "all" && (
          <Button onClick={all} data-test="orders-search-all">
            {say("orders.search_all")}
          </Button>
        )}
        {can("open_repairs") && (
          <Button
            type={text ? "primary" : "default"}
            onClick={begin}
            data-test="orders-none-intake"
          >
            {text ? say("orders.intake_with") : say("orders.first_intake")} <Key>F2</Key>
          </Button>
        )}
      </div>
    </div>
  );
}
