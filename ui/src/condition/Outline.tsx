import { CloseOutlined } from "@ant-design/icons";
import { Button } from "antd";
import { useState } from "react";
import { useDeliberateKey } from "../kit/deliberate";
import { Key } from "../kit/shortcuts";
import { useWords } from "../kit/words";
import type { Face, Kind, Mark, MarkKind } from "../wire/commands";
import {
  boxOf,
  FACES,
  MARK_KEYS,
  markKindOf,
  moved,
  type Place,
  WHOLE,
  withMark,
  withoutMarkAt,
} from "./marks";
import { Shape } from "./Shape";
import "./condition.css";

interface OutlineProps {
  kind: Kind;
  marks: readonly Mark[];
  /** Left out where the outline is only looked at. */
  change?: (marks: Mark[]) => void;
}

/** How far an arrow moves the crosshair, and how far with Shift held. */
const STEP = 50;
const FINE_STEP = 10;

/**
 * A machine's front and back with its marks, numbered as in the list below. By hand: a click sets
 * the chosen kind. By keys, once it has focus: arrows move the crosshair, a letter sets its mark
 * there, Delete takes the nearest away.
 */
export function Outline({ kind, marks, change }: OutlineProps) {
  const { say } = useWords();
  const [place, setPlace] = useState<Place>({ face: "front", x: WHOLE / 2, y: WHOLE / 2 });
  const [focused, setFocused] = useState(false);
  const [chosen, setChosen] = useState<MarkKind>("crack");
  const deliberate = useDeliberateKey((key) => {
    const set = markKindOf(key);
    if (!set || !change) return;
    setChosen(set);
    change(withMark(marks, place, set));
  });

  const onKey = (event: React.KeyboardEvent) => {
    if (!change || event.ctrlKey || event.altKey || event.metaKey) return;
    if (event.nativeEvent.isComposing) return;
    const next = moved(place, event.key, event.shiftKey ? FINE_STEP : STEP);
    if (next) {
      event.preventDefault();
      setPlace(next);
    } else if (event.key === "Delete" || event.key === "Backspace") {
      event.preventDefault();
      change(withoutMarkAt(marks, place));
    } else {
      deliberate(event.key);
    }
  };
  const onPoint = (face: Face) => (event: React.PointerEvent<SVGSVGElement>) => {
    if (!change) return;
    const at = placeIn(event, face);
    setPlace(at);
    change(withMark(marks, at, chosen));
  };

  const faces = FACES.map((face) => (
    <FaceDrawing
      key={face}
      kind={kind}
      face={face}
      marks={marks}
      cross={focused && place.face === face ? place : null}
      onPoint={change && onPoint(face)}
    />
  ));
  return (
    <div className="outline" data-test="outline">
      {change ? (
        <>
          <MarkKinds chosen={chosen} choose={setChosen} />
          <div
            className={`outline-faces outline-${sideOf(kind)}`}
            role="application"
            aria-label={say("condition.outline_keys")}
            // biome-ignore lint/a11y/noNoninteractiveTabindex: the keys act only while it has focus
            tabIndex={0}
            onKeyDown={onKey}
            onFocus={() => setFocused(true)}
            onBlur={() => setFocused(false)}
            data-first
            data-test="outline-faces"
          >
            {faces}
          </div>
        </>
      ) : (
        <div className={`outline-faces outline-${sideOf(kind)}`}>{faces}</div>
      )}
      <Legend
        marks={marks}
        remove={change && ((at) => change(marks.filter((_, one) => one !== at)))}
      />
    </div>
  );
}

function FaceDrawing({
  kind,
  face,
  marks,
  cross,
  onPoint,
}: {
  kind: Kind;
  face: Face;
  marks: readonly Mark[];
  cross: Place | null;
  onPoint: ((event: React.PointerEvent<SVGSVGElement>) => void) | undefined;
}) {
  const { say } = useWords();
  const { width, height } = boxOf(kind);
  return (
    <figure className="outline-face">
      <svg
        viewBox={`0 0 ${width} ${height}`}
        role="img"
        aria-label={say(`face.${face}`)}
        className={onPoint ? "outline-settable" : undefined}
        onPointerDown={onPoint}
        data-test={`outline-${face}`}
      >
        <Shape kind={kind} face={face} />
        {marks.map((mark, at) =>
          mark.face === face ? (
            <g
              key={at}
              className={`outline-mark mark-${mark.kind}`}
              transform={`translate(${(mark.x * width) / WHOLE} ${(mark.y * height) / WHOLE})`}
              data-test="outline-mark"
            >
              <circle r={30} />
              <text textAnchor="middle" dominantBaseline="central">
                {at + 1}
              </text>
            </g>
          ) : null,
        )}
        {cross && (
          <path
            className="outline-cross"
            d={crossPath((cross.x * width) / WHOLE, (cross.y * height) / WHOLE)}
          />
        )}
      </svg>
      <figcaption className="quiet">{say(`face.${face}`)}</figcaption>
    </figure>
  );
}

function crossPath(x: number, y: number): string {
  return `M${x - 44} ${y}h88M${x} ${y - 44}v88`;
}

function MarkKinds({ chosen, choose }: { chosen: MarkKind; choose: (kind: MarkKind) => void }) {
  const { say } = useWords();
  return (
    <fieldset className="mark-kinds">
      <legend className="unseen">{say("condition.mark_kind")}</legend>
      {MARK_KEYS.map(({ kind, key }) => (
        <button
          key={kind}
          type="button"
          tabIndex={-1}
          className="mark-kind"
          aria-pressed={kind === chosen}
          onClick={() => choose(kind)}
          data-test={`mark-${kind}`}
        >
          {say(`mark.${kind}`)} <Key>{key}</Key>
        </button>
      ))}
    </fieldset>
  );
}

function Legend({
  marks,
  remove,
}: {
  marks: readonly Mark[];
  remove: ((at: number) => void) | undefined;
}) {
  const { say } = useWords();
  if (marks.length === 0) {
    return <p className="quiet">{say(remove ? "condition.mark_hint" : "condition.no_marks")}</p>;
  }
  return (
    <ol className="mark-list" data-test="outline-legend">
      {marks.map((mark, at) => (
        <li key={at}>
          <span className={`mark-number mark-${mark.kind}`}>{at + 1}</span>
          {say("condition.mark_line", {
            face: say(`face.${mark.face}`),
            mark: say(`mark.${mark.kind}`),
          })}
          {remove && (
            <Button
              type="text"
              size="small"
              tabIndex={-1}
              icon={<CloseOutlined aria-hidden />}
              aria-label={say("condition.mark_remove", { n: at + 1 })}
              onClick={() => remove(at)}
              data-test="outline-remove"
            />
          )}
        </li>
      ))}
    </ol>
  );
}

function placeIn(event: React.PointerEvent<SVGSVGElement>, face: Face): Place {
  const box = event.currentTarget.getBoundingClientRect();
  const part = (at: number, from: number, size: number) =>
    size > 0 ? Math.min(WHOLE, Math.max(0, Math.round(((at - from) / size) * WHOLE))) : 0;
  return {
    face,
    x: part(event.clientX, box.left, box.width),
    y: part(event.clientY, box.top, box.height),
  };
}

/** Tall machines stand side by side, wide ones lie one above the other where room is narrow. */
function sideOf(kind: Kind): "tall" | "wide" {
  const { width, height } = boxOf(kind);
  return width > height ? "wide" : "tall";
}
