import {
  ArrowDownOutlined,
  ArrowUpOutlined,
  DeleteOutlined,
  PlusOutlined,
} from "@ant-design/icons";
import { Button, Checkbox, Input } from "antd";
import { useCallback, useEffect, useState } from "react";
import { useLock } from "../frame/lock";
import { draftKey, dropDraft, readDraft } from "../kit/drafts";
import { moveOnEnter, useFields } from "../kit/fields";
import { Refused, useKeep } from "../kit/keeping";
import { Key, popupOpen, useShortcut } from "../kit/shortcuts";
import { useWords, type Word } from "../kit/words";
import { useMe } from "../session/door";
import type { ChecklistRow, Kind, Purpose } from "../wire/commands";
import {
  badLimits,
  type ItemWriting,
  itemsOf,
  type ListWriting,
  meanwhile,
  moved,
  withBlank,
  writingOf,
} from "./writing";

interface ChecklistEditorProps {
  purpose: Purpose;
  kind: Kind;
  /** The newest version; nothing where the kind has no list yet. */
  list: ChecklistRow | null;
}

/** A list's items, to be put right: saving makes a new version, rounds keep the one they began with. */
export function ChecklistEditor({ purpose, kind, list }: ChecklistEditorProps) {
  const { say } = useWords();
  const { locked } = useLock();
  const draft = draftKey(useMe().id, `checklist.keep/${purpose}/${kind}`);
  const fields = useFields<ListWriting>(writingOf(list), draft);
  const { values, faults, set, replace, area } = fields;
  const { items } = values;
  const [began, setBegan] = useState(list);
  const seen = list?.seen_seq ?? 0;
  const takeTheirs = useCallback(() => {
    replace(writingOf(list));
    dropDraft(draft);
    setBegan(list);
  }, [list, draft, replace]);
  // What another desk wrote is taken over where nothing was typed here.
  useEffect(() => {
    if (seen !== values.seen_seq && readDraft(draft) === undefined) takeTheirs();
  }, [seen, values.seen_seq, draft, takeTheirs]);
  const { keep, other, clear } = useKeep("checklist.keep", fields, () => dropDraft(draft));
  const keepMine = () => {
    setBegan(list);
    save(seen);
  };
  const save = (seen_seq: number) => {
    clear();
    set("seen_seq", seen_seq);
    const bad = badLimits(items);
    if (bad.length > 0) {
      fields.setFaults({ items: say("checklist.bad_limit") });
      focusOn(bad[0] ?? 0, "low");
    } else keep.run({ seen_seq, purpose, kind, items: itemsOf(items) });
  };
  const submit = () => save(values.seen_seq);
  const focusOn = (row: number, name: string) =>
    requestAnimationFrame(() =>
      area.current?.querySelector<HTMLElement>(`[data-row="${row}"] [name="${name}"]`)?.focus(),
    );
  const add = () => {
    const next = withBlank(items);
    set("items", next);
    focusOn(next.at(-1)?.row ?? 0, "words");
  };
  const change = (row: number, part: Partial<ItemWriting>) =>
    set(
      "items",
      items.map((item) => (item.row === row ? { ...item, ...part } : item)),
    );
  const move = (row: number, by: -1 | 1) => {
    set("items", moved(items, row, by));
    focusOn(row, "words");
  };
  useShortcut("Ctrl+Enter", submit, !locked);
  useShortcut("Alt+N", () => !popupOpen() && add(), !locked);
  const head = (word: Word) => <span className="items-head">{say(word)}</span>;
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: Enter moves between the fields inside
    <div ref={area} className="stack" onKeyDown={moveOnEnter}>
      <Refused
        reason={other}
        changes={meanwhile(say, began?.items ?? [], list?.items ?? [])}
        keepMine={keepMine}
        close={() => {
          clear();
          takeTheirs();
        }}
      />
      <div data-field="items">
        {faults.items && (
          <p className="field-fault" role="alert" data-test="fault-items">
            {faults.items}
          </p>
        )}
        <div className="items-grid">
          <div className="items-line" aria-hidden>
            {head("checklist.words")}
            {head("field.words_en")}
            {head("checklist.required")}
            {head("checklist.unit")}
            {head("checklist.low")}
            {head("checklist.high")}
            <span />
          </div>
          {items.map((item, at) => (
            <Item
              key={item.row}
              item={item}
              n={at + 1}
              change={(part) => change(item.row, part)}
              move={(by) => move(item.row, by)}
              drop={() =>
                set(
                  "items",
                  items.filter((one) => one.row !== item.row),
                )
              }
            />
          ))}
        </div>
      </div>
      <div className="row-wide">
        <Button icon={<PlusOutlined aria-hidden />} onClick={add} data-test="checklist-add">
          {say("checklist.add")} <Key>Alt N</Key>
        </Button>
        <span className="quiet grow">{say("checklist.told")}</span>
        <Button type="primary" onClick={submit} loading={keep.pending} data-test="checklist-save">
          {say("checklist.save")} <Key>Ctrl Enter</Key>
        </Button>
      </div>
    </div>
  );
}

interface ItemProps {
  item: ItemWriting;
  n: number;
  change: (part: Partial<ItemWriting>) => void;
  move: (by: -1 | 1) => void;
  drop: () => void;
}

/** One line of the list; Alt and an arrow move it. */
function Item({ item, n, change, move, drop }: ItemProps) {
  const { say } = useWords();
  const text = (name: "words" | "words_en" | "unit" | "low" | "high", label: Word) => (
    <Input
      name={name}
      aria-label={`${say(label)} ${n}`}
      autoComplete="off"
      className={name === "low" || name === "high" ? "number" : ""}
      value={item[name]}
      disabled={item.unit.trim() === "" && (name === "low" || name === "high")}
      onChange={(event) => change({ [name]: event.target.value })}
      data-test={`item-${n}-${name}`}
    />
  );
  const onKey = (event: React.KeyboardEvent) => {
    if (!event.altKey || (event.key !== "ArrowUp" && event.key !== "ArrowDown")) return;
    event.preventDefault();
    move(event.key === "ArrowUp" ? -1 : 1);
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the keys belong to the fields inside
    <div className="items-line" data-row={item.row} onKeyDown={onKey} data-test="checklist-item">
      {text("words", "checklist.words")}
      {text("words_en", "field.words_en")}
      <Checkbox
        aria-label={`${say("checklist.required")} ${n}`}
        checked={item.required}
        onChange={(event) => change({ required: event.target.checked })}
        data-test={`item-${n}-required`}
      />
      {text("unit", "checklist.unit")}
      {text("low", "checklist.low")}
      {text("high", "checklist.high")}
      <span className="items-acts">
        <Button
          type="text"
          size="small"
          icon={<ArrowUpOutlined aria-hidden />}
          aria-label={say("checklist.up", { n })}
          title={say("checklist.up", { n })}
          tabIndex={-1}
          onClick={() => move(-1)}
        />
        <Button
          type="text"
          size="small"
          icon={<ArrowDownOutlined aria-hidden />}
          aria-label={say("checklist.down", { n })}
          title={say("checklist.down", { n })}
          tabIndex={-1}
          onClick={() => move(1)}
        />
        <Button
          type="text"
          size="small"
          icon={<DeleteOutlined aria-hidden />}
          aria-label={say("checklist.drop", { n })}
          title={say("checklist.drop", { n })}
          onClick={drop}
          data-test={`item-${n}-drop`}
        />
      </span>
    </div>
  );
}
