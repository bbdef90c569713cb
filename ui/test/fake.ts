import type { CallOptions, CommandName, FileOut, Host, Input, Output } from "../src/host/host";
import { Refusal } from "../src/host/host";
import type { Code, Failure, FieldFault } from "../src/wire/commands";
import {
  backups,
  bench,
  benchFile,
  card,
  catalogue,
  checkups,
  companyCard,
  customerCard,
  customers,
  doorFor,
  faultCodes,
  history,
  li,
  passport,
  people,
  repairRow,
  shopCard,
  steps,
  terms,
  work,
} from "./samples";
import { price, quotes } from "./samples/quote";
import { handOver, settlement } from "./samples/settlement";

export type Answers = { [K in CommandName]?: (input: Input<K>) => Output<K> | Promise<Output<K>> };

export interface Called {
  name: CommandName;
  input: unknown;
  request: string | undefined;
}

export interface FakeHost extends Host {
  calls: Called[];
  /** The files that were handed out. */
  saved: FileOut[];
  answers: Answers;
  touch(...nouns: string[]): void;
  line(up: boolean): void;
  /** The inputs a command was called with. */
  inputs<K extends CommandName>(name: K): Input<K>[];
}

/** A core in memory: answers what it is told to, and remembers what it was asked. */
export function fakeHost(answers: Answers = {}): FakeHost {
  const listeners = new Set<(nouns: string[]) => void>();
  const watchers = new Set<(up: boolean) => void>();
  const all: Answers = { ...usual(), ...answers };
  const calls: Called[] = [];
  let isUp = true;
  const saved: FileOut[] = [];
  return {
    kind: "browser",
    calls,
    saved,
    answers: all,
    async call<K extends CommandName>(name: K, input: Input<K>, options?: CallOptions) {
      calls.push({ name, input, request: options?.request });
      const answer = all[name];
      if (!answer) throw refusal("command.unknown", "internal");
      return answer(input);
    },
    paper: async () => new TextEncoder().encode(onePagePdf()),
    stage: async () => ({ hash: "hash", width: 1200, height: 900 }),
    save: async (file) => {
      saved.push(file);
      return null;
    },
    listen(touched) {
      listeners.add(touched);
      return () => listeners.delete(touched);
    },
    watchLine(changed) {
      watchers.add(changed);
      // As real hosts do: who listens late is told that it is down.
      if (!isUp) changed(false);
      return () => watchers.delete(changed);
    },
    touch: (...nouns) => {
      for (const touched of listeners) touched(nouns);
    },
    line: (up) => {
      isUp = up;
      for (const changed of watchers) changed(up);
    },
    inputs: (name) => calls.filter((call) => call.name === name).map((call) => call.input as never),
  };
}

/** Somebody else was faster. */
export function stale(person: string) {
  const told = refusal("edit.stale", "conflict");
  told.failure.params = { person, at: "2026-11-21T02:00:00.000Z" };
  return told;
}

export function refusal(message: string, code: Code = "refused", fields: FieldFault[] = []) {
  const failure: Failure = { code, message, params: {}, fields, gates: [], trace: null };
  return new Refusal(failure);
}

export function fault(field: string, message: string): FieldFault {
  return { field, message, params: {} };
}

