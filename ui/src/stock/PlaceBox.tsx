import { Select } from "antd";
import type { ControlProps } from "../kit/fields";
import { useWords } from "../kit/words";
import type { PlaceRow } from "../wire/commands";
import { keyOf, rowName } from "./places";

interface PlaceBoxProps extends ControlProps {
  rows: readonly PlaceRow[];
  value: string | null;
  change: (key: string) => void;
}

/** A place, looked for by its name. */
export function PlaceBox({ id, status, rows, value, change }: PlaceBoxProps) {
  const { say } = useWords();
  return (
    <Select<string>
      id={id}
      status={status}
      value={value}
      onChange={change}
      options={rows.map((row) => ({ value: keyOf(row), label: rowName(say, row) }))}
      showSearch={{ optionFilterProp: "label" }}
      placeholder={say("stock.choose_place")}
      data-test="stock-target"
    />
  );
}
