import { useSyncExternalStore } from "react";
import { draftKey, dropDraft, keepDraft, readDraft } from "../kit/drafts";
import { newRequest } from "../kit/request";
import { BLANK, type IntakeWriting, isBlank } from "./writing";

/** Two customers at the counter at a time. */
export type Slot = 1 | 2;
export const SLOTS: readonly Slot[] = [1, 2];

/** A half-typed intake and the id under which the core keeps it. */
export interface IntakeDraft {
  id: string;
  writing: IntakeWriting;
  /** Put aside by a person: it waits to be taken back. */
  aside?: boolean;
}

const FORM = "repair.open";

/** Where a slot's writing lies in memory. */
export function slotKey(person: string, slot: Slot): string {
  return draftKey(person, `${FORM}/${slot}`);
}

function idKey(person: string, slot: Slot): string {
  return `${slotKey(person, slot)}/id`;
}

export function writingIn(person: string, slot: Slot): IntakeWriting {
  return readDraft<IntakeWriting>(slotKey(person, slot)) ?? BLANK;
}

/** The id of a slot's draft, made when it is first needed. */
export function idIn(person: string, slot: Slot): string {
  const known = readDraft<string>(idKey(person, slot));
  if (known) return known;
  const made = newRequest();
  keepDraft(idKey(person, slot), made);
  return made;
}

/** Puts a draft into a slot; pages that show the slot read it anew. */
export function fill(person: string, slot: Slot, draft: IntakeDraft): void {
  keepDraft(slotKey(person, slot), draft.writing);
  keepDraft(idKey(person, slot), draft.id);
  changed();
}

/** Another draft begins in a slot: what was kept under the former id is not its own. */
export function beginAnew(person: string, slot: Slot): void {
  dropDraft(idKey(person, slot));
}

export function activeSlot(person: string): Slot {
  return readDraft<Slot>(draftKey(person, `${FORM}/active`)) ?? 1;
}

export function activate(person: string, slot: Slot): void {
  keepDraft(draftKey(person, `${FORM}/active`), slot);
  changed();
}

/** Drafts in no slot: put aside, or found on the core beyond the two that are open. */
export function asideDrafts(person: string): readonly IntakeDraft[] {
  return readDraft<IntakeDraft[]>(draftKey(person, `${FORM}/aside`)) ?? NONE;
}

const NONE: readonly IntakeDraft[] = [];

export function setAside(person: string, drafts: readonly IntakeDraft[]): void {
  keepDraft(draftKey(person, `${FORM}/aside`), drafts);
  changed();
}

export function putAside(person: string, draft: IntakeDraft): void {
  setAside(person, [...asideDrafts(person), draft]);
}

/** Lets go of the last draft put aside; answers which one it was. */
export function discardAside(person: string): IntakeDraft | undefined {
  const drafts = asideDrafts(person);
  setAside(person, drafts.slice(0, -1));
  return drafts.at(-1);
}

/** Takes the last draft put aside into a slot; what stood there is put aside for it. */
export function takeBack(person: string, slot: Slot): void {
  const drafts = asideDrafts(person);
  const last = drafts.at(-1);
  if (!last) return;
  const here: IntakeDraft = { id: idIn(person, slot), writing: writingIn(person, slot) };
  const rest = drafts.slice(0, -1);
  setAside(person, isBlank(here.writing) ? rest : [...rest, here]);
  fill(person, slot, last);
}

/** Whether the core's drafts have been brought in since this person signed in here. */
export function areListed(person: string): boolean {
  return readDraft<boolean>(draftKey(person, `${FORM}/listed`)) ?? false;
}

export function markListed(person: string): void {
  keepDraft(draftKey(person, `${FORM}/listed`), true);
}

/** Brings in the drafts the core kept: empty slots first, the rest stays aside. */
export function bringIn(person: string, kept: readonly IntakeDraft[]): void {
  const known = new Set([
    ...SLOTS.map((slot) => idIn(person, slot)),
    ...asideDrafts(person).map((draft) => draft.id),
  ]);
  const rest = kept.filter((draft) => !known.has(draft.id));
  const free = SLOTS.filter((slot) => isBlank(writingIn(person, slot)));
  for (const slot of free) {
    const draft = rest.find((one) => !one.aside);
    if (!draft) break;
    rest.splice(rest.indexOf(draft), 1);
    fill(person, slot, draft);
  }
  // The newest of those left over is the first to be taken back.
  if (rest.length > 0) setAside(person, [...rest.reverse(), ...asideDrafts(person)]);
}

let generation = 0;
const listeners = new Set<() => void>();

function changed(): void {
  generation += 1;
  for (const listener of listeners) listener();
}

/** Counts changes made to slots from outside the page that shows them. */
export function useSlotChanges(): number {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => generation,
  );
}
