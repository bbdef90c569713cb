import type { CountLine, ScannedCount, SheetLine } from "../wire/commands";

/** What was counted of a part at the place in hand, not yet saved. */
export interface Counted {
  quantity: number | null;
  serials: string[];
  /** Serial numbers the books do not know. */
  fresh: string[];
  /** The last movement there was when counting it began. */
  after: number;
}

/** A part as the page of counting names it. */
export type CountedPart = Pick<
  SheetLine,
  "part" | "number" | "name" | "spec" | "unit" | "serialised"
>;

export interface Counting {
  lines: Record<string, Counted>;
  /** Parts that were found there and are not on the sheet. */
  extra: CountedPart[];
  /** The part whose serial numbers are being scanned. */
  current: string | null;
}

export const NOTHING: Counting = { lines: {}, extra: [], current: null };

function lineOf(counting: Counting, part: string, after: number): Counted {
  return counting.lines[part] ?? { quantity: null, serials: [], fresh: [], after };
}

function withLine(counting: Counting, part: string, line: Counted): Counting {
  return { ...counting, lines: { ...counting.lines, [part]: line } };
}

/** A number typed at a line. */
export function typed(
  counting: Counting,
  part: string,
  quantity: number | null,
  upto: number,
): Counting {
  if (quantity === null) return cleared(counting, part);
  return withLine(counting, part, { ...lineOf(counting, part, upto), quantity });
}

/** Nothing counted of a part yet. */
export function cleared(counting: Counting, part: string): Counting {
  const { [part]: _gone, ...lines } = counting.lines;
  return { ...counting, lines };
}

export type ScanSaid = "counted" | "scan_serials" | "twice" | "new_serial";

/** What a scan makes of what was counted: one piece more, or a serial number more. */
export function scanned(
  counting: Counting,
  sheet: readonly CountedPart[],
  scan: ScannedCount,
): { counting: Counting; said: ScanSaid } {
  const { part, number, name, spec, unit, serialised } = scan;
  const isListed = [...sheet, ...counting.extra].some((one) => one.part === part);
  const next: Counting = {
    ...counting,
    current: serialised ? part : null,
    extra: isListed
      ? counting.extra
      : [...counting.extra, { part, number, name, spec, unit, serialised }],
  };
  const line = lineOf(next, part, scan.upto);
  if (!serialised) {
    const more = { ...line, quantity: (line.quantity ?? 0) + 1 };
    return { counting: withLine(next, part, more), said: "counted" };
  }
  const { serial } = scan;
  if (serial === null) return { counting: next, said: "scan_serials" };
  if (line.serials.some((one) => one.toLowerCase() === serial.toLowerCase())) {
    return { counting: next, said: "twice" };
  }
  const more = {
    ...line,
    serials: [...line.serials, serial],
    fresh: scan.known ? line.fresh : [...line.fresh, serial],
  };
  return {
    counting: withLine(next, part, more),
    said: scan.known ? "counted" : "new_serial",
  };
}

/** A serial number that was scanned by mistake. */
export function unscanned(counting: Counting, part: string, serial: string): Counting {
  const line = counting.lines[part];
  if (!line) return counting;
  const without = (all: string[]) => all.filter((one) => one !== serial);
  const rest = { ...line, serials: without(line.serials), fresh: without(line.fresh) };
  return rest.serials.length === 0 ? cleared(counting, part) : withLine(counting, part, rest);
}

/** Everything that was not counted is not there. */
export function restIsNone(
  counting: Counting,
  sheet: readonly CountedPart[],
  upto: number,
): Counting {
  let next = counting;
  for (const { part } of sheet) {
    if (!next.lines[part]) {
      next = withLine(next, part, { quantity: 0, serials: [], fresh: [], after: upto });
    }
  }
  return next;
}

/** What is sent: the lines in their order on the page. */
export function sent(counting: Counting, shown: readonly CountedPart[]): CountLine[] {
  return shown.flatMap(({ part, serialised }) => {
    const line = counting.lines[part];
    if (!line) return [];
    const { after } = line;
    return serialised
      ? [{ part, quantity: line.serials.length, serials: line.serials, after }]
      : [{ part, quantity: line.quantity ?? 0, serials: [], after }];
  });
}

/** The part of a fault in what was sent: `lines[2].quantity` is about the third line. */
export function partOf(field: string, lines: readonly CountLine[]): string | null {
  const at = /^lines\[(\d+)\]/.exec(field)?.[1];
  return (at !== undefined && lines[Number(at)]?.part) || null;
}
