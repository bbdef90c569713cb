import { Button } from "antd";
import { useState } from "react";
import { useWords } from "./words";

/** Shown at first. */
const FIRST = 600;
const FIRST_LINES = 12;
/** Added with each further step: a whole megabyte at once would stall the page. */
const STEP = 20_000;

/** Text as it was typed, of any length: clamped at first, then in steps. */
export function LongText({ text }: { text: string }) {
  const { say } = useWords();
  const [shown, setShown] = useState(0);
  const first = clampAt(text);
  const end = shown === 0 ? first : shown;
  const cut = end < text.length;
  return (
    <>
      {shown > 0 ? (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling area must be reachable by keyboard
        <section className="typed typed-open" tabIndex={0}>
          {text.slice(0, end)}
        </section>
      ) : (
        <div className="typed">
          {text.slice(0, end)}
          {cut && "…"}
        </div>
      )}
      <div className="row">
        {cut && (
          <Button
            type="link"
            size="small"
            className="fact-act"
            onClick={() => setShown(safeEnd(text, end + STEP))}
            data-test="text-more"
          >
            {say("text.more", { n: text.length - end })}
          </Button>
        )}
        {shown > 0 && (
          <Button type="link" size="small" className="fact-act" onClick={() => setShown(0)}>
            {say("text.less")}
          </Button>
        )}
      </div>
    </>
  );
}

/** How much of a text is shown at first: so many characters or so many lines. */
export function clampAt(text: string): number {
  let lines = 0;
  const limit = Math.min(text.length, FIRST);
  for (let at = 0; at < limit; at += 1) {
    if (text[at] === "\n") lines += 1;
    if (lines === FIRST_LINES) return at;
  }
  return safeEnd(text, limit);
}

/** Never cuts a character that takes two code units. */
export function safeEnd(text: string, at: number): number {
  if (at >= text.length) return text.length;
  const unit = text.charCodeAt(at - 1);
  return unit >= 0xd800 && unit <= 0xdbff ? at + 1 : at;
}
