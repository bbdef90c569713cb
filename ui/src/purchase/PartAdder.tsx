import { ScanOutlined } from "@ant-design/icons";
import { Input } from "antd";
import { useId, useRef, useState } from "react";
import { reasonWords } from "../kit/FailureNote";
import { useHost } from "../kit/host";
import { useWords } from "../kit/words";
import type { PartComing } from "../wire/commands";

interface PartAdderProps {
  supplier: string | null;
  add: (part: PartComing) => void;
  /** Takes what was scanned before anything is looked up; true where it was its own. */
  first?: (code: string) => boolean;
  autoFocus?: boolean;
}

/** A box for a scan or a typed number: Enter adds a line, and the box is free for the next. */
export function PartAdder({ supplier, add, first, autoFocus }: PartAdderProps) {
  const { say } = useWords();
  const host = useHost();
  const id = useId();
  const [code, setCode] = useState("");
  const [fault, setFault] = useState<string | null>(null);
  const latest = useRef(0);
  const look = async () => {
    const typed = code.trim();
    if (typed === "") return;
    setFault(null);
    setCode("");
    if (first?.(typed)) return;
    latest.current += 1;
    const mine = latest.current;
    try {
      const found = await host.call("receipt.look_up", { code: typed, supplier });
      if (found) add(found);
      else if (mine === latest.current) setFault(say("purchase.no_such_part", { code: typed }));
    } catch (reason) {
      setFault(reasonWords(say, reason instanceof Error ? reason : new Error(String(reason))));
    }
  };
  return (
    <div className="field part-adder">
      <label htmlFor={id}>{say("purchase.scan_part")}</label>
      <Input
        id={id}
        prefix={<ScanOutlined aria-hidden />}
        autoFocus={autoFocus}
        autoComplete="off"
        value={code}
        status={fault ? "error" : ""}
        aria-describedby={`${id}-note`}
        onChange={(event) => setCode(event.target.value)}
        onKeyDown={(event) => {
          if (event.key !== "Enter" || event.nativeEvent.isComposing || event.ctrlKey) return;
          // An empty box lets Enter go on to the next field.
          if (code.trim() === "") return;
          event.preventDefault();
          look();
        }}
        data-test="part-code"
      />
      {fault && (
        <div id={`${id}-note`} className="field-note field-fault" role="alert">
          {fault}
        </div>
      )}
    </div>
  );
}
