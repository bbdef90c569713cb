import type { Check, CheckItem, CheckResult, Kind } from "../wire/commands";

const SMALL: readonly CheckItem[] = ["power", "buttons", "ports", "charging"];
const MACHINE: readonly CheckItem[] = ["power", "motor", "noise", "leakage", "buttons"];

const ITEMS: Record<Kind, readonly CheckItem[]> = {
  phone: [
    "power",
    "display",
    "touch",
    "call",
    "speaker",
    "microphone",
    "front_camera",
    "rear_camera",
    "charging",
    "signal",
    "wifi",
    "bluetooth",
    "fingerprint",
    "face_id",
    "buttons",
  ],
  tablet: [
    "power",
    "display",
    "touch",
    "speaker",
    "microphone",
    "front_camera",
    "rear_camera",
    "charging",
    "wifi",
    "bluetooth",
    "buttons",
  ],
  laptop: [
    "power",
    "display",
    "keyboard",
    "trackpad",
    "speaker",
    "microphone",
    "front_camera",
    "charging",
    "wifi",
    "bluetooth",
    "ports",
    "noise",
  ],
  watch: ["power", "display", "touch", "charging", "bluetooth", "speaker", "buttons"],
  earphones: ["power", "speaker", "microphone", "charging", "bluetooth", "buttons"],
  tv: ["power", "display", "speaker", "remote", "wifi", "ports", "signal"],
  fridge: ["power", "cooling", "motor", "noise", "leakage", "display"],
  air_conditioner: ["power", "cooling", "heating", "remote", "motor", "noise", "water", "leakage"],
  washer: ["power", "water", "motor", "noise", "leakage", "buttons", "display"],
  water_heater: ["power", "heating", "water", "leakage", "display"],
  kitchen: ["power", "heating", "buttons", "motor", "leakage", "display"],
  vacuum: ["power", "motor", "noise", "charging", "buttons"],
  audio: ["power", "speaker", "bluetooth", "wifi", "remote", "ports", "charging"],
  camera: ["power", "display", "buttons", "charging", "ports", "wifi"],
  console: ["power", "display", "buttons", "ports", "wifi", "bluetooth", "noise"],
  printer: ["power", "display", "motor", "noise", "wifi", "ports"],
  router: ["power", "wifi", "ports", "signal"],
  small_appliance: MACHINE,
  other: SMALL,
};

/** What is worth trying on a kind of machine, in the order of trying. */
export function itemsOf(kind: Kind): readonly CheckItem[] {
  return ITEMS[kind];
}

/** The kind's items, and whatever else was written down before the kind was changed. */
export function shownItems(kind: Kind, checks: readonly Check[]): CheckItem[] {
  const usual = ITEMS[kind];
  const others = checks.map((check) => check.item).filter((item) => !usual.includes(item));
  return [...usual, ...others];
}

export function resultOf(checks: readonly Check[], item: CheckItem): CheckResult | null {
  return checks.find((check) => check.item === item)?.result ?? null;
}

export function withResult(
  checks: readonly Check[],
  item: CheckItem,
  result: CheckResult,
): Check[] {
  const known = checks.some((check) => check.item === item);
  if (!known) return [...checks, { item, result }];
  return checks.map((check) => (check.item === item ? { item, result } : check));
}

/** Pass, fail, not tested, and round again. */
export function nextResult(result: CheckResult | null): CheckResult {
  if (result === "pass") return "fail";
  if (result === "fail") return "not_tested";
  return "pass";
}

export function resultOfKey(key: string): CheckResult | undefined {
  if (key === "1") return "pass";
  if (key === "2") return "fail";
  if (key === "3") return "not_tested";
  return undefined;
}

/** All that nobody has said anything about work. */
export function restPasses(kind: Kind, checks: readonly Check[]): Check[] {
  const left = ITEMS[kind].filter((item) => resultOf(checks, item) === null);
  return [...checks, ...left.map((item) => ({ item, result: "pass" as const }))];
}
