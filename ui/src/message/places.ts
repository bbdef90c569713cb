/** What stands in braces in a text, as the core knows it. */
export const PLACES = [
  "customer",
  "device",
  "number",
  "amount",
  "code",
  "shop",
  "phone",
  "address",
  "hours",
  "days",
] as const;
export type MessagePlace = (typeof PLACES)[number];

function isPlace(name: string): name is MessagePlace {
  return (PLACES as readonly string[]).includes(name);
}

/** A text with its places filled for show; what is no place stays as it is typed. */
export function exampleOf(text: string, value: (place: MessagePlace) => string): string {
  return text.replace(/\{([a-z]+)\}/g, (whole, name: string) =>
    isPlace(name) ? value(name) : whole,
  );
}
