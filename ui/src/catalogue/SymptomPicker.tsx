import { AutoComplete, Input, Tag } from "antd";
import { useMemo, useRef, useState } from "react";
import { useWords } from "../kit/words";
import type { Kind, SymptomRow } from "../wire/commands";
import { isMeant, symptomsOf, symptomWords, useCatalogue } from "./catalogue";
import "./catalogue.css";

interface SymptomPickerProps {
  id: string;
  status: "" | "error";
  "aria-invalid": boolean;
  "aria-describedby": string;
  "data-test": string;
  kind: Kind | null;
  codes: readonly string[];
  change: (codes: string[]) => void;
  /** Takes a text that no symptom stands for: the customer's own words. */
  own?: (text: string) => void;
  /** Who else keeps what stands in the box before any Enter, so that it is never lost. */
  typed?: { text: string; set: (text: string) => void };
}

const MOST_HITS = 12;
const QUICK = 6;

/**
 * Symptoms by chip or by typing 拼音, initials, code or words: Enter adds the first one offered,
 * Enter on the empty box goes on, Backspace on it takes the last one back.
 */
export function SymptomPicker(props: SymptomPickerProps) {
  const { id, kind, codes, change, own, typed: kept, ...rest } = props;
  const { say, language } = useWords();
  const { symptoms } = useCatalogue();
  const [here, setHere] = useState("");
  const typed = kept ? kept.text : here;
  const setTyped = kept ? kept.set : setHere;
  const added = useRef(false);
  const choosable = useMemo(() => symptomsOf(symptoms, kind), [symptoms, kind]);
  const left = choosable.filter((row) => !codes.includes(row.code));
  const hits = typed.trim() === "" ? [] : left.filter((row) => isMeant(row.keys, typed));
  const add = (code: string) => {
    if (!codes.includes(code)) change([...codes, code]);
    setTyped("");
  };
  const onKey = (event: React.KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === "Backspace" && typed === "" && codes.length > 0) {
      change(codes.slice(0, -1));
    }
    if (event.key !== "Enter" || event.ctrlKey || event.shiftKey) return;
    // Whatever this Enter adds, it does not also move on.
    const first = hits[0];
    if (added.current) event.preventDefault();
    else if (typed.trim() !== "" && first) {
      // Typed faster than the list could offer it.
      event.preventDefault();
      add(first.code);
    } else if (typed.trim() !== "" && own) {
      event.preventDefault();
      own(typed.trim());
      setTyped("");
    }
    added.current = false;
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the keys belong to the box inside
    <div className="symptoms" onKeyDown={onKey}>
      {codes.map((code) => (
        <Tag
          key={code}
          color="processing"
          closable
          onClose={(event) => {
            event.preventDefault();
            change(codes.filter((one) => one !== code));
          }}
          data-test="symptom-chosen"
        >
          {wordsOfCode(symptoms, code, language)} <span className="number">{code}</span>
        </Tag>
      ))}
      <AutoComplete
        id={id}
        className="symptom-box"
        value={typed}
        onChange={(text: string | undefined) => setTyped(text ?? "")}
        onSelect={(_, option) => {
          added.current = true;
          setTimeout(() => {
            added.current = false;
          });
          add(option.code);
        }}
        options={grouped(hits.slice(0, MOST_HITS), symptoms, language)}
        popupMatchSelectWidth={false}
        defaultActiveFirstOption
      >
        <Input {...rest} placeholder={say("symptom.typed")} autoComplete="off" />
      </AutoComplete>
      {left.slice(0, QUICK).map((row) => (
        <button
          key={row.id}
          type="button"
          tabIndex={-1}
          className="symptom-quick"
          onClick={() => add(row.code)}
          data-test="symptom-quick"
        >
          {symptomWords(row, language)} <span className="quiet number">{row.code}</span>
        </button>
      ))}
    </div>
  );
}

type Language = Parameters<typeof symptomWords>[1];

function wordsOfCode(rows: readonly SymptomRow[], code: string, language: Language): string {
  const row = rows.find((one) => one.code === code);
  return row ? symptomWords(row, language) : "";
}

/** Options under the heading of their group. */
function grouped(hits: readonly SymptomRow[], all: readonly SymptomRow[], language: Language) {
  const groups = new Map<string, { label: string; options: object[] }>();
  for (const row of hits) {
    const parent = all.find((one) => one.id === row.parent);
    const key = parent?.id ?? "";
    const group = groups.get(key) ?? {
      label: parent ? symptomWords(parent, language) : "",
      options: [],
    };
    const words = symptomWords(row, language);
    group.options.push({ value: `${words} ${row.code}`, code: row.code, key: row.id });
    groups.set(key, group);
  }
  const named = [...groups.values()];
  return named.flatMap((group) => (group.label === "" ? group.options : [group])) as {
    value: string;
    code: string;
  }[];
}
