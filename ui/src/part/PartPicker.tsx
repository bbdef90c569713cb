import { Select } from "antd";
import { useEffect, useState } from "react";
import { useAnswer } from "../kit/answers";
import { useWords } from "../kit/words";
import { PART_NOUNS } from "./part";

/** A part that stands in the box, as it is called. */
export interface NamedPart {
  id: string;
  number: string;
  name: string;
}

interface PartPickerProps {
  id: string;
  status: "" | "error";
  value: readonly string[];
  /** Those that stand in it, by name. */
  named: readonly NamedPart[];
  change: (ids: string[]) => void;
  /** One at most. */
  single?: boolean;
  /** The part itself is not offered. */
  except?: string | null;
  autoFocus?: boolean;
  "data-test": string;
}

const MOST = 20;

/** Parts by number, barcode or name. */
export function PartPicker({ value, named, change, single, except, ...rest }: PartPickerProps) {
  const { say } = useWords();
  const [typed, setTyped] = useState("");
  const [asked, setAsked] = useState("");
  useEffect(() => {
    const timer = setTimeout(() => setAsked(typed.trim()), 150);
    return () => clearTimeout(timer);
  }, [typed]);
  const [met, setMet] = useState<readonly NamedPart[]>(named);
  const found = useAnswer(
    "part.find",
    { text: asked || null, withdrawn: false, limit: MOST },
    PART_NOUNS,
    {
      keep: true,
    },
  );
  const offered = (found.data?.rows ?? []).filter((row) => row.id !== except);
  const all = [...offered, ...met, ...named];
  const known = value.filter((id) => !offered.some((row) => row.id === id));
  const options = [
    ...offered.map((row) => ({ value: row.id, label: `${row.number} ${row.name} ${row.spec}` })),
    ...known.map((id) => {
      const part = all.find((one) => one.id === id);
      return { value: id, label: part ? `${part.number} ${part.name}` : id };
    }),
  ];
  const take = (ids: string[]) => {
    setMet(all.filter((one) => ids.includes(one.id)));
    setTyped("");
    change(ids);
  };
  return (
    <Select<string[] | string | null>
      {...rest}
      mode={single ? undefined : ("multiple" as const)}
      allowClear
      showSearch={{ filterOption: false, searchValue: typed, onSearch: setTyped }}
      value={single ? (value[0] ?? null) : [...value]}
      onChange={(chosen) => take(Array.isArray(chosen) ? chosen : chosen ? [chosen] : [])}
      options={options}
      placeholder={say("part.search")}
      notFoundContent={say("part.no_hit", { text: typed })}
    />
  );
}
