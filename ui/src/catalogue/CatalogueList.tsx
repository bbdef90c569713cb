import { PlusOutlined, SearchOutlined } from "@ant-design/icons";
import { Button, Checkbox, Input } from "antd";
import { type ReactNode, useRef, useState } from "react";
import { useLock } from "../frame/lock";
import { type Column, RowList } from "../kit/RowList";
import { Key, popupOpen, useShortcut } from "../kit/shortcuts";
import { useWords, type Word } from "../kit/words";
import { isMeant } from "./catalogue";

interface Listed {
  id: string;
  active: boolean;
  keys: string;
}

interface CatalogueListProps<Row extends Listed> {
  title: Word;
  add: Word;
  test: string;
  rows: readonly Row[];
  columns: readonly Column<Row>[];
  rowName: (row: Row) => string;
  /** What to do where nothing is kept yet. */
  emptyTold?: Word;
  /** Further choices beside the search. */
  filter?: ReactNode;
  open: (row: Row) => void;
  /** Begins a new one with what was searched for. */
  begin: (text: string) => void;
}

/** A part of the catalogue: found by name or 拼音, Enter edits, Alt+N adds. */
export function CatalogueList<Row extends Listed>(props: CatalogueListProps<Row>) {
  const { say } = useWords();
  const { locked } = useLock();
  const area = useRef<HTMLDivElement>(null);
  const [text, setText] = useState("");
  const [withOff, setWithOff] = useState(false);
  const rows = props.rows.filter(
    (row) => (withOff || row.active) && (text.trim() === "" || isMeant(row.keys, text.trim())),
  );
  useShortcut("Alt+N", () => !popupOpen() && props.begin(""), !locked);
  useShortcut("Ctrl+F", () => area.current?.querySelector("input")?.focus(), !locked);
  return (
    <div className="catalogue-list" ref={area}>
      <div className="row">
        <Input
          className="catalogue-search"
          aria-label={say("catalogue.search")}
          placeholder={say("catalogue.search")}
          prefix={<SearchOutlined className="quiet" aria-hidden />}
          allowClear
          value={text}
          onChange={(event) => setText(event.target.value)}
          data-test={`${props.test}-search`}
        />
        {props.filter}
        <Checkbox checked={withOff} onChange={(event) => setWithOff(event.target.checked)}>
          {say("catalogue.with_off")}
        </Checkbox>
        <span className="grow" />
        <Button
          type="primary"
          icon={<PlusOutlined aria-hidden />}
          onClick={() => props.begin("")}
          data-test={`${props.test}-add`}
        >
          {say(props.add)} <Key>Alt N</Key>
        </Button>
      </div>
      <RowList
        label={say(props.title)}
        rows={rows}
        rowKey={(row) => row.id}
        rowName={props.rowName}
        columns={props.columns}
        open={props.open}
        nearEnd={stay}
        test={props.test}
        empty={
          <div className="empty" data-test={`${props.test}-none`}>
            <strong>
              {text ? say("catalogue.no_hit", { text: text.trim() }) : say("catalogue.empty")}
            </strong>
            {text ? (
              <Button onClick={() => props.begin(text.trim())}>
                {say("catalogue.add_named", { text: text.trim() })}
              </Button>
            ) : (
              <span>{say(props.emptyTold ?? "catalogue.empty_told")}</span>
            )}
          </div>
        }
      />
    </div>
  );
}

function stay(): void {}

/** Told in lists and forms of what is no longer offered at intake. */
export function Off({ active }: { active: boolean }) {
  const { say } = useWords();
  return active ? null : <span className="quiet"> · {say("catalogue.off")}</span>;
}
