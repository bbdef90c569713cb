import type { ReviseShop, ShopCard } from "../wire/commands";

/** What a revision says: the card as it stands, but for what is changed. */
export function revised(card: ShopCard, change: Partial<ReviseShop> = {}): ReviseShop {
  const { logo: _logo, next_number: _next, ...rest } = card;
  return { ...rest, ...change };
}
