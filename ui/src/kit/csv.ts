export type Cell = string | number;

/** A file for a spreadsheet: every program reads it as UTF-8, and no text is taken for a formula. */
export function csvOf(rows: readonly (readonly Cell[])[]): Uint8Array {
  const lines = rows.map((row) => row.map(cellOf).join(","));
  return new TextEncoder().encode(`${BYTE_ORDER}${lines.join("\r\n")}\r\n`);
}

const BYTE_ORDER = "\u{feff}";

function cellOf(cell: Cell): string {
  if (typeof cell === "number") return String(cell);
  const safe = /^[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell;
  return `"${safe.replaceAll('"', '""')}"`;
}
