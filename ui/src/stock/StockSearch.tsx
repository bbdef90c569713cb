import { Input } from "antd";
import { useEffect, useState } from "react";
import { useWords } from "../kit/words";

interface StockSearchProps {
  change: (words: string) => void;
}

/** Words to look for; asked once the typing rests. */
export function StockSearch({ change }: StockSearchProps) {
  const { say } = useWords();
  const [typed, setTyped] = useState("");
  useEffect(() => {
    const timer = setTimeout(() => change(typed.trim()), 150);
    return () => clearTimeout(timer);
  }, [typed, change]);
  return (
    <Input
      allowClear
      className="stock-search"
      value={typed}
      onChange={(event) => setTyped(event.target.value)}
      placeholder={say("stock.search")}
      aria-label={say("stock.search")}
      data-test="stock-search"
    />
  );
}
