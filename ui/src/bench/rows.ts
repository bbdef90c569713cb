import type { Bench, BenchRow, RepairFilter } from "../wire/commands";

/** The lists of a bench, in the order of the page. */
export type BenchList = "mine" | "to_test" | "waiting" | "free" | "handed_on";

/** Left what one holds, right what one may take up. */
export const LEFT: readonly BenchList[] = ["mine", "waiting", "handed_on"];
export const RIGHT: readonly BenchList[] = ["to_test", "free"];

/** One line of a bench, with the list it stands in. */
export interface Placed {
  list: BenchList;
  row: BenchRow;
}

/** All lines in the order in which ↑ and ↓ go through them; an order may stand in two lists. */
export function placed(bench: Bench, lists: readonly BenchList[] = [...LEFT, ...RIGHT]): Placed[] {
  return lists.flatMap((list) => bench[list].map((row) => ({ list, row })));
}

export function keyOf({ list, row }: Placed): string {
  return `${list}/${row.id}`;
}

/** The line in hand: the one chosen, else the one whose clock runs, else the first. */
export function inHand(
  lines: readonly Placed[],
  chosen: string | null,
  clock: string | null = null,
): Placed | null {
  return (
    lines.find((line) => keyOf(line) === chosen) ??
    lines.find(({ list, row }) => list === "mine" && row.id === clock) ??
    lines[0] ??
    null
  );
}

/** Which free order a press of the claim key takes: the one in hand, else the next in turn. */
export function nextToClaim(bench: Bench, hand: Placed | null): BenchRow | null {
  if (hand?.list === "free") return hand.row;
  return bench.free[0] ?? null;
}

/** Where a key leads from a line; nothing for any other key. */
export function moved(lines: readonly Placed[], from: Placed | null, key: string): Placed | null {
  const at = from ? lines.indexOf(from) : -1;
  const last = lines.length - 1;
  const to: Record<string, number> = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: last };
  const wanted = to[key];
  if (wanted === undefined) return null;
  return lines[Math.max(0, Math.min(last, wanted))] ?? null;
}

/** What a list of the bench shows, as a filter of the orders. */
export function restOf(list: BenchList, me: string): RepairFilter {
  switch (list) {
    case "mine":
      return { holder: me, stages: ["received", "diagnosing", "repairing"] };
    case "waiting":
      return {
        holder: me,
        stages: ["quoting", "awaiting_consent", "awaiting_parts", "testing", "on_hold", "sent_out"],
      };
    case "free":
      return { unheld: true, stages: ["received", "diagnosing", "awaiting_parts", "repairing"] };
    case "to_test":
      return { stages: ["testing"] };
    case "handed_on":
      return {};
  }
}
