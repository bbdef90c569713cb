import { draftKey, dropDraft, keepDraft, readDraft } from "../kit/drafts";
import type { OpenRepair } from "../wire/commands";

/** What is typed about a customer and a device, empty where nothing is typed yet. */
export interface RepairWriting {
  phone: string;
  name: string;
  brand: string;
  model: string;
  imei: string;
  serial: string;
  symptom: string;
}

export const BLANK: RepairWriting = {
  phone: "",
  name: "",
  brand: "",
  model: "",
  imei: "",
  serial: "",
  symptom: "",
};

export function isBlank(writing: RepairWriting): boolean {
  return Object.values(writing).every((value: string) => value.trim() === "");
}

/** As the command wants it: an empty IMEI or serial is none. */
export function asInput(writing: RepairWriting): OpenRepair {
  return {
    ...writing,
    imei: writing.imei.trim() === "" ? null : writing.imei,
    serial: writing.serial.trim() === "" ? null : writing.serial,
  };
}

export function intakeDraft(person: string): string {
  return draftKey(person, "repair.open");
}

/** A half-typed intake that gave way to another one, to be taken back. */
export function setAside(person: string): RepairWriting | undefined {
  return readDraft<RepairWriting>(asideKey(person));
}

export function putAside(person: string, writing: RepairWriting): void {
  keepDraft(asideKey(person), writing);
}

export function dropAside(person: string): void {
  dropDraft(asideKey(person));
}

function asideKey(person: string): string {
  return draftKey(person, "repair.open/aside");
}
