/**
 * Which staged pictures a phone brought: known as long as the page lives. A picture is named by its
 * content, so that the mark stays right wherever it is shown.
 */
const brought = new Set<string>();

export function markFromPhone(hash: string): void {
  brought.add(hash);
}

export function isFromPhone(hash: string): boolean {
  return brought.has(hash);
}
