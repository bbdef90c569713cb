import type {
  Accessory,
  AccountLock,
  BackedUp,
  Channel,
  Check,
  ConsentHow,
  Kind,
  Mark,
  Method,
  OpenRepair,
  PasscodeKind,
  Reproduced,
  ReworkCharge,
  StagedPhoto,
  Warranty,
  WarrantyBasis,
} from "../wire/commands";
import { handedBack } from "./carried";
import { readNumber } from "./number";

/** A known customer that was chosen for this intake. */
export interface ChosenCustomer {
  id: string;
  name: string;
  phone_masked: string;
  repairs: number;
  last_device: string | null;
  last_device_id: string | null;
}

/** A machine that comes back inside its repair warranty. */
export interface ReworkWriting {
  of: string;
  number: string;
  charge: ReworkCharge;
  /** Why it is charged all the same. */
  reason: string;
}

/** Everything typed, set and drawn on the intake page. Empty texts are nothing; money is in fen. */
export interface IntakeWriting {
  chosen: ChosenCustomer | null;
  phone: string;
  name: string;
  wechat: string;
  address: string;
  company: string;
  /** IMEI or serial number, as typed, scanned or pasted. */
  number: string;
  imei2: string;
  /** The second IMEI as the machine's passport filled it in; `null` where a person wrote it. */
  imei2_known: string | null;
  /** The reason, while no number can be read; `null` where it can. */
  unreadable: string | null;
  /** A known machine that was chosen, not recognised by its number. */
  device: string | null;
  /** The same machine under the number it had before its main board was changed. */
  former: { id: string; words: string } | null;
  /** The order that it comes back from, and who pays; `null` where it is no rework. */
  rework: ReworkWriting | null;
  /** `null` until a model or a person says so. */
  kind: Kind | null;
  /** Brand and model as they stand in the box. */
  device_text: string;
  brand: string;
  model: string;
  catalogue: string | null;
  colour: string;
  storage: string;
  channel: Channel;
  waybill: string;
  place: string;
  visit: { id: string; number: string } | null;
  codes: string[];
  /** What stands in the box of symptoms without having been taken: the customer's words, if it stays so. */
  symptom_typed: string;
  symptom: string;
  reproduced: Reproduced;
  marks: Mark[];
  checks: Check[];
  accessories: Accessory[];
  accessory_note: string;
  photos: StagedPhoto[];
  backed_up: BackedUp;
  account_lock: AccountLock;
  repair_mode: boolean;
  passcode_kind: PasscodeKind;
  passcode: string;
  estimate: number | null;
  ask_above: number | null;
  prepaid: number | null;
  prepaid_method: Method;
  prepaid_reference: string;
  /** `null`: by the shop's norm. */
  promised_at: string | null;
  warranty: Warranty;
  warranty_basis: WarrantyBasis | null;
  bought_on: string;
  consent_how: ConsentHow;
  signature: string | null;
}

export const BLANK: IntakeWriting = {
  chosen: null,
  phone: "",
  name: "",
  wechat: "",
  address: "",
  company: "",
  number: "",
  imei2: "",
  imei2_known: null,
  unreadable: null,
  device: null,
  former: null,
  rework: null,
  kind: null,
  device_text: "",
  brand: "",
  model: "",
  catalogue: null,
  colour: "",
  storage: "",
  channel: "carry_in",
  waybill: "",
  place: "",
  visit: null,
  codes: [],
  symptom_typed: "",
  symptom: "",
  reproduced: "not_tried",
  marks: [],
  checks: [],
  accessories: [],
  accessory_note: "",
  photos: [],
  backed_up: "unknown",
  account_lock: "unknown",
  repair_mode: false,
  passcode_kind: "digits",
  passcode: "",
  estimate: null,
  ask_above: null,
  prepaid: null,
  prepaid_method: "wechat",
  prepaid_reference: "",
  promised_at: null,
  warranty: "none",
  warranty_basis: null,
  bought_on: "",
  consent_how: "paper",
  signature: null,
};

/** Whether there is nothing to lose; how somebody arrives and agrees says nothing by itself. */
export function isBlank(writing: IntakeWriting): boolean {
  const bare: IntakeWriting = {
    ...writing,
    channel: BLANK.channel,
    consent_how: BLANK.consent_how,
    passcode_kind: BLANK.passcode_kind,
    prepaid_method: BLANK.prepaid_method,
    kind: BLANK.kind,
  };
  return sameWriting(bare, BLANK);
}

