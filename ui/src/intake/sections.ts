import { useState } from "react";
import { carriedBy } from "./carried";
import { type IntakeWriting, kindOf } from "./writing";

export type SectionName =
  | "customer"
  | "machine"
  | "money"
  | "data"
  | "accessories"
  | "warranty"
  | "consent"
  | "outline"
  | "checks"
  | "photos";

interface SectionFacts {
  letter: string;
  /** The command's fields inside: a fault at one of them opens the section. */
  fields: readonly string[];
  /** Whether something inside is set, so that it must be seen. */
  holds: (writing: IntakeWriting) => boolean;
}

const SECTIONS: Record<SectionName, SectionFacts> = {
  customer: {
    letter: "C",
    fields: ["wechat", "address", "company"],
    holds: ({ wechat, address, company }) => [wechat, address, company].some(isSet),
  },
  machine: {
    letter: "M",
    fields: ["imei2", "former"],
    holds: ({ imei2, former }) => isSet(imei2) || former !== null,
  },
  money: {
    letter: "T",
    fields: ["promised_at", "estimate", "ask_above", "prepaid"],
    holds: ({ promised_at, estimate, ask_above, prepaid }) =>
      [promised_at, estimate, ask_above, prepaid].some((value) => value !== null),
  },
  data: {
    letter: "Z",
    fields: ["backed_up", "account_lock", "repair_mode", "passcode"],
    holds: ({ backed_up, account_lock, repair_mode, passcode }) =>
      backed_up !== "unknown" || account_lock !== "unknown" || repair_mode || passcode !== "",
  },
  accessories: {
    letter: "A",
    fields: ["accessories", "accessory_note", "handed_back"],
    // What such a machine carries is seen while it is folded.
    holds: (writing) =>
      writing.accessories.some(
        (one) => !carriedBy(kindOf(writing), writing.channel).includes(one),
      ) || isSet(writing.accessory_note),
  },
  warranty: {
    letter: "B",
    fields: ["warranty", "warranty_basis", "bought_on"],
    holds: ({ warranty, bought_on }) => warranty === "claimed" || isSet(bought_on),
  },
  consent: {
    letter: "Y",
    fields: ["consent"],
    holds: ({ consent_how }) => consent_how !== "paper",
  },
  // How a machine looked when it came is evidence: it is asked of everybody.
  outline: { letter: "W", fields: ["marks"], holds: () => true },
  checks: { letter: "J", fields: ["checks"], holds: ({ checks }) => checks.length > 0 },
  photos: { letter: "P", fields: ["photos"], holds: ({ photos }) => photos.length > 0 },
};

function isSet(text: string): boolean {
  return text.trim() !== "";
}

export interface SectionState {
  id: SectionName;
  letter: string;
  open: boolean;
  setOpen: (open: boolean) => void;
}

export interface Sections {
  of: (name: SectionName) => SectionState;
  /** Opens every section that has one of these fields. */
  openFor: (fields: readonly string[]) => void;
}

/** Which sections are open: as somebody left them, else those that hold something. */
export function useSections(writing: IntakeWriting): Sections {
  const [said, setSaid] = useState<Partial<Record<SectionName, boolean>>>({});
  return {
    of: (name) => ({
      id: name,
      letter: SECTIONS[name].letter,
      open: said[name] ?? SECTIONS[name].holds(writing),
      setOpen: (open) => setSaid((former) => ({ ...former, [name]: open })),
    }),
    openFor: (fields) => {
      const named = sectionsWith(fields);
      setSaid((former) => ({
        ...former,
        ...Object.fromEntries(named.map((name) => [name, true])),
      }));
    },
  };
}

export function sectionsWith(fields: readonly string[]): SectionName[] {
  const names = Object.keys(SECTIONS) as SectionName[];
  return names.filter((name) => SECTIONS[name].fields.some((field) => fields.includes(field)));
}
