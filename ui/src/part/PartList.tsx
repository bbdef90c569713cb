import { FileAddOutlined, PlusOutlined, SearchOutlined, TagsOutlined } from "@ant-design/icons";
import { type AnyRouter, useNavigate, useRouter } from "@tanstack/react-router";
import { Button, Checkbox, Input, type InputRef, Tag } from "antd";
import { lazy, Suspense, useCallback, useEffect, useRef, useState } from "react";
import { useLock } from "../frame/lock";
import { draftKey, readDraft } from "../kit/drafts";
import { FailureNote } from "../kit/FailureNote";
import { useHost } from "../kit/host";
import { yuan } from "../kit/money";
import { usePages } from "../kit/pages";
import { type Column, RowList } from "../kit/RowList";
import { useScan } from "../kit/scanner";
import { Key, popupOpen, useShortcut } from "../kit/shortcuts";
import { useWords } from "../kit/words";
import { useCan, useMe } from "../session/door";
import type { PartRow } from "../wire/commands";
import { LabelForm } from "./LabelForm";
import { PartForm } from "./PartForm";
import { PART_NOUNS } from "./part";

const ImportParts = lazy(() =>
  import("./ImportParts").then((module) => ({ default: module.ImportParts })),
);

/** What each person looked for last. */
const searched = new WeakMap<AnyRouter, string>();

/** Every part: found by number, barcode, name, 拼音, model, or what a supplier calls it. */
export function PartList() {
  const { say } = useWords();
  const can = useCan();
  const me = useMe();
  const host = useHost();
  const navigate = useNavigate();
  const router = useRouter();
  const { locked } = useLock();
  const [text, setText] = useState(searched.get(router) ?? "");
  const [withdrawn, setWithdrawn] = useState(false);
  const draft = draftKey(me.id, "part.keep/new");
  const [adding, setAdding] = useState(() => readDraft(draft) !== undefined);
  const [importing, setImporting] = useState(false);
  const [labelling, setLabelling] = useState(false);
  const box = useRef<InputRef>(null);
  const find = useCallback(
    (next: string) => {
      searched.set(router, next);
      setText(next);
    },
    [router],
  );
  const list = usePages("part.find", { text: text || null, withdrawn }, PART_NOUNS);
  const [ticked, setTicked] = useState<ReadonlySet<string>>(new Set());
  const open = (id: string) => navigate({ to: "/part/$id", params: { id } });
  const mayKeep = can("keep_parts");
  const mayLabel = can("print_papers");
  const above = adding || importing || labelling;
  const free = !locked && !above;
  const begin = () => !popupOpen() && setAdding(true);
  useShortcut("Ctrl+Enter", begin, free && mayKeep, "under");
  useShortcut("Alt+I", () => setImporting(true), free && mayKeep);
  useShortcut("Alt+L", () => setLabelling(true), free && mayLabel && ticked.size > 0);
  useShortcut("Escape", () => find(""), free && text !== "");
  useShortcut("Ctrl+F", () => box.current?.focus({ cursor: "all" }), free);
  const scanned = async (code: string) => {
    const found = await host.call("part.find", { text: code, withdrawn: false, limit: 1 });
    if (found.exact) open(found.exact);
    else find(code);
  };
  useScan(
    ({ text: code }) => {
      scanned(code).catch(() => find(code));
      return true;
    },
    { on: free },
  );

  return (
    <>
      <div className="parts-tools">
        <PartSearch text={text} change={find} box={box} />
        <Checkbox
          checked={withdrawn}
          onChange={(event) => setWithdrawn(event.target.checked)}
          data-test="parts-withdrawn"
        >
          {say("part.withdrawn_too")}
        </Checkbox>
        <span className="grow" />
        {mayLabel && (
          <Button
            icon={<TagsOutlined aria-hidden />}
            disabled={ticked.size === 0}
            onClick={() => setLabelling(true)}
            data-test="parts-label"
          >
            {say("part.labels")} <Key>Alt L</Key>
          </Button>
        )}
        {mayKeep && (
          <Button
            icon={<FileAddOutlined aria-hidden />}
            onClick={() => setImporting(true)}
            data-test="parts-import"
          >
            {say("part.import")} <Key>Alt I</Key>
          </Button>
        )}
        {mayKeep && (
          <Button
            type="primary"
            icon={<PlusOutlined aria-hidden />}
            onClick={begin}
            data-test="part-add"
          >
            {say("part.add")} <Key>Ctrl Enter</Key>
          </Button>
        )}
      </div>
      <FailureNote reason={list.error} again={() => list.refetch()} />
      <RowList
        label={say("place.parts")}
        rows={list.rows}
        rowKey={(row) => row.id}
        rowName={(row) => `${row.number} ${row.name} ${row.spec}`}
        columns={useColumns()}
        card={(row) => <PartLines row={row} />}
        open={(row) => open(row.id)}
        nearEnd={list.more}
        ticks={mayLabel ? { on: ticked, change: setTicked } : undefined}
        test="parts"
        empty={list.settled ? <Nothing text={text} add={mayKeep ? begin : null} /> : null}
      />
      {adding && <PartForm card={null} draft={draft} close={() => setAdding(false)} kept={open} />}
      {labelling && (
        <LabelForm
          of={list.rows
            .filter(({ id }) => ticked.has(id))
            .map(({ id, number, name, on_hand }) => ({
              on: `part:${id}`,
              name: `${number} ${name}`,
              copies: Math.max(1, on_hand),
            }))}
          close={() => setLabelling(false)}
        />
      )}
      <Suspense fallback={null}>
        {importing && <ImportParts close={() => setImporting(false)} />}
      </Suspense>
    </>
  );
}