function sameWriting(one: IntakeWriting, other: IntakeWriting): boolean {
  const names = Object.keys(BLANK) as (keyof IntakeWriting)[];
  return names.every((name) => {
    const [a, b] = [one[name], other[name]];
    return typeof a === "string" && typeof b === "string"
      ? a.trim() === b.trim()
      : JSON.stringify(a) === JSON.stringify(b);
  });
}

/** Who a half-typed intake is about, in the fewest words; empty when it does not say. */
export function whoOf({ name, phone, number, device_text }: IntakeWriting): string {
  return [name, phone, number, device_text].find((text) => text.trim() !== "")?.trim() ?? "";
}

/** What the shown kind is, before somebody says: most come with a phone. */
export function kindOf(writing: IntakeWriting): Kind {
  return writing.kind ?? "phone";
}

function some(text: string): string | null {
  return text.trim() === "" ? null : text;
}

/** The customer's words, with those that still stand in the box of symptoms. */
function wordsOf({ symptom, symptom_typed }: IntakeWriting): string {
  return [symptom, symptom_typed].filter((text) => text.trim() !== "").join("\n");
}

/** As the command wants it; `feeTold` is what the page showed that a no after the diagnosis costs, in fen. */
export function asInput(
  writing: IntakeWriting,
  draft: string,
  feeTold: number | null = null,
): OpenRepair {
  const { chosen, prepaid, prepaid_method, prepaid_reference, passcode, passcode_kind } = writing;
  const unreadable = writing.unreadable;
  const number = unreadable === null ? readNumber(writing.number, writing.kind) : NO_NUMBER;
  return {
    customer: chosen?.id ?? null,
    phone: writing.phone,
    name: writing.name,
    wechat: some(writing.wechat),
    address: some(writing.address),
    company: some(writing.company),
    device: writing.device,
    kind: kindOf(writing),
    brand: writing.brand,
    model: writing.model,
    colour: some(writing.colour),
    storage: some(writing.storage),
    catalogue: writing.catalogue,
    imei: number.imei,
    imei2: some(writing.imei2) ?? number.imei2,
    serial: number.serial,
    unreadable,
    former: writing.former?.id ?? null,
    rework_of: writing.rework?.of ?? null,
    rework_charge: writing.rework?.charge ?? null,
    rework_reason: writing.rework?.charge === "charged" ? some(writing.rework.reason) : null,
    channel: writing.channel,
    waybill: writing.channel === "courier" ? some(writing.waybill) : null,
    place: hasPlace(writing.channel) ? some(writing.place) : null,
    visit: writing.visit?.id ?? null,
    codes: writing.codes,
    symptom: wordsOf(writing),
    reproduced: writing.reproduced,
    marks: writing.marks,
    checks: writing.checks,
    accessories: writing.accessories,
    handed_back: [...handedBack(kindOf(writing), writing.channel, writing.accessories)],
    accessory_note: some(writing.accessory_note),
    photos: writing.photos,
    backed_up: writing.backed_up,
    account_lock: writing.account_lock,
    repair_mode: writing.repair_mode,
    passcode: passcode === "" ? null : { kind: passcode_kind, secret: passcode },
    estimate: writing.estimate,
    ask_above: writing.ask_above,
    prepaid:
      prepaid === null
        ? null
        : { amount: prepaid, method: prepaid_method, reference: prepaid_reference },
    promised_at: writing.promised_at,
    warranty: writing.warranty,
    warranty_basis: writing.warranty === "claimed" ? writing.warranty_basis : null,
    bought_on: some(writing.bought_on),
    consent: {
      how: writing.consent_how,
      signature: writing.consent_how === "pad" ? writing.signature : null,
      fee_told: feeTold,
    },
    draft,
  };
}

const NO_NUMBER = { imei: null, imei2: null, serial: null };

/** A visit and a collecting point have a place of their own. */
export function hasPlace(channel: Channel): boolean {
  return channel === "on_site" || channel === "pick_up_point";
}

/** The next machine of the same customer: who they are and how they came stay. */
export function nextMachine(
  writing: IntakeWriting,
  visit: { id: string; number: string },
): IntakeWriting {
  const { chosen, phone, name, wechat, address, company, channel, waybill, place } = writing;
  return {
    ...BLANK,
    chosen,
    phone,
    name,
    wechat,
    address,
    company,
    channel,
    waybill,
    place,
    consent_how: writing.consent_how,
    visit,
  };
}
