import type { CallOptions, CommandName, Host, Input, Output } from "../src/host/host";
import { Refusal } from "../src/host/host";
import type { Code, Failure, FieldFault } from "../src/wire/commands";
import { backups, card, doorFor, history, li, people, repairRow } from "./samples";

export type Answers = { [K in CommandName]?: (input: Input<K>) => Output<K> | Promise<Output<K>> };

export interface Called {
  name: CommandName;
  input: unknown;
  request: string | undefined;
}

export interface FakeHost extends Host {
  calls: Called[];
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
  return {
    kind: "browser",
    calls,
    answers: all,
    async call<K extends CommandName>(name: K, input: Input<K>, options?: CallOptions) {
      calls.push({ name, input, request: options?.request });
      const answer = all[name];
      if (!answer) throw refusal("command.unknown", "internal");
      return answer(input);
    },
    paper: async () => new TextEncoder().encode(onePagePdf()),
    stage: async () => "hash",
    listen(touched) {
      listeners.add(touched);
      return () => listeners.delete(touched);
    },
    watchLine(changed) {
      watchers.add(changed);
      return () => watchers.delete(changed);
    },
    touch: (...nouns) => {
      for (const touched of listeners) touched(nouns);
    },
    line: (up) => {
      for (const changed of watchers) changed(up);
    },
    inputs: (name) => calls.filter((call) => call.name === name).map((call) => call.input as never),
  };
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
    "repair.views": () => ({ open: 84, today: 12, mine: 7, all: 400 }),
    "repair.find": ({ text, after, limit }) => {
      const start = after ? 1000 - after + 1 : 0;
      const rows = Array.from({ length: 400 }, (_, at) => repairRow(at)).filter(
        (row) =>
          !text ||
          [row.number, row.customer_name, row.device, row.phone_masked].some((value) =>
            value.includes(text),
          ),
      );
      const page = rows.slice(start, start + limit);
      return { rows: page, next: start + limit < rows.length ? (page.at(-1)?.seq ?? null) : null };
    },
    "repair.card": () => card,
    "repair.history": () => history,
    "repair.phone": () => ({ phone: "13812345678" }),
    "repair.open": () => ({ id: "r-0", number: card.number }),
    "repair.correct": () => ({ seen_seq: 13 }),
    "customer.by_phone": ({ phone }) =>
      phone.startsWith("138")
        ? [
            {
              id: "c-1",
              name: "张伟",
              phone_masked: "138****5678",
              repairs: 3,
              last_device: "OPPO Reno 12 256G",
            },
            {
              id: "c-2",
              name: "张小雨",
              phone_masked: "138****5678",
              repairs: 1,
              last_device: "Xiaomi 14",
            },
          ]
        : [],
    "printer.list": () => [
      { name: "HP_M126", description: "前台激光打印机", is_default: true, ready: true },
      { name: "Label", description: "标签机", is_default: false, ready: false },
    ],
    "paper.print": () => ({}),
    "person.list": () => people,
    "person.prefer": () => ({}),
    "shop.card": () => ({
      name: "朝阳门服务中心",
      address: "北京市朝阳区朝阳门外大街 1 号",
      phone: "010-65551234",
      complaint_phone: "12315",
      language: "zh-CN",
      zone: "Asia/Shanghai",
      idle_minutes: 10,
      backup_folder: "/mnt/backup/xiutai",
      seen_seq: 2,
    }),
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
