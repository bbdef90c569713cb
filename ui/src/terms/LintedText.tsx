import { Input } from "antd";
import { type RefObject, useRef } from "react";
import type { LintFinding } from "../wire/commands";
import { pieces } from "./findings";

interface LintedTextProps {
  id: string;
  name: string;
  status: "" | "error";
  "aria-invalid": boolean;
  "aria-describedby": string;
  "data-test": string;
  value: string;
  change: (text: string) => void;
  findings: readonly LintFinding[];
  /** The area itself, for jumping to a place in it. */
  area: RefObject<HTMLTextAreaElement | null>;
}

/** A text whose findings are underlined where they stand: a copy lies behind the typed text. */
export function LintedText({ value, change, findings, area, ...rest }: LintedTextProps) {
  const behind = useRef<HTMLDivElement>(null);
  return (
    <div className="linted">
      <div className="linted-behind" aria-hidden="true" ref={behind}>
        {pieces(value, findings).map((piece) =>
          piece.rule ? (
            <mark key={piece.from}>{piece.text}</mark>
          ) : (
            <span key={piece.from}>{piece.text}</span>
          ),
        )}
        {"\n"}
      </div>
      <Input.TextArea
        {...rest}
        ref={(box) => {
          area.current = box?.resizableTextArea?.textArea ?? null;
        }}
        spellCheck={false}
        value={value}
        onChange={(event) => change(event.target.value)}
        onScroll={(event) => {
          if (behind.current) behind.current.scrollTop = event.currentTarget.scrollTop;
        }}
      />
    </div>
  );
}
