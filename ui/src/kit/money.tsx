import { Input } from "antd";
import { useEffect, useState } from "react";

/** Money as it is told: `¥380.00`. Amounts are whole fen everywhere. */
export function yuan(fen: number): string {
  const sign = fen < 0 ? "-" : "";
  const whole = Math.floor(Math.abs(fen) / 100).toLocaleString("en-US");
  return `${sign}¥${whole}.${String(Math.abs(fen) % 100).padStart(2, "0")}`;
}

/**
 * What was typed as an amount, in fen: `380`, `380.5`, `¥1,380.00`, `３８０`. `null` where nothing
 * is typed, `undefined` where it is no amount.
 */
export function fenOf(typed: string): number | null | undefined {
  const text = typed
    .normalize("NFKC")
    .replace(/[\s,¥￥元]/g, "")
    .replace("。", ".");
  if (text === "") return null;
  const parts = /^(\d{1,9})(?:\.(\d{0,2}))?$/.exec(text);
  if (!parts) return undefined;
  return Number(parts[1]) * 100 + Number((parts[2] ?? "").padEnd(2, "0"));
}

/** Beyond every amount the core takes: it refuses it at the field, and the typed text stays. */
const NO_AMOUNT = -1;

interface MoneyBoxProps {
  id: string;
  name: string;
  status: "" | "error";
  "aria-invalid": boolean;
  "aria-describedby": string;
  "data-test": string;
  autoFocus?: boolean;
  value: number | null;
  change: (fen: number | null) => void;
}

/** An amount in yuan, typed as people type it; the form holds fen. */
export function MoneyBox({ value, change, ...rest }: MoneyBoxProps) {
  const [typed, setTyped] = useState(() => told(value));
  useEffect(() => {
    // Set from outside: what is typed keeps its form as long as it means the same.
    setTyped((former) =>
      (fenOf(former) ?? null) === value || value === NO_AMOUNT ? former : told(value),
    );
  }, [value]);
  const type = (text: string) => {
    setTyped(text);
    const fen = fenOf(text);
    change(fen === undefined ? NO_AMOUNT : fen);
  };
  return (
    <Input
      {...rest}
      prefix="¥"
      inputMode="decimal"
      autoComplete="off"
      className="number"
      value={typed}
      // Another amount takes the place of the one that stands there.
      onFocus={(event) => event.target.select()}
      onChange={(event) => type(event.target.value)}
    />
  );
}

function told(fen: number | null): string {
  if (fen === null || fen === NO_AMOUNT) return "";
  const rest = fen % 100;
  return rest === 0 ? String(fen / 100) : (fen / 100).toFixed(2);
}
