import type { AnyRouter } from "@tanstack/react-router";
import { useRouter } from "@tanstack/react-router";
import { useCallback, useState } from "react";
import type {
  FindRepairs,
  Picked,
  RepairFilter,
  RepairRow,
  RepairSort,
  RepairView,
} from "../wire/commands";

/** What one person wants to see of the orders, apart from the view, and what was in hand there. */
export interface Asked {
  text: string;
  filter: RepairFilter;
  sort: RepairSort;
  /** Orders found by pasted numbers, shown in place of the list. */
  picked: Picked | null;
  /** By id; also those that another filter no longer shows. */
  ticked: ReadonlyMap<string, RepairRow>;
  /** The order opened last: the list is taken up there. */
  opened: string | null;
}

const ALL: Asked = {
  text: "",
  filter: {},
  sort: "newest",
  picked: null,
  ticked: new Map(),
  opened: null,
};

/** What each person asked for last. Names and numbers never stand in an address. */
const asked = new WeakMap<AnyRouter, Asked>();

/** What is asked now, kept while this person is at the desk. */
export function useAsked(): [Asked, (part: Partial<Asked>) => void] {
  const router = useRouter();
  const [now, setNow] = useState(asked.get(router) ?? ALL);
  const ask = useCallback(
    (part: Partial<Asked>) => {
      const next = { ...(asked.get(router) ?? ALL), ...part };
      asked.set(router, next);
      setNow(next);
    },
    [router],
  );
  return [now, ask];
}

/** As the command wants it, without the place in the list. */
export function asFind(
  view: RepairView,
  { text, filter, sort }: Pick<Asked, "text" | "filter" | "sort">,
): Omit<FindRepairs, "limit"> {
  return { text: text || null, view, filter: bare(filter), sort };
}

export type FilterPart = keyof RepairFilter;

const PARTS: readonly FilterPart[] = [
  "stages",
  "channels",
  "kinds",
  "warranty",
  "brand",
  "opened_from",
  "opened_to",
  "opened_by",
  "holder",
  "unheld",
  "priority",
  "outcome",
  "overdue",
];

/** The parts of a filter that narrow anything, in the order they are shown. */
export function partsOf(filter: RepairFilter): FilterPart[] {
  return PARTS.filter((part) => {
    const value = filter[part];
    if (Array.isArray(value)) return value.length > 0;
    return value !== undefined && value !== null && value !== "" && value !== false;
  });
}

/** A filter without the parts that narrow nothing, so that the same question is the same. */
export function bare(filter: RepairFilter): RepairFilter {
  return Object.fromEntries(partsOf(filter).map((part) => [part, filter[part]]));
}

/** Numbers pasted from a sheet, a chat or a scanner's memory: one a line, or parted by marks. */
export function pastedTexts(pasted: string): string[] {
  const texts = pasted
    .split(/[\s,;，；、]+/u)
    .map((text) => text.trim())
    .filter((text) => text !== "");
  return [...new Set(texts)];
}
