import { valueText } from "../checkup/results";
import { yuan } from "../kit/money";
import { hasWord, type Say, spoken, type Word } from "../kit/words";
import { ownName } from "../printer/printers";
import type { HistoryChange, HistoryRow, HistoryValue } from "../wire/commands";

/** Under which words a field's closed set stands, where that is not its own name. */
const SETS: Record<string, string> = {
  stage: "stage",
  returns_to: "stage",
  paper: "paper",
  size: "size",
  channel: "channel",
  reproduced: "reproduced",
  backed_up: "backed_up",
  account_lock: "account_lock",
  warranty: "warranty",
  warranty_basis: "warranty_basis",
  method: "method",
  view: "photo_view",
  how: "consent_how",
  about: "note_about",
};

/** Fields that mean another thing with each noun. */
const OF_NOUN: Record<string, Record<string, string>> = {
  device: { kind: "kind" },
  model: { kind: "kind" },
  note: { kind: "note_kind" },
  payment: { kind: "payment_kind" },
  passcode: { kind: "passcode_kind" },
  terms: { kind: "terms_kind" },
  photo: { phase: "phase" },
  repair: {
    outcome: "outcome",
    message: "message_purpose",
    wrong_proof: "against",
    cover: "cover",
    rework_charge: "rework_charge",
  },
  step: { came_from: "stage", went_to: "stage", hold: "hold", overridden: "gate_short" },
  checkup: { purpose: "purpose", verdict: "verdict" },
  finding: { level: "level", evidence: "evidence", agreed: "consent_how" },
  log_entry: { kind: "log_kind" },
  support: { asked: "asked", state: "support_state" },
  sending: { to_whom: "sent_to" },
  quote: { state: "quote_state" },
  quote_line: { kind: "line_kind", payer: "payer", grade: "grade", level: "level" },
  quote_answer: { answer: "quote_said", how: "quote_how" },
  hand_over: { against: "against", old_parts: "old_parts", outcome: "outcome" },
  reminder: { what: "reminded", how: "reminder_how" },
  repair_part: { state: "line_state" },
  old_part: { state: "old_part_state", owner: "old_part_owner", verdict: "old_part_verdict" },
};

const MONEY: readonly string[] = [
  "estimate",
  "ask_above",
  "amount",
  "tendered",
  "cost",
  "unit",
  "fee_inspection",
  "owed",
  "rounding",
];
const MOMENTS: readonly string[] = [
  "promised_at",
  "due_at",
  "opened_at",
  "at",
  "purged_at",
  "began_at",
  "ended_at",
  "offered_at",
  "answered_at",
  "sent_at",
  "back_at",
];
const FLAGS: readonly string[] = [
  "repair_mode",
  "removed",
  "withdrawn",
  "dropped",
  "active",
  "undone",
  "cancelled",
  "reopened",
  "with_code",
];

/** Tells a moment as the shop's clock shows it. */
type Told = (moment: string) => string;

/** Fields that are called otherwise with one noun than with the rest. */
const NAMED: Record<string, Record<string, Word>> = {
  photo: { phase: "history.phase" },
  quote_line: { name: "history.line" },
  sending: { name: "history.sent_to" },
};

/** What a field is called. */
export function fieldWords(say: Say, noun: string, field: string): string {
  const named = NAMED[noun]?.[field];
  if (named) return say(named);
  return worded(say, `field.${field}`) ?? field;
}

/** Whether a change only says that something is so from now on: its name is all there is to tell. */
export function isRaised(field: string, { before, after }: HistoryChange): boolean {
  const down =
    before.kind === "none" || (before.kind === "plain" && NOTHING.includes(before.value));
  return FLAGS.includes(field) && down && after.kind === "plain" && !NOTHING.includes(after.value);
}

/** One side of a change as people say it: closed words in the language, money in yuan. */
export function readable(say: Say, told: Told, noun: string, field: string, value: string): string {
  if (noun === "write_off" && field === "kind")
    return worded(say, `write_off_kind.${value}`) ?? value;
  const set = OF_NOUN[noun]?.[field] ?? SETS[field];
  if (set && value.startsWith("[")) return joined(say, listOf(value), set);
  if (set) return worded(say, `${set}.${value}`) ?? value;
  if (field === "printer") return ownName(value);
  if (noun === "write_off" && field === "kind") {
    return worded(say, `write_off_kind.${value}`) ?? value;
  }
  if (field === "way") return worded(say, `paper_way.${value}`) ?? value;
  if (field === "ending") return worded(say, `ending.${value}`) ?? value;
  if (field === "nothing_came" || field === "broke_off")
    return worded(say, `failure.${value}`) ?? value;
  if (field === "priority") return worded(say, `priority.${value}`) ?? value;
  if (MONEY.includes(field)) return /^\d+$/.test(value) ? yuan(Number(value)) : value;
  if (MOMENTS.includes(field)) return /^\d{4}-\d{2}-\d{2}T/.test(value) ? told(value) : value;
  if (FLAGS.includes(field)) return flag(say, value);
  if (field === "accessories" || field === "handed_back")
    return joined(say, listOf(value), "accessory");
  if (field === "codes") return joined(say, listOf(value), null);
  if (field === "marks") return marksWords(say, listOf(value));
  if (field === "corrected") return correctedWords(say, listOf(value));
  if (field === "checks") return checksWords(say, listOf(value));
  return value;
}

function worded(say: Say, key: string): string | null {
  return hasWord(key) ? say(key) : null;
}

function flag(say: Say, value: string): string {
  if (value === "1" || value === "true") return say("value.yes");
  if (value === "0" || value === "false") return say("value.no");
  return value;
}

