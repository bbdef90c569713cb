/** A signature's own measure, as the core and the papers know it. */
export const PAD_WIDTH = 1000;
export const PAD_HEIGHT = 400;

/** One stroke: x, y, x, y, … */
export type Stroke = readonly number[];

/** Points that lie nearer than this to the last one tell nothing. */
const NEAREST = 4;

export function withPoint(strokes: readonly Stroke[], x: number, y: number): Stroke[] {
  const last = strokes.at(-1) ?? [];
  const before = strokes.slice(0, -1);
  const [lastX, lastY] = last.slice(-2);
  if (lastX !== undefined && lastY !== undefined && Math.hypot(lastX - x, lastY - y) < NEAREST) {
    return [...strokes];
  }
  return [...before, [...last, x, y]];
}

/** As the command wants it: JSON of the strokes, or none when nothing was drawn. */
export function written(strokes: readonly Stroke[]): string | null {
  const drawn = strokes.filter((stroke) => stroke.length >= 2);
  return drawn.length === 0 ? null : JSON.stringify(drawn);
}

/** Reads a kept signature; what cannot be read is no signature. */
export function read(signature: string | null): Stroke[] {
  if (signature === null) return [];
  try {
    const value: unknown = JSON.parse(signature);
    return isStrokes(value) ? value : [];
  } catch {
    return [];
  }
}

function isStrokes(value: unknown): value is Stroke[] {
  return (
    Array.isArray(value) &&
    value.every((stroke) => Array.isArray(stroke) && stroke.every((at) => typeof at === "number"))
  );
}

export function pathOf(stroke: Stroke): string {
  const parts: string[] = [];
  for (let at = 0; at + 1 < stroke.length; at += 2) {
    parts.push(`${at === 0 ? "M" : "L"}${stroke[at]} ${stroke[at + 1]}`);
  }
  // A dot is a stroke, too.
  if (stroke.length === 2) parts.push("h1");
  return parts.join("");
}
