import { Link } from "@tanstack/react-router";
import { Table, type TableColumnsType } from "antd";
import { useAnswer } from "../kit/answers";
import { useClock } from "../kit/dates";
import { FailureNote } from "../kit/FailureNote";
import { ReportButton } from "../kit/paper/ReportButton";
import { useWords } from "../kit/words";
import type { Figures, Period } from "../wire/commands";
import { hours, rate } from "./rates";
import { SaveRows } from "./SaveRows";

type ClockRow = Figures["clocks"][number];

/** First passes, machines that came back, and everybody's time at work. */
export function Summary({ period }: { period: Period }) {
  const { say } = useWords();
  const figures = useAnswer(
    "repair.figures",
    period,
    ["repair", "step", "checkup", "work", "hand_over"],
    {
      keep: true,
    },
  );
  const { data } = figures;
  if (!data) return <FailureNote reason={figures.error} again={() => figures.refetch()} />;
  const columns: TableColumnsType<ClockRow> = [
    { title: say("figures.person"), render: (_, row) => <bdi>{row.person_name}</bdi> },
    {
      title: say("figures.time"),
      align: "right",
      render: (_, row) => <span className="number">{hours(row.minutes)}</span>,
    },
    {
      title: say("figures.orders"),
      align: "right",
      render: (_, row) => <span className="number">{row.orders}</span>,
    },
    {
      title: say("figures.per_order"),
      align: "right",
      render: (_, row) => (
        <span className="number">
          {row.orders === 0 ? "—" : hours(Math.round(row.minutes / row.orders))}
        </span>
      ),
    },
  ];
  const { test } = data;
  const handedOver = data.rework[0]?.handed_over ?? 0;
  const rows = () => [
    [say("figures.figure"), say("figures.of"), say("figures.number"), say("figures.rate")],
    [
      say("figures.first_pass"),
      test.sent,
      test.passed_first,
      rate(test.passed_first, test.sent) ?? "",
    ],
    ...data.rework.map((one) => [
      say("figures.rework", { n: one.window_days }),
      one.handed_over,
      one.returned,
      rate(one.returned, one.handed_over) ?? "",
    ]),
    [say("figures.by_phone"), handedOver, data.by_phone, rate(data.by_phone, handedOver) ?? ""],
    [],
    [say("figures.person"), say("figures.minutes"), say("figures.orders")],
    ...data.clocks.map((one) => [one.person_name, one.minutes, one.orders]),
  ];
  return (
    <div className="stack figures">
      <FailureNote reason={figures.error} again={() => figures.refetch()} />
      <div className="figures-tiles">
        <Tile
          name={say("figures.first_pass")}
          value={rate(test.passed_first, test.sent)}
          told={say("figures.first_pass_told", { n: test.passed_first, all: test.sent })}
          test="figure-first-pass"
        />
        {data.rework.map((one) => (
          <Tile
            key={one.window_days}
            name={say("figures.rework", { n: one.window_days })}
            value={rate(one.returned, one.handed_over)}
            told={say("figures.rework_told", { n: one.returned, all: one.handed_over })}
            test={`figure-rework-${one.window_days}`}
          />
        ))}
        <Tile
          name={say("figures.by_phone")}
          value={rate(data.by_phone, handedOver)}
          told={say("figures.by_phone_told", { n: data.by_phone, all: handedOver })}
          test="figure-by-phone"
        />
      </div>
      <section className="card">
        <div className="card-head">
          <h2>{say("figures.clocks")}</h2>
          <ReportButton paper="repair.figures_report" what={`${period.from}~${period.to}`} />
          <SaveRows name={`figures-${period.from}-${period.to}.csv`} rows={rows} />
        </div>
        <Table
          size="small"
          rowKey="person_name"
          columns={columns}
          dataSource={data.clocks}
          pagination={false}
          locale={{ emptyText: <span className="quiet">{say("figures.no_clocks")}</span> }}
          data-test="figures-clocks"
        />
      </section>
      {data.gone_by_phone.length > 0 && <GoneByPhone figures={data} />}
    </div>
  );
}

/** Which machines went home with neither voucher nor code, the newest first. */
function GoneByPhone({ figures }: { figures: Figures }) {
  const { say } = useWords();
  const clock = useClock();
  const { gone_by_phone: rows, by_phone: all } = figures;
  const columns: TableColumnsType<Figures["gone_by_phone"][number]> = [
    {
      title: say("close.at"),
      width: 160,
      render: (_, row) => <span className="number">{clock.full(row.at)}</span>,
    },
    {
      title: say("column.number"),
      render: (_, row) => (
        <Link to="/repairs/$id" params={{ id: row.repair }} className="number">
          {row.number}
        </Link>
      ),
    },
    { title: say("figures.handed_over_by"), render: (_, row) => <bdi>{row.by}</bdi> },
  ];
  return (
    <section className="card">
      <div className="card-head">
        <h2>{say("figures.by_phone")}</h2>
        {all > rows.length && (
          <span className="quiet">{say("figures.by_phone_newest", { n: rows.length, all })}</span>
        )}
      </div>
      <Table
        size="small"
        rowKey={(row) => `${row.repair} ${row.at}`}
        columns={columns}
        dataSource={rows}
        pagination={false}
        data-test="figures-by-phone"
      />
    </section>
  );
}

interface TileProps {
  name: string;
  /** Nothing where there was nothing to count. */
  value: string | null;
  told: string;
  test: string;
}

function Tile({ name, value, told, test }: TileProps) {
  const { say } = useWords();
  return (
    <section className="card figures-tile" data-test={test}>
      <h2>{name}</h2>
      <strong className="number">{value ?? "—"}</strong>
      <span className="quiet">{value === null ? say("figures.nothing") : told}</span>
    </section>
  );
}
