import { Button } from "antd";
import { useRef } from "react";
import { useWords } from "../kit/words";
import { PAD_HEIGHT, PAD_WIDTH, pathOf, read, withPoint, written } from "./strokes";
import "./consent.css";

interface SignaturePadProps {
  signature: string | null;
  change: (signature: string | null) => void;
  id?: string;
  describedBy?: string;
}

/** Where a customer signs with pen, finger or mouse. */
export function SignaturePad({ signature, change, id, describedBy }: SignaturePadProps) {
  const { say } = useWords();
  const drawing = useRef(false);
  const strokes = useRef(read(signature));
  strokes.current = drawing.current ? strokes.current : read(signature);

  const onDown = (event: React.PointerEvent<SVGSVGElement>) => {
    event.preventDefault();
    event.currentTarget.setPointerCapture?.(event.pointerId);
    drawing.current = true;
    strokes.current = [...strokes.current, []];
    draw(event);
  };
  const draw = (event: React.PointerEvent<SVGSVGElement>) => {
    if (!drawing.current) return;
    const box = event.currentTarget.getBoundingClientRect();
    if (box.width === 0 || box.height === 0) return;
    const x = Math.round(((event.clientX - box.left) / box.width) * PAD_WIDTH);
    const y = Math.round(((event.clientY - box.top) / box.height) * PAD_HEIGHT);
    strokes.current = withPoint(
      strokes.current,
      Math.min(PAD_WIDTH, Math.max(0, x)),
      Math.min(PAD_HEIGHT, Math.max(0, y)),
    );
    change(written(strokes.current));
  };
  const onUp = () => {
    drawing.current = false;
  };
  return (
    <div className="signature-row">
      <svg
        id={id}
        className="signature signature-pad"
        viewBox={`0 0 ${PAD_WIDTH} ${PAD_HEIGHT}`}
        role="img"
        aria-label={say("consent.pad")}
        aria-describedby={describedBy}
        onPointerDown={onDown}
        onPointerMove={draw}
        onPointerUp={onUp}
        onPointerCancel={onUp}
        data-test="signature-pad"
      >
        <Strokes signature={signature} />
      </svg>
      <Button
        size="small"
        onClick={() => change(null)}
        disabled={signature === null}
        data-test="signature-clear"
      >
        {say("consent.clear")}
      </Button>
    </div>
  );
}

/** A signature as it was drawn. */
export function Signature({ signature }: { signature: string }) {
  const { say } = useWords();
  return (
    <svg
      className="signature"
      viewBox={`0 0 ${PAD_WIDTH} ${PAD_HEIGHT}`}
      role="img"
      aria-label={say("consent.signature")}
      data-test="signature"
    >
      <Strokes signature={signature} />
    </svg>
  );
}

function Strokes({ signature }: { signature: string | null }) {
  return read(signature).map((stroke, at) => <path key={at} d={pathOf(stroke)} />);
}
