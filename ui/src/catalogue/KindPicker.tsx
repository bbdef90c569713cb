import { Select } from "antd";
import { useWords } from "../kit/words";
import type { Kind } from "../wire/commands";

export const KINDS: readonly Kind[] = [
  "phone",
  "tablet",
  "laptop",
  "watch",
  "earphones",
  "tv",
  "fridge",
  "air_conditioner",
  "washer",
  "water_heater",
  "kitchen",
  "vacuum",
  "audio",
  "camera",
  "console",
  "printer",
  "router",
  "small_appliance",
  "other",
];

interface KindPickerProps {
  id?: string;
  "aria-label"?: string;
  "data-test": string;
  value: Kind;
  change: (kind: Kind) => void;
}

/** The kind of a machine. */
export function KindPicker({ value, change, ...rest }: KindPickerProps) {
  const { say } = useWords();
  return (
    <Select<Kind>
      {...rest}
      value={value}
      onChange={change}
      options={KINDS.map((kind) => ({ value: kind, label: say(`kind.${kind}`) }))}
      showSearch={{ optionFilterProp: "label" }}
      popupMatchSelectWidth={false}
    />
  );
}
