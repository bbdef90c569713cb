/**
 * Half-typed forms, kept in memory by person, so that leaving a page, locking or another person's
 * turn loses nothing and shows nobody what someone else had begun. Gone with the window.
 */
const drafts = new Map<string, unknown>();

export function draftKey(person: string, form: string): string {
  return `${person}/${form}`;
}

export function readDraft<T>(key: string): T | undefined {
  return drafts.get(key) as T | undefined;
}

export function keepDraft<T>(key: string, draft: T): void {
  drafts.set(key, draft);
}

export function dropDraft(key: string): void {
  drafts.delete(key);
}

/** For a new shop and for tests: no draft outlives the shop it was begun in. */
export function dropAllDrafts(): void {
  drafts.clear();
}
