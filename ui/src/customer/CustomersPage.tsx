import { SearchOutlined } from "@ant-design/icons";
import { useInfiniteQuery } from "@tanstack/react-query";
import { type AnyRouter, useNavigate, useRouter } from "@tanstack/react-router";
import { Button, Input } from "antd";
import { useCallback, useEffect, useRef, useState } from "react";
import { useLock } from "../frame/lock";
import { livesBy } from "../kit/answers";
import { FailureNote } from "../kit/FailureNote";
import { useHost } from "../kit/host";
import { type Column, RowList } from "../kit/RowList";
import { Key, useShortcut } from "../kit/shortcuts";
import { useWords } from "../kit/words";
import { offerIntake } from "../repair/offer";
import { useCan, useMe } from "../session/door";
import type { CustomerRow } from "../wire/commands";
import { Flags } from "./Flags";
import "./customer.css";

const PAGE = 100;

/** What each person searched for last. Names and numbers never stand in an address. */
const searched = new WeakMap<AnyRouter, string>();

/** All customers: found by name, 拼音, phone tail, 微信号 or company. */
export function CustomersPage() {
  const { say } = useWords();
  const navigate = useNavigate();
  const router = useRouter();
  const { locked } = useLock();
  const [text, setText] = useState(searched.get(router) ?? "");
  const find = useCallback(
    (next: string) => {
      searched.set(router, next);
      setText(next);
    },
    [router],
  );
  const list = useCustomers(text);
  const columns = useColumns();
  const page = useRef<HTMLDivElement>(null);
  useShortcut("Escape", () => find(""), !locked && text !== "");
  useShortcut("Ctrl+F", () => page.current?.querySelector("input")?.focus(), !locked);

  return (
    <div className="page page-full" ref={page}>
      <div className="page-head">
        <h1>{say("place.customers")}</h1>
        <CustomerSearch text={text} change={find} />
      </div>
      <FailureNote reason={list.error} again={() => list.refetch()} />
      <RowList
        label={say("place.customers")}
        rows={list.rows}
        rowKey={(row) => row.id}
        rowName={(row) => `${row.name} ${row.phone_masked} ${row.company}`}
        columns={columns}
        card={(row) => <CustomerCard row={row} />}
        open={(row) => navigate({ to: "/customers/$id", params: { id: row.id } })}
        nearEnd={list.more}
        test="customers"
        empty={list.settled ? <Nothing text={text} /> : null}
      />
    </div>
  );
}

function CustomerSearch({ text, change }: { text: string; change: (text: string) => void }) {
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
      className="customers-search"
      aria-label={say("customer.search")}
      placeholder={say("customer.search")}
      prefix={<SearchOutlined className="quiet" aria-hidden />}
      allowClear
      value={typed}
      onChange={(event) => setTyped(event.target.value)}
      onPressEnter={() => change(typed.trim())}
      data-test="customers-search"
    />
  );
}

/** Pages of customers by key, each asked once the list nears its end. */
function useCustomers(text: string) {
  const host = useHost();
  livesBy("customer.find", ["customer", "company", "repair", "note"]);
  const found = useInfiniteQuery({
    queryKey: ["customer.find", "pages", text],
    queryFn: ({ pageParam }) =>
      host.call("customer.find", { text: text || null, after: pageParam, limit: PAGE }),
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

/** A customer as a card, where the list is too narrow for columns. */
function CustomerCard({ row }: { row: CustomerRow }) {
  const { say } = useWords();
  return (
    <>
      <span className="cut">
        <bdi className="customer-link">{row.name}</bdi> <Flags notes={row.notes} />
      </span>
      <span className="cut">
        <span className="number">{row.phone_masked}</span>{" "}
        <bdi className="quiet">{row.company}</bdi>
      </span>
      <span className="cut quiet">
        <bdi>{row.last_device ?? "—"}</bdi> · {say("customer.orders")}{" "}
        <span className="number">{row.repairs}</span>
      </span>
    </>
  );
}

function useColumns(): Column<CustomerRow>[] {
  const { say } = useWords();
  return [
    {
      key: "name",
      title: say("field.name"),
      width: "minmax(150px, 1fr)",
      cell: (row) => (
        <>
          <bdi className="customer-link">{row.name}</bdi> <Flags notes={row.notes} />
        </>
      ),
    },
    {
      key: "phone",
      title: say("field.phone"),
      width: "140px",
      cell: (row) => <span className="number">{row.phone_masked}</span>,
    },
    {
      key: "company",
      title: say("field.company"),
      width: "minmax(120px, 1fr)",
      cell: (row) => <bdi>{row.company || <span className="quiet">—</span>}</bdi>,
    },
    {
      key: "device",
      title: say("customer.last_device"),
      width: "minmax(160px, 1.4fr)",
      cell: (row) => <bdi>{row.last_device ?? "—"}</bdi>,
    },
    {
      key: "wechat",
      title: say("field.wechat"),
      width: "minmax(110px, 0.8fr)",
      from: 1080,
      cell: (row) => <span className="quiet">{row.wechat || "—"}</span>,
    },
    {
      key: "repairs",
      title: say("customer.orders"),
      width: "80px",
      end: true,
      cell: (row) => <span className="number">{row.repairs}</span>,
    },
  ];
}

function Nothing({ text }: { text: string }) {
  const { say } = useWords();
  const can = useCan();
  const me = useMe();
  const navigate = useNavigate();
  const begin = () => {
    if (text) offerIntake(me.id, text);
    navigate({ to: "/intake" });
  };
  return (
    <div className="empty" data-test="customers-none">
      <strong>{text ? say("customer.no_hit", { text }) : say("customer.none")}</strong>
      {can("open_repairs") && (
        <Button type={text ? "primary" : "default"} onClick={begin}>
          {text ? say("orders.intake_with") : say("orders.first_intake")} <Key>F2</Key>
        </Button>
      )}
    </div>
  );
}
