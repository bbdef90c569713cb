import { Alert, App, Button, Segmented, Table, type TableColumnsType, Tag } from "antd";
import { useState } from "react";
import { useLock } from "../frame/lock";
import { useChange } from "../kit/change";
import { useClock } from "../kit/dates";
import { FailureNote } from "../kit/FailureNote";
import { yuan } from "../kit/money";
import { ReportButton } from "../kit/paper/ReportButton";
import { Key, popupOpen, useShortcut } from "../kit/shortcuts";
import { useWords } from "../kit/words";
import { useCan } from "../session/door";
import type { ReviewedLine, StocktakeCard } from "../wire/commands";
import { ExplainForm } from "./ExplainForm";
import { placeWords } from "./place";
import { ReasonForm, type ReasonOf } from "./ReasonForm";
import { share } from "./StocktakePage";

type Shown = "open" | "differs" | "all";

function isShown(line: ReviewedLine, shown: Shown): boolean {
  switch (shown) {
    case "all":
      return true;
    case "differs":
      return line.standing === "unexplained" || line.standing === "differs";
    case "open":
      return line.standing !== "exact" && line.standing !== "differs";
  }
}

/** What came of counting: differences, their causes, their worth, and what is done about them. */
export function ReviewView({ card }: { card: StocktakeCard }) {
  const { say } = useWords();
  const { message } = App.useApp();
  const can = useCan();
  const clock = useClock();
  const { locked } = useLock();
  const [chosen, setChosen] = useState<Shown | null>(null);
  const [ticked, setTicked] = useState<string[]>([]);
  const [explaining, setExplaining] = useState<string[] | null>(null);
  const [asking, setAsking] = useState<ReasonOf | null>(null);
  const [other, setOther] = useState<Error | null>(null);
  const refused = (reason: Error) => setOther(reason);
  const finish = useChange("stocktake.finish", {
    done: () => message.success(say("stocktake.finished")),
    refused,
  });
  const post = useChange("stocktake.post", {
    done: (made) =>
      message.success(
        made.movements === 0
          ? say("stocktake.posted_alike")
          : say("stocktake.posted_told", { n: made.movements, waiting: made.waiting }),
      ),
    refused,
  });
  const open = card.uncounted + card.to_recount + card.unexplained;
  const shown: Shown = chosen ?? (card.state === "open" && open > 0 ? "open" : "differs");
  const rows = card.counted.filter((line) => isShown(line, shown));
  const mayKeep = can("keep_stock");
  const mayFinish = card.state === "open" && mayKeep;
  const mayApprove = card.state === "counted" && card.needs_approval && can("approve_counts");
  const isAgreed = card.state === "approved" || (card.state === "counted" && !card.needs_approval);
  const mayPost = isAgreed && mayKeep;
  const isDone = card.state === "posted" || card.state === "dropped";
  const act = () => {
    setOther(null);
    if (mayFinish) finish.run({ id: card.id });
    else if (mayApprove) setAsking("approve");
    else if (mayPost) post.run({ id: card.id });
  };
  useShortcut(
    "Ctrl+Enter",
    () => !popupOpen() && act(),
    !locked && (mayFinish || mayApprove || mayPost) && asking === null && explaining === null,
  );
  const primary = (label: "finish" | "approve" | "post", pending: boolean) => (
    <Button type="primary" onClick={act} loading={pending} data-test={`stocktake-${label}`}>
      {say(`stocktake.${label}`)} <Key>Ctrl Enter</Key>
    </Button>
  );
  return (
    <>
      <div className="row-wide">
        <Segmented<Shown>
          aria-label={say("stocktake.shown")}
          value={shown}
          onChange={setChosen}
          options={(["open", "differs", "all"] as const).map((one) => ({
            value: one,
            label: (
              <span data-test={`stocktake-shown-${one}`}>
                {say(`stocktake.shown_${one}`)}{" "}
                {card.counted.filter((line) => isShown(line, one)).length}
              </span>
            ),
          }))}
        />
        <span className="quiet grow" data-test="stocktake-came-to">
          {card.lines !== null &&
            say("stocktake.came_to", { lines: card.lines, share: share(card.accuracy) })}
          {card.gross !== null &&
            ` · ${say("stocktake.worth_told", { gross: yuan(card.gross), net: yuan(card.net ?? 0) })}`}
        </span>
        <ReportButton paper="stocktake.result_sheet" what={card.id} />
        {card.state === "open" && mayKeep && (
          <Button
            disabled={ticked.length === 0}
            onClick={() => setExplaining(ticked)}
            data-test="stocktake-explain"
          >
            {say("stocktake.explain", { n: ticked.length })}
          </Button>
        )}
        {!isDone && mayKeep && (
          <Button onClick={() => setAsking("drop")} data-test="stocktake-drop">
            {say("stocktake.drop")}
          </Button>
        )}
        {(card.state === "counted" || card.state === "approved") && can("approve_counts") && (
          <Button onClick={() => setAsking("send_back")} data-test="stocktake-send-back">
            {say("stocktake.send_back")}
          </Button>
        )}
        {mayFinish && primary("finish", finish.pending)}
        {mayApprove && primary("approve", false)}
        {mayPost && primary("post", post.pending)}
      </div>
      <FailureNote reason={other} />
      {card.state === "counted" && card.needs_approval && !mayApprove && (
        <Alert type="info" showIcon title={say("stocktake.waits_for_approval")} />
      )}
      {card.why !== "" && (
        <Alert
          type="warning"
          showIcon
          title={say(
            card.state === "dropped" ? "stocktake.dropped_why" : "stocktake.sent_back_why",
            {
              why: card.why,
            },
          )}
        />
      )}
      {(card.ended_by !== null || card.approved_by !== null || card.posted_by !== null) && (
        <p className="quiet stocktake-signed" data-test="stocktake-signed">
          {card.ended_by !== null &&
            card.ended_at !== null &&
            say("stocktake.ended_by", { name: card.ended_by, at: clock.short(card.ended_at) })}
          {card.approved_by !== null &&
            card.approved_at !== null &&
            ` · ${say("stocktake.approved_by", { name: card.approved_by, at: clock.short(card.approved_at) })}`}
          {card.posted_by !== null &&
            card.posted_at !== null &&
            ` · ${say("stocktake.posted_by", { name: card.posted_by, at: clock.short(card.posted_at) })}`}
        </p>
      )}
      <Lines
        rows={rows}
        shown={shown}
        {...(card.state === "open" && mayKeep && { ticked, tick: setTicked })}
      />
      {explaining && (
        <ExplainForm
          lines={explaining}
          close={() => setExplaining(null)}
          done={() => setTicked([])}
        />
      )}
      {asking && <ReasonForm of={asking} card={card} close={() => setAsking(null)} />}
    </>
  );
}

