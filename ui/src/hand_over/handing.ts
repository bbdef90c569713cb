import type { Against, HandOver, OldParts, Outcome, SignedOn } from "../wire/commands";

/** What is written before the machine goes home; what follows from the order is filled in. */
export interface Handing {
  /** Nothing: by how the proof looks. */
  against: Against | null;
  proof: string;
  collector: string;
  /** Nothing: as at this desk before. */
  how: SignedOn | null;
  signature: string | null;
  accessories: HandOver["accessories"];
  old_parts: OldParts | null;
  outcome: Outcome | null;
  owed_reason: string;
  override_reason: string;
}

export const NOTHING: Handing = {
  against: null,
  proof: "",
  collector: "",
  how: null,
  signature: null,
  accessories: [],
  old_parts: null,
  outcome: null,
  owed_reason: "",
  override_reason: "",
};
