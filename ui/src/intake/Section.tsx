import { RightOutlined } from "@ant-design/icons";
import { type ReactNode, useEffect, useId, useRef } from "react";
import { useLock } from "../frame/lock";
import { moveOnEnter } from "../kit/fields";
import { Key, useShortcut } from "../kit/shortcuts";
import type { SectionState } from "./sections";

interface SectionProps {
  state: SectionState;
  title: string;
  /** What is set inside, in few words, while it is folded. */
  summary?: ReactNode;
  /** What is seen and pressed without opening it. */
  beside?: ReactNode;
  children: ReactNode;
}

/** A part of the intake that is folded until it is wanted: Alt with its letter opens it. */
export function Section({ state, title, summary, beside, children }: SectionProps) {
  const { locked } = useLock();
  const bodyId = useId();
  const body = useRef<HTMLDivElement>(null);
  const entering = useRef(false);
  const { id, letter, open, setOpen } = state;

  const enter = () => {
    if (open) first(body.current)?.focus();
    else {
      entering.current = true;
      setOpen(true);
    }
  };
  useShortcut(`Alt+${letter}`, enter, !locked);
  useEffect(() => {
    if (!open || !entering.current) return;
    entering.current = false;
    first(body.current)?.focus();
    body.current?.scrollIntoView?.({ block: "nearest" });
  }, [open]);
  return (
    <section className="card section" data-open={open} data-test={`section-${id}`}>
      <div className="section-line">
        <h2 className="section-head">
          <button
            type="button"
            className="plain section-toggle"
            aria-expanded={open}
            aria-controls={bodyId}
            onClick={() => setOpen(!open)}
            data-test={`section-toggle-${id}`}
          >
            <RightOutlined className="section-arrow" rotate={open ? 90 : 0} aria-hidden />
            <span>{title}</span>
            {!open && <span className="section-summary cut">{summary}</span>}
            {!beside && <Key>{`Alt ${letter}`}</Key>}
          </button>
        </h2>
        {beside}
        {beside && <Key>{`Alt ${letter}`}</Key>}
      </div>
      {open && (
        // biome-ignore lint/a11y/noStaticElementInteractions: Enter moves between the fields inside
        <div id={bodyId} ref={body} className="section-body" onKeyDown={moveOnEnter}>
          {children}
        </div>
      )}
    </section>
  );
}

const FOCUSABLE =
  "input:not([disabled]):not([type=file]), textarea, [role=application], button[data-item], button";

function first(body: HTMLElement | null): HTMLElement | null | undefined {
  return body?.querySelector<HTMLElement>("[data-first]") ?? body?.querySelector(FOCUSABLE);
}
