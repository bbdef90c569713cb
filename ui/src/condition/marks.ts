import type { Face, Kind, Mark, MarkKind } from "../wire/commands";

/** The letter that sets a mark: the first of its word in 拼音. */
export const MARK_KEYS: readonly { kind: MarkKind; key: string }[] = [
  { kind: "crack", key: "L" },
  { kind: "dent", key: "K" },
  { kind: "scratch", key: "H" },
  { kind: "bulge", key: "G" },
  { kind: "missing_screw", key: "S" },
  { kind: "liquid", key: "J" },
  { kind: "opened", key: "C" },
];

export const FACES: readonly Face[] = ["front", "back"];

/** Marks are in thousandths of the outline's box. */
export const WHOLE = 1000;
/** The most marks an order takes. */
export const MOST_MARKS = 60;

export interface Place {
  face: Face;
  x: number;
  y: number;
}

export function markKindOf(key: string): MarkKind | undefined {
  const letter = key.toUpperCase();
  return MARK_KEYS.find((one) => one.key === letter)?.kind;
}

/** One step of the crosshair; past the inner edge it comes to the other face. */
export function moved(place: Place, key: string, step: number): Place | undefined {
  const { face, x, y } = place;
  if (key === "ArrowUp") return { face, x, y: Math.max(0, y - step) };
  if (key === "ArrowDown") return { face, x, y: Math.min(WHOLE, y + step) };
  if (key === "ArrowRight") {
    if (face === "front" && x + step > WHOLE) return { face: "back", x: 0, y };
    return { face, x: Math.min(WHOLE, x + step), y };
  }
  if (key === "ArrowLeft") {
    if (face === "back" && x - step < 0) return { face: "front", x: WHOLE, y };
    return { face, x: Math.max(0, x - step), y };
  }
  return undefined;
}

/** Sets a mark; the same kind at the same place is the same mark. */
export function withMark(marks: readonly Mark[], place: Place, kind: MarkKind): Mark[] {
  const there = marks.some(
    (mark) =>
      mark.kind === kind && mark.face === place.face && mark.x === place.x && mark.y === place.y,
  );
  if (there || marks.length >= MOST_MARKS) return [...marks];
  return [...marks, { ...place, kind }];
}

/** Takes away the mark nearest to the crosshair, or the last one when none lies near. */
export function withoutMarkAt(marks: readonly Mark[], place: Place): Mark[] {
  let nearest = marks.length - 1;
  let least = NEAR;
  marks.forEach((mark, at) => {
    if (mark.face !== place.face) return;
    const far = Math.hypot(mark.x - place.x, mark.y - place.y);
    if (far <= least) {
      least = far;
      nearest = at;
    }
  });
  return marks.filter((_, at) => at !== nearest);
}

const NEAR = 90;

export interface Box {
  width: number;
  height: number;
}

const WIDE: Box = { width: 760, height: 480 };

const BOXES: Record<Kind, Box> = {
  phone: { width: 360, height: 760 },
  tablet: { width: 560, height: 760 },
  laptop: { width: 760, height: 500 },
  watch: { width: 420, height: 420 },
  earphones: { width: 420, height: 420 },
  tv: WIDE,
  fridge: { width: 400, height: 760 },
  air_conditioner: { width: 760, height: 260 },
  washer: { width: 500, height: 600 },
  water_heater: { width: 400, height: 760 },
  kitchen: WIDE,
  vacuum: WIDE,
  audio: WIDE,
  camera: WIDE,
  console: WIDE,
  printer: WIDE,
  router: WIDE,
  small_appliance: WIDE,
  other: WIDE,
};

/** The proportions of a kind's outline, the same on screen and on paper. */
export function boxOf(kind: Kind): Box {
  return BOXES[kind];
}
