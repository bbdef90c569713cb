import { DownloadOutlined } from "@ant-design/icons";
import { keepPreviousData, useInfiniteQuery } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { Button, Segmented } from "antd";
import { useCallback, useRef, useState } from "react";
import { useLock } from "../frame/lock";
import { livesBy } from "../kit/answers";
import { FailureNote } from "../kit/FailureNote";
import { useHost } from "../kit/host";
import { yuan } from "../kit/money";
import { ReportButton } from "../kit/paper/ReportButton";
import { type Column, RowList } from "../kit/RowList";
import { SettlingInput } from "../kit/SettlingInput";
import { useSave } from "../kit/save";
import { Key, useShortcut } from "../kit/shortcuts";
import { useWords } from "../kit/words";
import { useCan } from "../session/door";
import type { DebtRow, FindDebts } from "../wire/commands";

/** For how many days a machine may be gone at least; 0 for all. */
const AGES = [0, 30, 90, 365] as const;

const NOUNS = [
  "payment",
  "posting",
  "settlement",
  "hand_over",
  "write_off",
  "customer",
  "company",
] as const;

/** Pages of debts by key, each asked once the list nears its end. */
function useDebts(wanted: FindDebts) {
  const host = useHost();
  livesBy("payment.debts", NOUNS);
  const found = useInfiniteQuery({
    queryKey: ["payment.debts", "pages", wanted],
    queryFn: ({ pageParam }) => host.call("payment.debts", { ...wanted, after: pageParam }),
    initialPageParam: null as number | null,
    getNextPageParam: (page) => page.next,
    placeholderData: keepPreviousData,
  });
  const { hasNextPage, isFetchingNextPage, fetchNextPage } = found;
  const more = useCallback(() => {
    if (hasNextPage && !isFetchingNextPage) fetchNextPage();
  }, [hasNextPage, isFetchingNextPage, fetchNextPage]);
  return { found, more };
}

/** What customers owe for machines that went home, and who let them go; Enter leads to the order's money. */
export function DebtList() {
  const { say } = useWords();
  const { locked } = useLock();
  const navigate = useNavigate();
  const area = useRef<HTMLDivElement>(null);
  const [name, setName] = useState("");
  const [days, setDays] = useState<number>(0);
  const wanted: FindDebts = { name: name || null, days: days || null };
  const { found, more } = useDebts(wanted);
  useShortcut("Ctrl+F", () => area.current?.querySelector("input")?.focus(), !locked);
  const all = found.data?.pages[0];
  const rows = found.data?.pages.flatMap((page) => page.rows) ?? [];
  const narrowed = name !== "" || days > 0;
  const columns: Column<DebtRow>[] = [
    {
      key: "number",
      title: say("column.number"),
      width: "136px",
      cell: (row) => <span className="number order-link">{row.number}</span>,
    },
    {
      key: "customer",
      title: say("column.customer"),
      width: "minmax(140px, 1.2fr)",
      cell: (row) => (
        <>
          <bdi>{row.customer_name}</bdi> <span className="quiet number">{row.phone_masked}</span>{" "}
          {row.company_name !== "" && <bdi className="quiet">{row.company_name}</bdi>}
        </>
      ),
    },
    {
      key: "owed",
      title: say("debt.owed"),
      width: "112px",
      end: true,
      cell: (row) => <strong className="number">{yuan(row.owed)}</strong>,
    },
    {
      key: "since",
      title: say("debt.since"),
      width: "150px",
      cell: (row) => (
        <>
          <span className="number">{row.since}</span>{" "}
          <span className={row.days > 30 ? "number tone-late" : "number quiet"}>
            {say("reminder.days", { n: row.days })}
          </span>
        </>
      ),
    },
    {
      key: "by",
      title: say("debt.released_by"),
      width: "96px",
      cell: (row) => row.released_by,
    },
    {
      key: "reason",
      title: say("field.reason"),
      width: "minmax(140px, 1.6fr)",
      cell: (row) => <bdi title={row.reason}>{row.reason}</bdi>,
    },
  ];
  return (
    <>
      <div className="row-wide">
        <div className="row" ref={area}>
          <SettlingInput
            aria-label={say("debt.name")}
            placeholder={say("debt.name")}
            suffix={<Key>Ctrl F</Key>}
            style={{ width: 240 }}
            text={name}
            change={setName}
            data-test="debts-name"
          />
          <Segmented<number>
            aria-label={say("debt.age")}
            value={days}
            onChange={setDays}
            options={AGES.map((age) => ({
              value: age,
              label: (
                <span data-test={`debts-age-${age}`}>
                  {age === 0 ? say("debt.age_all") : say("debt.age_days", { n: age })}
                </span>
              ),
            }))}
          />
        </div>
        <span className="row">
          {all && (
            <span>
              <span className="quiet" data-test="debt-count">
                {say("debt.count", { n: all.count })}
              </span>{" "}
              {say("debt.total")}{" "}
              <strong className="number" data-test="debt-total">
                {yuan(all.total)}
              </strong>
            </span>
          )}
          {/* The paper lists all of an age: whose name was looked for stands in no history. */}
          {name === "" && <ReportButton paper="payment.debts_report" what={`${days}`} />}
          <ExportDebts wanted={wanted} />
        </span>
      </div>
      <p className="quiet">{say("debt.told")}</p>
      {all && all.companies.length > 0 && (
        <fieldset className="row debts-companies">
          <legend className="unseen">{say("debt.by_company")}</legend>
          <span className="quiet" aria-hidden>
            {say("debt.by_company")}
          </span>
          {all.companies.map((one) => (
            <Button
              key={one.company_name}
              size="small"
              onClick={() => setName(one.company_name)}
              data-test="debts-company"
            >
              <bdi>{one.company_name}</bdi>{" "}
              <span className="quiet">{say("debt.machines", { n: one.count })}</span>{" "}
              <strong className="number">{yuan(one.owed)}</strong>
            </Button>
          ))}
        </fieldset>
      )}
      <FailureNote reason={found.error} again={() => found.refetch()} />
      <RowList
        label={say("dues.debts")}
        rows={rows}
        rowKey={(row) => row.repair}
        rowName={(row) => `${row.number} ${row.customer_name} ${yuan(row.owed)}`}
        columns={columns}
        open={({ repair }) =>
          navigate({ to: "/repairs/$id", params: { id: repair }, search: { tab: "settle" } })
        }
        nearEnd={more}
        test="debts"
        empty={
          found.isSuccess ? (
            <div className="empty" data-test="debts-none">
              <strong>{say(narrowed ? "debt.none_found" : "debt.none")}</strong>
              <span>{say(narrowed ? "debt.none_found_told" : "debt.none_told")}</span>
            </div>
          ) : null
        }
      />
    </>
  );
}

/** The debts that are looked for, as a file for a spreadsheet; the core notes who took it out of the house. */
function ExportDebts({ wanted }: { wanted: FindDebts }) {
  const { say } = useWords();
  const can = useCan();
  const host = useHost();
  const { save, pending, refused } = useSave();
  if (!can("export_lists")) return null;
  const made = async () => {
    const { file_name, csv } = await host.call("payment.export_debts", wanted);
    const content = new TextEncoder().encode(csv);
    return { name: file_name, content, type: "text/csv;charset=utf-8" as const };
  };
  return (
    <>
      <Button
        icon={<DownloadOutlined aria-hidden />}
        onClick={() => save(made)}
        loading={pending}
        data-test="debts-export"
      >
        {say("orders.export")}
      </Button>
      <FailureNote reason={refused} />
    </>
  );
}
