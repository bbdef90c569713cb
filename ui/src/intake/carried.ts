import { type Accessory, CARRIED, type Channel, IN_PERSON, type Kind } from "../wire/commands";

/** What such a machine carries that its customer, who is there, takes back unless it stays. */
export function carriedBy(kind: Kind, channel: Channel): readonly Accessory[] {
  return IN_PERSON.includes(channel) ? CARRIED[kind] : [];
}

/** What of it goes back, with this left here. */
export function handedBack(
  kind: Kind,
  channel: Channel,
  left: readonly Accessory[],
): readonly Accessory[] {
  return carriedBy(kind, channel).filter((one) => !left.includes(one));
}