interface PartSearchProps {
  text: string;
  change: (text: string) => void;
  box: React.RefObject<InputRef | null>;
}

function PartSearch({ text, change, box }: PartSearchProps) {
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
      ref={box}
      className="parts-search"
      aria-label={say("part.search")}
      placeholder={say("part.search")}
      prefix={<SearchOutlined className="quiet" aria-hidden />}
      allowClear
      value={typed}
      onChange={(event) => setTyped(event.target.value)}
      onPressEnter={() => change(typed.trim())}
      data-test="parts-search"
    />
  );
}

/** What tells a part apart from others of its name. */
function Marks({ row }: { row: PartRow }) {
  const { say } = useWords();
  return (
    <>
      {!row.active && <Tag>{say("part.withdrawn")}</Tag>}
      {row.superseded && <Tag color="orange">{say("part.superseded")}</Tag>}
    </>
  );
}

function Available({ row }: { row: PartRow }) {
  return (
    <span className={row.available > 0 ? "number" : "number part-none"}>
      {row.available} {row.unit}
    </span>
  );
}

/** A part as a card, where the list is too narrow for columns. */
function PartLines({ row }: { row: PartRow }) {
  const { say } = useWords();
  return (
    <>
      <span className="cut">
        <span className="number part-number">{row.number}</span> <Marks row={row} />
      </span>
      <span className="cut">
        <bdi>{row.name}</bdi> <bdi className="quiet">{row.spec}</bdi>
      </span>
      <span className="cut quiet">
        {say("part.available")} <Available row={row} /> · {row.bin ?? "—"}
      </span>
    </>
  );
}

function useColumns(): Column<PartRow>[] {
  const { say } = useWords();
  return [
    {
      key: "number",
      title: say("part.number"),
      width: "minmax(120px, 0.9fr)",
      cell: (row) => <span className="number part-number">{row.number}</span>,
    },
    {
      key: "name",
      title: say("stock.name"),
      width: "minmax(180px, 1.6fr)",
      cell: (row) => (
        <>
          <bdi>{row.name}</bdi> <bdi className="quiet">{row.spec}</bdi> <Marks row={row} />
        </>
      ),
    },
    {
      key: "grade",
      title: say("price.grade"),
      width: "112px",
      from: 860,
      cell: (row) => say(`grade.${row.grade}`),
    },
    {
      key: "class",
      title: say("part.class"),
      width: "84px",
      from: 980,
      cell: (row) => row.class?.toUpperCase() ?? <span className="quiet">—</span>,
    },
    {
      key: "bin",
      title: say("part.bin"),
      width: "minmax(80px, 0.6fr)",
      cell: (row) => row.bin ?? <span className="quiet">—</span>,
    },
    {
      key: "available",
      title: say("part.available"),
      width: "96px",
      end: true,
      cell: (row) => <Available row={row} />,
    },
    {
      key: "on_hand",
      title: say("part.on_hand"),
      width: "84px",
      end: true,
      from: 900,
      cell: (row) => <span className="number quiet">{row.on_hand}</span>,
    },
    {
      key: "sale",
      title: say("part.sale"),
      width: "104px",
      end: true,
      cell: (row) => <span className="number">{row.sale === null ? "—" : yuan(row.sale)}</span>,
    },
  ];
}

function Nothing({ text, add }: { text: string; add: (() => void) | null }) {
  const { say } = useWords();
  return (
    <div className="empty" data-test="parts-none">
      <strong>{text ? say("part.no_hit", { text }) : say("part.none")}</strong>
      {add && (
        <Button type="primary" onClick={add}>
          {say("part.add")} <Key>Ctrl Enter</Key>
        </Button>
      )}
    </div>
  );
}
