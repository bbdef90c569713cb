/** A part of a whole in percent with one digit; nothing of nothing has no rate. */
export function rate(part: number, whole: number): string | null {
  if (whole <= 0) return null;
  return `${(Math.round((part * 1000) / whole) / 10).toFixed(1)}%`;
}

/** Minutes as people tell working time: `7:05`. */
export function hours(minutes: number): string {
  return `${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, "0")}`;
}