interface LinesProps {
  rows: readonly ReviewedLine[];
  shown: Shown;
  ticked?: string[];
  tick?: (ids: string[]) => void;
}

function Lines({ rows, shown, ticked, tick }: LinesProps) {
  const { say } = useWords();
  const number = (of: number | null) => <span className="number">{of ?? "—"}</span>;
  const columns: TableColumnsType<ReviewedLine> = [
    { title: say("field.places"), render: (_, row) => placeWords(say, row.place) },
    {
      title: say("field.part"),
      render: (_, row) => (
        <>
          <span className="number">{row.number}</span> <bdi>{row.name}</bdi>
        </>
      ),
    },
    { title: say("stocktake.book"), align: "right", render: (_, row) => number(row.book) },
    { title: say("stocktake.counted"), align: "right", render: (_, row) => number(row.counted) },
    {
      title: say("stocktake.difference"),
      align: "right",
      render: (_, row) => (
        <span className={row.difference ? "number tone-late" : "number"}>
          {row.difference === null ? "—" : signed(row.difference)}
        </span>
      ),
    },
    {
      title: say("stocktake.worth"),
      align: "right",
      render: (_, row) => (
        <span className="number">{row.worth === null ? "—" : yuan(row.worth)}</span>
      ),
    },
    {
      title: say("stocktake.standing"),
      render: (_, row) => (
        <>
          <Tag>{say(`stocktake_standing.${row.standing}`)}</Tag>
          {row.cause && <span>{say(`count_cause.${row.cause}`)} </span>}
          <bdi className="quiet">{row.why}</bdi>
          {row.missing.length > 0 && (
            <div>{say("stocktake.missing", { serials: row.missing.join(" ") })}</div>
          )}
          {row.extra.length > 0 && (
            <div>{say("stocktake.extra", { serials: row.extra.join(" ") })}</div>
          )}
        </>
      ),
    },
    {
      title: say("stocktake.by"),
      render: (_, row) => (
        <bdi className="quiet">
          {[row.counted_by, row.recounted_by].filter((name) => name !== null).join(" / ")}
        </bdi>
      ),
    },
  ];
  return (
    <Table<ReviewedLine>
      size="small"
      rowKey="id"
      columns={columns}
      dataSource={rows}
      pagination={rows.length > 100 ? { pageSize: 100, showSizeChanger: false } : false}
      locale={{ emptyText: say(`stocktake.empty_${shown}`) }}
      scroll={{ x: 900 }}
      {...(tick && {
        rowSelection: {
          selectedRowKeys: ticked ?? [],
          onChange: (keys) => tick(keys.map(String)),
          getCheckboxProps: (row) => ({
            disabled: row.standing !== "unexplained" && row.standing !== "differs",
          }),
        },
      })}
      data-test="stocktake-lines"
    />
  );
}

/** A difference with its sign. */
function signed(difference: number): string {
  return difference > 0 ? `+${difference}` : String(difference);
}
