import { SearchOutlined } from "@ant-design/icons";
import { useLocation, useNavigate } from "@tanstack/react-router";
import { Input, type InputRef, Spin } from "antd";
import { useEffect, useId, useRef, useState } from "react";
import { useAnswer } from "../kit/answers";
import { reasonWords } from "../kit/FailureNote";
import { useHost } from "../kit/host";
import { useScan } from "../kit/scanner";
import { Key, popupOpen, useShortcut } from "../kit/shortcuts";
import { useWords } from "../kit/words";
import { symptomLine } from "../repair/OrdersColumns";
import { offerIntake, whatIsIt } from "../repair/offer";
import { StageMark } from "../repair/stage";
import { useCan, useMe } from "../session/door";
import type { RepairRow } from "../wire/commands";
import { useLock } from "./lock";

const HITS = 8;

/**
 * One box for everything: numbers, IMEI, phones and tails, names in Han, 拼音 or initials, models and
 * symptoms, two terms together, and scans from anywhere.
 */
export function Box() {
  const { say } = useWords();
  const { locked } = useLock();
  const input = useRef<InputRef>(null);
  const box = useBox(input);
  const listId = useId();

  useShortcut("Ctrl+K", () => input.current?.focus({ cursor: "all" }), !locked);
  useScan(
    ({ text }) => {
      box.setText(text);
      box.openByText(text);
      return true;
    },
    { on: !locked },
  );

  return (
    <search className="box" onBlur={box.leave} data-escape>
      <Input
        ref={input}
        role="combobox"
        enterKeyHint="search"
        aria-expanded={box.shown}
        aria-controls={listId}
        aria-activedescendant={box.shown ? `${listId}-${box.active}` : undefined}
        aria-label={say("box.label")}
        placeholder={say("box.placeholder")}
        prefix={<SearchOutlined className="quiet" aria-hidden />}
        suffix={box.busy ? <Spin size="small" /> : <Key>Ctrl K</Key>}
        value={box.text}
        onChange={(event) => box.setText(event.target.value)}
        onFocus={box.show}
        onKeyDown={box.onKey}
        data-test="box-input"
      />
      {box.shown && (
        <div className="box-list" role="listbox" id={listId} aria-label={say("box.label")}>
          {box.hits.map((row, at) => (
            <Hit
              key={row.id}
              row={row}
              id={`${listId}-${at}`}
              active={at === box.active}
              pick={() => box.open(row)}
            />
          ))}
          {box.failed && <div className="box-none">{reasonWords(say, box.failed)}</div>}
          {box.none && <NoHit text={box.asked} id={`${listId}-0`} take={box.take} />}
        </div>
      )}
    </search>
  );
}

function Hit({
  row,
  id,
  active,
  pick,
}: {
  row: RepairRow;
  id: string;
  active: boolean;
  pick: () => void;
}) {
  return (
    // The input keeps the focus and the keys; the pointer only picks.
    // biome-ignore lint/a11y/useKeyWithClickEvents: the combobox handles the keys
    <div
      id={id}
      role="option"
      tabIndex={-1}
      aria-selected={active}
      className="box-hit"
      onMouseDown={(event) => event.preventDefault()}
      onClick={pick}
      data-test="box-hit"
    >
      <span className="number box-number">{row.number}</span>
      <StageMark stage={row.stage} />
      <span className="cut">
        <bdi>{row.customer_name}</bdi> <span className="quiet number">{row.phone_masked}</span>
      </span>
      <span className="cut box-device">
        <bdi>{row.device}</bdi>
      </span>
      <span className="cut quiet box-symptom">
        <bdi>{symptomLine(row)}</bdi>
      </span>
    </div>
  );
}

function NoHit({ text, id, take }: { text: string; id: string; take: (() => void) | null }) {
  const { say } = useWords();
  const what = whatIsIt(text);
  return (
    <div className="box-none" data-test="box-none">
      <span>{say("box.none", { text })}</span>
      {take && what !== "tail" && (
        <button
          id={id}
          type="button"
          role="option"
          aria-selected={true}
          className="box-take"
          onMouseDown={(event) => event.preventDefault()}
          onClick={take}
          data-test="box-intake"
        >
          {say(`box.take_${what}`)} <Key>Enter</Key>
        </button>
      )}
    </div>
  );
}

/** The box's state: what is typed, what was found for it, and what Enter does. */
function useBox(input: React.RefObject<InputRef | null>) {
  const host = useHost();
  const me = useMe();
  const can = useCan();
  const navigate = useNavigate();
  const [text, setText] = useState("");
  const [open, setOpen] = useState(false);
  const [active, setActive] = useState(0);
  const [opening, setOpening] = useState(false);
  const asked = useSettled(text.trim());
  const found = useAnswer(
    "repair.find",
    { text: asked, view: "all", limit: HITS },
    ["repair", "customer", "device"],
    { enabled: asked !== "" },
  );
  const current = asked === text.trim() && asked !== "";
  const hits = current ? (found.data?.rows ?? []) : [];
  const place = useLocation({ select: ({ pathname }) => pathname });
  // biome-ignore lint/correctness/useExhaustiveDependencies: closes with each change of place
  useEffect(() => setOpen(false), [place]);
  const none = current && found.isSuccess && hits.length === 0;

  const close = () => {
    setOpen(false);
    setText("");
    setActive(0);
    input.current?.blur();
  };
  const openRow = (row: RepairRow) => {
    close();
    navigate({ to: "/repairs/$id", params: { id: row.id }, search: {} });
  };
  const take = () => {
    offerIntake(me.id, text.trim());
    close();
    navigate({ to: "/intake" });
  };
  /** Scans and quick fingers: asks at once and opens the only hit. */
  const openByText = async (wanted: string) => {
    setOpening(true);
    try {
      const { rows } = await host.call("repair.find", { text: wanted, view: "all", limit: 2 });
      const [first, second] = rows;
      if (first && !second) openRow(first);
      else {
        setOpen(true);
        if (!popupOpen()) input.current?.focus({ cursor: "all" });
      }
    } catch {
      // The list below asks the same and shows why it can't be answered.
      setOpen(true);
    } finally {
      setOpening(false);
    }
  };
  const onKey = (event: React.KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      const step = event.key === "ArrowDown" ? 1 : -1;
      setActive((at) => Math.max(0, Math.min(hits.length - 1, at + step)));
    } else if (event.key === "Escape") {
      event.stopPropagation();
      close();
    } else if (event.key === "Enter" && text.trim() !== "") {
      event.preventDefault();
      const row = hits[active];
      if (row) openRow(row);
      else if (none && can("open_repairs")) take();
      else if (!current || found.isFetching) openByText(text.trim());
    }
  };

  return {
    text,
    asked,
    hits,
    none,
    active,
    failed: current ? found.error : null,
    busy: opening || (found.isFetching && current),
    shown: open && text.trim() !== "" && (hits.length > 0 || none || found.isError),
    setText: (next: string) => {
      setText(next);
      setActive(0);
      setOpen(true);
    },
    show: () => setOpen(true),
    leave: (event: React.FocusEvent) => {
      if (!event.currentTarget.contains(event.relatedTarget)) setOpen(false);
    },
    open: openRow,
    openByText,
    take: can("open_repairs") ? take : null,
    onKey,
  };
}

/** The text once typing has paused for a moment. */
function useSettled(text: string): string {
  const [settled, setSettled] = useState(text);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(text), 120);
    return () => clearTimeout(timer);
  }, [text]);
  return settled;
}
