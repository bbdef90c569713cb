import type { Noun } from "../kit/answers";
import type { Grade, KeepPart, PartCard, PartClass } from "../wire/commands";

/** What a part's figures live by. */
export const PART_NOUNS: readonly Noun[] = [
  "part",
  "part_code",
  "part_model",
  "part_alternate",
  "part_supplier",
  "supplier",
  "place",
  "movement",
  "repair_part",
];

export const GRADES: readonly Grade[] = [
  "original",
  "branded",
  "third_party",
  "salvaged",
  "refurbished",
];
export const CLASSES: readonly PartClass[] = ["a", "b", "c"];
/** For so many days a part is answered for where nobody says otherwise. */
const USUAL_DAYS = 90;

/** A part of which nothing is said yet. */
export function blankPart(unit: string): KeepPart {
  return {
    id: null,
    seen_seq: 0,
    number: "",
    name: "",
    spec: "",
    unit,
    grade: null,
    serialised: false,
    returns_old: false,
    class: null,
    sale: null,
    markup: null,
    warranty_days: USUAL_DAYS,
    safety: null,
    reorder_at: null,
    maximum: null,
    bin: null,
    superseded_by: null,
    note: "",
    active: true,
    codes: [],
    models: [],
    alternates: [],
    suppliers: [],
  };
}

/** A part as its form begins with it. */
export function keptPart(card: PartCard): KeepPart {
  return {
    id: card.id,
    seen_seq: card.seen_seq,
    number: card.number,
    name: card.name,
    spec: card.spec,
    unit: card.unit,
    grade: card.grade,
    serialised: card.serialised,
    returns_old: card.returns_old,
    class: card.class,
    sale: card.sale,
    markup: card.markup,
    warranty_days: card.warranty_days,
    safety: card.safety,
    reorder_at: card.reorder_at,
    maximum: card.maximum,
    bin: card.bin,
    superseded_by: card.superseded_by?.id ?? null,
    note: card.note,
    active: card.active,
    codes: card.codes,
    models: card.models.map(({ id }) => id),
    alternates: card.alternates.map(({ id }) => id),
    suppliers: card.suppliers.map(({ supplier, number, price, lead_days, least, preferred }) => ({
      supplier,
      number,
      price: price ?? 0,
      lead_days,
      least,
      preferred,
    })),
  };
}