function usual(): Answers {
  return {
    "shop.door": () => doorFor(li),
    "shop.status": () => ({
      backup: {
        folder: "/mnt/backup/xiutai",
        same_disk: false,
        running: false,
        last_verified_at: new Date(Date.now() - 12 * 60_000).toISOString(),
        overdue: false,
        failure: null,
      },
      clock: null,
    }),
    "repair.views": () => ({
      open: 84,
      today: 12,
      mine: 7,
      overdue: 3,
      all: 400,
      saved: [],
      columns: null,
    }),
    "repair.find": ({ text, after, limit }) => {
      const start = after ? 1000 - Number(after) + 1 : 0;
      const rows = Array.from({ length: 400 }, (_, at) => repairRow(at)).filter(
        (row) =>
          !text ||
          [row.number, row.customer_name, row.device, row.phone_masked].some((value) =>
            value.includes(text),
          ),
      );
      const page = rows.slice(start, start + limit);
      const last = page.at(-1);
      return { rows: page, next: start + limit < rows.length && last ? String(last.seq) : null };
    },
    "repair.card": () => card,
    "repair.history": () => history,
    "presence.here": () => ({}),
    "terminal.waiting": () => [],
    "presence.gone": () => ({}),
    "presence.who": () => [],
    "repair.board": () =>
      (["received", "diagnosing", "awaiting_parts", "repairing", "ready"] as const).map(
        (stage, at) => ({
          stage,
          count: at === 2 ? 0 : 12 - at,
          rows:
            at === 2 ? [] : [0, 1, 2, 3].map((line) => ({ ...repairRow(at * 8 + line), stage })),
        }),
      ),
    "repair.pick": ({ texts }) => ({
      rows: texts.slice(0, 2).map((_text, at) => repairRow(at)),
      missed: texts.slice(2),
    }),
    "repair.phone": () => ({ phone: "13812345678" }),
    "repair.open": () => ({
      id: "r-0",
      number: card.number,
      visit: "v-1",
      prepayment: null,
    }),
    "repair.correct": () => ({ seen_seq: 13 }),
    "repair.promise": () => ({ promised_at: "2026-11-21T07:40:00.000Z" }),
    "repair.set_condition": () => ({ seen_seq: 13 }),
    "repair.steps": () => steps,
    "repair.work": () => work,
    "repair.bench_file": () => benchFile,
    "checkup.of": () => checkups,
    "checkup.write": () => ({ id: "cu-1" }),
    "fault_code.all": () => faultCodes,
    "bench.mine": () => bench,
    "sending.list": () => [],
    "customer.by_phone": ({ phone }) => ("13812345678".includes(phone) ? customers : []),
    "customer.find": ({ text, limit }) => ({
      rows: customers.filter(({ name }) => !text || name.includes(text)).slice(0, limit),
      next: null,
    }),
    "customer.card": () => customerCard,
    "customer.phones": () => ({ phone: "13812345678", phones: ["010-65550000"] }),
    "customer.revise": () => ({ seen_seq: 8 }),
    "customer.merge": () => ({}),
    "company.find": () => [],
    "company.card": () => companyCard,
    "company.revise": () => ({ seen_seq: 6 }),
    "device.passport": ({ id, imei }) =>
      id === passport.id || imei === passport.imei ? passport : null,
    "catalogue.all": () => catalogue,
    "catalogue.load_starter": () => ({
      brands: 21,
      models: 214,
      symptoms: 66,
      checklists: 38,
      codes: 110,
    }),
    "price.all": () => ({ prices: [price], rules: [] }),
    "price.fee_to_tell": () => ({ fee: null }),
    "quote.of": () => quotes({}),
    "settlement.of": () => settlement({}),
    "hand_over.card": () => handOver({}),
    "terms.list": () => terms,
    "terms.lint": ({ text }) => {
      const from = text.indexOf("概不负责");
      return from < 0 ? [] : [{ from, to: from + 4, rule: "no_liability" }];
    },
    "draft.list": () => [],
    "draft.keep": () => ({}),
    "draft.drop": () => ({}),
    "photo.list": () => [],
    "note.of": () => [],
    "session.awake": () => ({}),
    "passcode.show": () => ({ kind: "digits", secret: "1357" }),
    "checklist.all": () => [],
    "printer.rolls": () => [],
    "printer.choices": () => [{ paper: "repair.device_label", printer: "Label" }],
    "printer.choose": () => ({}),
    "printer.list": () => [
      { name: "HP_M126", description: "前台激光打印机", is_default: true, ready: true },
      { name: "Label", description: "标签机", is_default: false, ready: false },
    ],
    "paper.print": () => ({}),
    "person.list": () => people,
    "person.prefer": () => ({}),
    "shop.card": () => shopCard,
    "shop.revise": () => ({ seen_seq: 3 }),
    "backup.list": () => backups,
    "backup.inside": ({ name }) => ({
      name,
      made_at: "2026-11-21T06:28:00.000Z",
      shop_name: "朝阳门服务中心",
      repairs: 400,
      people: 6,
      last_number: card.number,
      files: 12,
      bytes: 4_321_000,
      entries: 1893,
    }),
    "session.lock": () => ({}),
    "session.sign_out": () => ({}),
    "session.switch": () => li,
    "session.sign_in": () => li,
  };
}

/** An empty A4 page, enough for the preview to draw. */
function onePagePdf(): string {
  return [
    "%PDF-1.4",
    "1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj",
    "2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj",
    "3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>endobj",
    "trailer<</Root 1 0 R>>",
  ].join("\n");
}
