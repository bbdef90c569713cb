import { Button } from "antd";
import { useRef } from "react";
import { useWords } from "../kit/words";
import { DOTS, dotPlace, withDot } from "./pattern";
import "./passcode.css";

interface PatternPadProps {
  pattern: string;
  /** Left out where the pattern is only shown. */
  change?: (pattern: string) => void;
  id?: string;
  describedBy?: string;
}

const STEP = 60;
const EDGE = 30;
/** How near to a dot (in the pad's units) a stroke takes it. */
const REACH = 24;

/** Nine dots: drawn in one stroke, or by the digits 1 to 9 while it has focus. */
export function PatternPad({ pattern, change, id, describedBy }: PatternPadProps) {
  const { say } = useWords();
  const drawing = useRef(false);
  const latest = useRef(pattern);
  latest.current = pattern;
  const grow = (dot: string) => {
    const next = withDot(latest.current, dot);
    latest.current = next;
    change?.(next);
  };
  const onKey = (event: React.KeyboardEvent) => {
    if (event.ctrlKey || event.altKey || event.metaKey || !change) return;
    if (DOTS.includes(event.key)) {
      event.preventDefault();
      grow(event.key);
    } else if (event.key === "Backspace" || event.key === "Delete") {
      event.preventDefault();
      change(event.key === "Delete" ? "" : pattern.slice(0, -1));
    }
  };
  const onMove = (event: React.PointerEvent<SVGSVGElement>) => {
    if (!drawing.current) return;
    const dot = dotAt(event);
    if (dot) grow(dot);
  };
  const pad = (
    <svg
      viewBox={`0 0 ${EDGE * 2 + STEP * 2} ${EDGE * 2 + STEP * 2}`}
      className="pattern-dots"
      aria-hidden="true"
      onPointerDown={(event) => {
        if (!change) return;
        drawing.current = true;
        change("");
        latest.current = "";
        const dot = dotAt(event);
        if (dot) grow(dot);
      }}
      onPointerMove={onMove}
      onPointerUp={() => {
        drawing.current = false;
      }}
      onPointerLeave={() => {
        drawing.current = false;
      }}
    >
      <polyline points={Array.from(pattern, (dot) => centre(dot).join(",")).join(" ")} />
      {DOTS.map((dot) => {
        const [x, y] = centre(dot);
        return (
          <g key={dot} className={pattern.includes(dot) ? "pattern-on" : undefined}>
            <circle cx={x} cy={y} r={15} />
            <text x={x} y={y} textAnchor="middle" dominantBaseline="central">
              {dot}
            </text>
          </g>
        );
      })}
    </svg>
  );
  if (!change) {
    return (
      <div
        className="pattern"
        role="img"
        aria-label={say("passcode.pattern_dots", { dots: Array.from(pattern).join(" ") })}
        data-test="pattern"
      >
        {pad}
      </div>
    );
  }
  return (
    <div className="row">
      <div
        id={id}
        className="pattern"
        role="application"
        aria-label={say("passcode.pattern_keys")}
        aria-describedby={describedBy}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: the digits act only while it has focus
        tabIndex={0}
        onKeyDown={onKey}
        data-test="pattern"
      >
        {pad}
      </div>
      <Button size="small" onClick={() => change("")} disabled={pattern === ""}>
        {say("passcode.pattern_clear")}
      </Button>
    </div>
  );
}

function centre(dot: string): [number, number] {
  const { column, row } = dotPlace(dot);
  return [EDGE + column * STEP, EDGE + row * STEP];
}

function dotAt(event: React.PointerEvent<SVGSVGElement>): string | undefined {
  const box = event.currentTarget.getBoundingClientRect();
  const scale = (EDGE * 2 + STEP * 2) / box.width;
  const x = (event.clientX - box.left) * scale;
  const y = (event.clientY - box.top) * scale;
  return DOTS.find((dot) => {
    const [cx, cy] = centre(dot);
    return Math.hypot(cx - x, cy - y) <= REACH;
  });
}
