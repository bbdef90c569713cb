import type { Norm, Norms, ReviseShop, ShopCard } from "../wire/commands";

/** What a revision says: the card as it stands, but for what is changed. */
export function revised(card: ShopCard, change: Partial<ReviseShop> = {}): ReviseShop {
  const { logo: _logo, next_number: _next, ...rest } = card;
  return { ...rest, ...change };
}

/** The most that the core reads as a small count. */
const MOST = 65_535;

/** A revision as the core can read it: what is no count, or beyond all, is the nothing it refuses at its field. */
export function counted(values: ReviseShop): ReviseShop {
  const { idle_minutes, number_width, number_from, lawful_days, norms } = values;
  return {
    ...values,
    idle_minutes: small(idle_minutes),
    number_width: small(number_width),
    number_from: Math.max(number_from, 0),
    lawful_days: small(lawful_days),
    norms: Object.fromEntries(
      Object.entries(norms).map(([channel, norm]) => [channel, smallNorm(norm)]),
    ) as Norms,
  };
}

function smallNorm(norm: Norm): Norm {
  return "minutes" in norm ? { minutes: small(norm.minutes) } : { days: small(norm.days) };
}

function small(count: number): number {
  return count >= 0 && count <= MOST ? count : 0;
}
