import { CheckCircleOutlined, WarningOutlined } from "@ant-design/icons";
import { hasWord, useWords } from "../kit/words";
import { paragraphAt } from "./findings";
import type { useLint } from "./lint";

interface FindingsProps {
  text: string;
  lint: ReturnType<typeof useLint>;
  /** Goes to a place of the text and selects it. */
  jump: (from: number, to: number) => void;
}

/** Each clause that the law makes void, with the reason; a click or Enter goes there. */
export function Findings({ text, lint, jump }: FindingsProps) {
  const { say } = useWords();
  if (lint.current && lint.findings.length === 0) {
    return (
      <p className="lint-clean" role="status" data-test="terms-clean">
        <CheckCircleOutlined aria-hidden /> {say("terms.clean")}
      </p>
    );
  }
  return (
    <ul className="lint" aria-label={say("terms.findings")} aria-live="polite">
      {lint.findings.map(({ from, to, rule }) => {
        const key = `lint.${rule}`;
        return (
          <li key={`${from} ${rule}`}>
            <button
              type="button"
              className="plain lint-line"
              onClick={() => jump(from, to)}
              data-test="terms-finding"
            >
              <WarningOutlined className="lint-sign" aria-hidden />
              <span>
                <strong>{say("terms.paragraph", { n: paragraphAt(text, from) })}</strong>{" "}
                <q>{text.slice(from, to)}</q>
                <br />
                <span className="quiet">{hasWord(key) ? say(key) : say("terms.void_clause")}</span>
              </span>
            </button>
          </li>
        );
      })}
    </ul>
  );
}