/** Lists stand as JSON in the history; a text that is none is one entry. */
function listOf(value: string): unknown[] {
  try {
    const list: unknown = JSON.parse(value);
    return Array.isArray(list) ? list : [value];
  } catch {
    return [value];
  }
}

function joined(say: Say, list: readonly unknown[], set: string | null): string {
  const words = list.map((one) => (set ? worded(say, `${set}.${one}`) : null) ?? String(one));
  return words.join(say("text.list_mark"));
}

/** `正面 裂、背面 划痕 ×2`: where on the outline each lies is seen on the outline. */
function marksWords(say: Say, list: readonly unknown[]): string {
  const counted = new Map<string, number>();
  for (const one of list) {
    const { face, kind } = one as { face?: string; kind?: string };
    const words = [worded(say, `face.${face}`), worded(say, `mark.${kind}`)];
    const mark = words.filter((part) => part !== null).join(" ");
    counted.set(mark, (counted.get(mark) ?? 0) + 1);
  }
  return Array.from(counted, ([mark, n]) => (n > 1 ? `${mark} ×${n}` : mark)).join(
    say("text.list_mark"),
  );
}

function checksWords(say: Say, list: readonly unknown[]): string {
  return list
    .map((one) => {
      const { item, result } = one as { item?: string; result?: string };
      return [worded(say, `check_item.${item}`), worded(say, `check_result.${result}`)]
        .filter((part) => part !== null)
        .join(" ");
    })
    .join(say("text.list_mark"));
}

/** `待机电流 31.5 mA 异常`: each item that a correction put right. */
function correctedWords(say: Say, list: readonly unknown[]): string {
  const english = spoken() === "en";
  return list
    .map((one) => {
      const { words, words_en, result, value, unit, note } = one as Corrected;
      const figure = value === null ? "" : `${valueText(value)} ${unit ?? ""}`.trim();
      return [
        english && words_en !== "" ? words_en : words,
        figure,
        worded(say, `item_result.${result}`),
        note,
      ]
        .filter(Boolean)
        .join(" ");
    })
    .join(say("text.list_mark"));
}

interface Corrected {
  words: string;
  words_en: string;
  result: string;
  value: number | null;
  unit: string | null;
  note: string;
}

/** Of what hangs on an order only these fields tell people anything. */
const TELLING: Record<string, readonly string[]> = {
  condition: ["marks", "checks"],
  consent: ["how"],
  note: ["about", "kind", "text", "withdrawn"],
  passcode: ["kind", "purged_at"],
  payment: ["number", "amount", "method", "reference", "reason"],
  photo: ["view", "phase", "removed", "reason"],
  step: ["hold", "reason", "overridden", "undone"],
  assignment: ["reason"],
  share: ["person", "percent"],
  work: ["began_at", "ended_at", "ending"],
  checkup: ["purpose", "verdict", "reason", "corrected", "correction"],
  finding: ["text", "level", "evidence", "agreed", "withdrawn"],
  log_entry: ["kind", "action", "text", "withdrawn"],
  support: ["asked", "question", "answer", "state", "reason"],
  sending: ["to_whom", "name", "waybill", "why", "due_on", "result", "back_waybill", "cost"],
  quote: ["version", "state"],
  quote_line: ["name", "quantity", "unit", "payer", "dropped"],
  quote_answer: ["answer", "how", "who"],
  settlement: ["number", "rounding", "cancelled", "reason"],
  write_off: ["kind", "amount", "reason"],
  posting: [],
  hand_over: ["against", "collector", "old_parts", "outcome", "owed", "reopened"],
  reminder: ["what", "how", "proof"],
  repair_part: ["part", "quantity", "state", "old_serial", "why"],
  old_part: ["part", "state", "owner", "verdict", "due_on", "why"],
};

/** Ids that the core does not put into words lead nowhere on a page. */
const ID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** The changes of an entry that are worth a line. */
export function telling({ noun, changes }: Pick<HistoryRow, "noun" | "changes">): HistoryChange[] {
  return changes.filter(({ field, before, after }) => {
    const fields = TELLING[noun];
    if (fields && !fields.includes(field)) return false;
    // A new line of a quote is told by its name and price; the rest where it is not as usual.
    if (noun === "quote_line" && before.kind === "none" && after.kind === "plain") {
      if (USUAL[field] === after.value) return false;
    }
    const isId = (value: HistoryValue) => value.kind === "plain" && ID.test(value.value);
    if (isId(before) || isId(after)) return false;
    // A flag that was never up, a text that was never written: nothing to tell.
    return before.kind !== "none" || (after.kind === "plain" && !NOTHING.includes(after.value));
  });
}

const USUAL: Record<string, string> = { quantity: "1", payer: "customer" };

const NOTHING: readonly string[] = ["", "0", "false", "[]"];

/** Acts that keep what is being written, pause by pause: told where they say something. */
const KEPT_BY_ITSELF: readonly string[] = ["checkup.write"];

/** Whether an entry is worth a line though none of its changes is. */
export function isTold(command: string, changes: number): boolean {
  return changes > 0 || !KEPT_BY_ITSELF.includes(command);
}

/** What kind of act an entry tells of, for the timeline's filter. */
export type EntryKind = "changes" | "notes" | "looks";

/** Acts that only look: they leave an entry, but nothing was changed. */
const LOOKS: readonly string[] = [
  "repair.phone",
  "repair.job_card",
  "repair.pick_up_code",
  "repair.export",
  "payment.export_debts",
  "customer.phones",
  "passcode.show",
];

export function entryKind({ command, noun, changes }: HistoryRow): EntryKind {
  if (noun === "note" || command.startsWith("note.")) return "notes";
  const looked =
    LOOKS.includes(command) ||
    command.startsWith("paper.") ||
    changes.some(({ field }) => field === "paper");
  return looked ? "looks" : "changes";
}
