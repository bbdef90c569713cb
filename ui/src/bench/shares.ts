/** One person's part of a repair, in per cent. */
export interface Share {
  person: string;
  percent: number;
}

/** The same part for everybody; what cannot be divided goes to the first ones. */
export function evenly(shares: readonly Share[]): Share[] {
  const each = Math.floor(100 / Math.max(1, shares.length));
  const rest = 100 - each * shares.length;
  return shares.map(({ person }, at) => ({ person, percent: at < rest ? each + 1 : each }));
}

export function sumOf(shares: readonly Share[]): number {
  return shares.reduce((sum, { percent }) => sum + percent, 0);
}
