import { carriedBy } from "../intake/carried";
import type { CorrectRepair, RepairCard } from "../wire/commands";

/** A text is empty where the core holds none. */
type Written<T> = { [N in keyof T]: string };

/** What a correction may change, as the form holds it. An empty phone means: as it is. */
export type Correction = Omit<
  CorrectRepair,
  "id" | "seen_seq" | "for_customer" | "phone" | "imei" | "imei2" | "serial" | "unreadable"
> &
  Written<Pick<CorrectRepair, "phone" | "imei" | "imei2" | "serial" | "unreadable">>;

export type CorrectionField = keyof Correction;

/** A state of the order that a correction begins from, or meets when it is saved. */
export interface Basis {
  written: Correction;
  /** Tells whether the number was changed, also to those who may not see it. */
  masked: string;
  seenSeq: number;
}

/** The order as it stands; the phone is there only for those who may see it. */
export function basisOf(card: RepairCard, phone: string): Basis {
  return {
    written: {
      phone,
      name: card.customer_name,
      wechat: card.wechat,
      address: card.address,
      company: card.company,
      kind: card.kind,
      brand: card.brand,
      model: card.model,
      colour: card.colour,
      storage: card.storage,
      catalogue: card.catalogue,
      imei: card.imei ?? "",
      imei2: card.imei2 ?? "",
      serial: card.serial ?? "",
      unreadable: card.unreadable ?? "",
      channel: card.channel,
      waybill: card.waybill,
      place: card.place,
      codes: card.codes,
      symptom: card.symptom,
      reproduced: card.reproduced,
      accessories: card.accessories,
      handed_back: card.handed_back,
      accessory_note: card.accessory_note,
      backed_up: card.backed_up,
      account_lock: card.account_lock,
      repair_mode: card.repair_mode,
      estimate: card.estimate,
      ask_above: card.ask_above,
      promised_at: card.promised_at,
      warranty: card.warranty,
      warranty_basis: card.warranty_basis,
      bought_on: card.bought_on,
    },
    masked: card.phone_masked,
    seenSeq: card.seen_seq,
  };
}

/** As the command wants it: a phone nobody touched stays as it is, empty numbers are none. */
export function asCorrection(
  values: Correction,
  basis: Basis,
): Omit<CorrectRepair, "id" | "seen_seq" | "for_customer"> {
  const untouched = values.phone.trim() === "" && basis.written.phone === "";
  return {
    ...values,
    phone: untouched || values.phone === basis.written.phone ? null : values.phone,
    imei: values.imei.trim() || null,
    imei2: values.imei2.trim() || null,
    serial: values.serial.trim() || null,
    unreadable: values.unreadable.trim() || null,
    // A machine of another kind, or one that came by parcel, had none of it to take back.
    handed_back: values.handed_back.filter((one) =>
      carriedBy(values.kind, values.channel).includes(one),
    ),
  };
}

/**
 * Whether it must be said whom a change means, the customer or this order alone: with other orders
 * always, and where name and phone both become others, since that is somebody else more often than
 * two slips of the pen.
 */
export function mustSayWhom(values: Correction, basis: Basis, orders: number): boolean {
  const { written } = basis;
  const isAnother = values.name !== written.name && values.phone !== written.phone;
  return isAnother || (orders > 1 && changesCustomer(values, basis));
}

/** Whether one of the fields that say who it is was changed. */
function changesCustomer(values: Correction, { written }: Basis): boolean {
  const who = ["phone", "name", "wechat", "address", "company"] as const;
  return who.some((field) => values[field] !== written[field]);
}

export function sameCorrection(one: Correction, other: Correction): boolean {
  return fieldsOf(one).every((field) => same(one[field], other[field]));
}

/** How my correction and somebody else's go together. */
export interface Merged {
  values: Correction;
  /** Changed by them alone: taken over. */
  taken: CorrectionField[];
  /** Changed by both, to different things: somebody has to choose. Mine stands until then. */
  both: CorrectionField[];
}

/** Field by field: what only one of the two changed holds, what both changed is left to choose. */
export function merge(basis: Basis, mine: Correction, theirs: Basis): Merged {
  const merged: Merged = { values: { ...mine }, taken: [], both: [] };
  for (const field of fieldsOf(mine)) {
    const theirsChanged =
      field === "phone"
        ? basis.masked !== theirs.masked || !same(basis.written.phone, theirs.written.phone)
        : !same(basis.written[field], theirs.written[field]);
    if (!theirsChanged || same(mine[field], theirs.written[field])) continue;
    if (same(mine[field], basis.written[field])) {
      merged.values = takeOver(merged.values, theirs.written, field);
      merged.taken.push(field);
    } else {
      merged.both.push(field);
    }
  }
  return merged;
}

/** One field of theirs in place of mine. */
export function takeOver(mine: Correction, theirs: Correction, field: CorrectionField): Correction {
  return { ...mine, [field]: theirs[field] };
}

function fieldsOf(correction: Correction): CorrectionField[] {
  return Object.keys(correction) as CorrectionField[];
}

function same(one: Correction[CorrectionField], other: Correction[CorrectionField]): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
