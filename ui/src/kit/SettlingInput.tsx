import { Input, type InputProps } from "antd";
import { useEffect, useState } from "react";

/** A pause in typing that means: ask now (ms). */
const PAUSE = 200;

interface SettlingInputProps extends Omit<InputProps, "value" | "onChange" | "onPressEnter"> {
  text: string;
  change: (text: string) => void;
  "data-test": string;
}

/** A field that tells its text once typing has paused, or at once by Enter. */
export function SettlingInput({ text, change, ...rest }: SettlingInputProps) {
  const [typed, setTyped] = useState(text);
  useEffect(() => setTyped(text), [text]);
  useEffect(() => {
    if (typed.trim() === text) return;
    const timer = setTimeout(() => change(typed.trim()), PAUSE);
    return () => clearTimeout(timer);
  }, [typed, text, change]);
  return (
    <Input
      allowClear
      autoComplete="off"
      {...rest}
      value={typed}
      onChange={(event) => setTyped(event.target.value)}
      onPressEnter={() => change(typed.trim())}
    />
  );
}
