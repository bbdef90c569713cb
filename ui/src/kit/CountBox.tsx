import { Input } from "antd";
import { type ReactNode, useEffect, useState } from "react";
import type { ControlProps } from "./fields";

/** What a form holds for a text that is no count: below every count, so the core refuses it at the field. */
export const NO_COUNT = -1;

/** What was typed as a whole number from zero up. `null` where nothing is typed, `undefined` where it is none. */
export function countOf(typed: string): number | null | undefined {
  const text = typed.normalize("NFKC").replace(/[\s,]/g, "");
  if (text === "") return null;
  return /^\d{1,9}$/.test(text) ? Number(text) : undefined;
}

interface CountBoxProps extends Omit<ControlProps, "name"> {
  name?: string;
  value: number | null;
  change: (count: number | null) => void;
  autoFocus?: boolean;
  suffix?: ReactNode;
  className?: string;
  "data-test": string;
}

/** A whole number. Nothing typed is put right in silence: what is out of range stays, for its fault to stand at. */
export function CountBox({ value, change, className, ...rest }: CountBoxProps) {
  const [typed, setTyped] = useState(() => told(value));
  useEffect(() => {
    // Set from outside: what is typed keeps its form as long as it means the same.
    setTyped((former) =>
      (countOf(former) ?? NO_COUNT) === (value ?? NO_COUNT) ? former : told(value),
    );
  }, [value]);
  const type = (text: string) => {
    setTyped(text);
    const count = countOf(text);
    change(count === undefined ? NO_COUNT : count);
  };
  return (
    <Input
      {...rest}
      inputMode="numeric"
      autoComplete="off"
      className={`number ${className ?? ""}`}
      value={typed}
      onChange={(event) => type(event.target.value)}
    />
  );
}

function told(count: number | null): string {
  return count === null || count === NO_COUNT ? "" : String(count);
}
