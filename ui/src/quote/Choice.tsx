import { useDeliberateKey } from "../kit/deliberate";
import type { ControlProps } from "../kit/fields";

interface ChoiceProps<T extends string> extends ControlProps {
  values: readonly T[];
  value: T;
  words: (value: T) => string;
  change: (value: T) => void;
  disabled?: boolean;
  "data-test": string;
}

/**
 * One of few, in a cell: a letter, a digit or the arrows left and right choose without opening
 * anything, so that Enter and the arrows up and down stay with the sheet.
 */
export function Choice<T extends string>(props: ChoiceProps<T>) {
  const { values, value, words, change, status, ...rest } = props;
  // A scan that begins here must choose nothing.
  const deliberate = useDeliberateKey((digit) => {
    const chosen = values[Number(digit) - 1];
    if (chosen !== undefined) change(chosen);
  });
  const step = (by: number) => {
    const next = values[values.indexOf(value) + by];
    if (next !== undefined) change(next);
  };
  const onKey = (event: React.KeyboardEvent<HTMLSelectElement>) => {
    if (event.ctrlKey || event.altKey || event.metaKey) return;
    if (event.key === "ArrowRight") step(1);
    else if (event.key === "ArrowLeft") step(-1);
    else if (/^\d$/.test(event.key)) deliberate(event.key);
    else return;
    event.preventDefault();
  };
  return (
    <select
      {...rest}
      className={status === "error" ? "choice choice-fault" : "choice"}
      value={value}
      onChange={(event) => {
        const chosen = values.find((one) => one === event.target.value);
        if (chosen !== undefined) change(chosen);
      }}
      onKeyDown={onKey}
    >
      {values.map((one) => (
        <option key={one} value={one}>
          {words(one)}
        </option>
      ))}
    </select>
  );
}
