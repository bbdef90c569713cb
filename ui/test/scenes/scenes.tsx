import { createRoot } from "react-dom/client";
import { App } from "../../src/frame/App";
import { chooseLanguage, chooseLook } from "../../src/kit/choices";
import { readyFont } from "../../src/kit/font";
import { startWords } from "../../src/kit/words";
import type { Failure, Language, Theme } from "../../src/wire/commands";
import { type Answers, fakeHost, refusal } from "../fake";
import {
  bench,
  benchFile,
  benchRow,
  card,
  closePreview,
  closeRow,
  debts,
  doorFor,
  figures,
  finding,
  history,
  li,
  passport,
  prices,
  stepRow,
  steps,
  unclaimed,
} from "../samples";
import { price, quotes, version } from "../samples/quote";
import { handOver, settlement } from "../samples/settlement";
import "../../src/kit/theme.css";
import "../../src/kit/kit.css";

/**
 * The face over a core in memory, one scene an address: `/test/scenes/?scene=signin&language=en`.
 * For looking at screens while drawing them (`npm run dev`); never part of the build. Keys named in
 * `&keys=Ctrl+Enter,Alt+3` are pressed one after another, so that forms can be looked at, too.
 */
const wanted = new URLSearchParams(window.location.search);
// The router reads the place from behind the #; a search before it would confuse it.
window.history.replaceState(null, "", window.location.pathname + window.location.hash);
const keys = (wanted.get("keys") ?? "").split(",").filter((key) => key !== "");
const language = (wanted.get("language") ?? "zh-CN") as Language;
chooseLanguage(language);
chooseLook((wanted.get("look") ?? "light") as Theme);
startWords(language);

const damaged: Failure = {
  code: "internal",
  message: "store.damaged",
  params: {},
  fields: [],
  gates: [],
  trace: "6f1c20aa",
};

let seen = card.seen_seq;

const scenes: Record<string, Answers> = {
  counter: {
    "close.preview": ({ scope }) => ({ ...closePreview, scope }),
    "close.list": () => [closeRow],
    "close.make": () => ({ id: "c-2", number: "JB261121-0001" }),
    "close.accounts": () => ({
      has: 84_000,
      from: 84_000,
      accounts: [
        { account: "cash", side: "has", grew: 84_000 },
        { account: "labour", side: "from", grew: 84_000 },
      ],
    }),
    "reminder.unclaimed": () => unclaimed,
    "message.fill": () => ({ text: "李建国您好，您的 OPPO Reno 12 可以取机了，取机码 482913。" }),
    "message.all": () =>
      (["quote", "ready", "reminder", "notice", "arrived"] as const).map((purpose) => ({
        seen_seq: 0,
        purpose,
        language,
        text: "{customer}您好，您的{device}（工单{number}）可以取机了，取机码{code}。【{shop}】",
        built_in: true,
      })),
    "payment.debts": () => debts,
    "repair.figures": () => figures,
    "repair.overrides": () => ({ rows: [], next: null, count: 0 }),
    "price.all": () => prices,
    "checklist.all": () => [
      {
        id: "cl-1",
        seen_seq: 41,
        purpose: "diagnosis",
        kind: "phone",
        version: 3,
        items: [
          {
            key: "charge",
            words: "充电电流",
            words_en: "Charging current",
            required: true,
            unit: "mA",
            low: 500_000,
            high: null,
          },
        ],
        at: "2026-11-20T02:00:00.000Z",
        by: "李翠",
      },
    ],
    "printer.rolls": () => [
      {
        id: "rp-1",
        seen_seq: 7,
        name: "前台",
        way: "network",
        address: "192.168.1.50:9100",
        width: "80",
        drawer: true,
        active: true,
      },
    ],
    "device.passport": () => ({
      ...passport,
      warranties: [
        {
          repair: "r-0",
          number: "WX261020-0004",
          line: "屏幕总成",
          until: "2027-01-18",
          left_days: 58,
        },
      ],
    }),
  },
  desk: {},
  first: { "shop.door": () => doorFor(null, { state: "first_start", shop: null, quick: [] }) },
  signin: { "shop.door": () => doorFor(null, { quick: [] }) },
  quick: { "shop.door": () => doorFor(null) },
  lock: { "shop.door": () => doorFor(li, { locked: true }) },
  demo: {
    "shop.door": () => {
      const door = doorFor(null, { quick: [] });
      return {
        ...door,
        shop: door.shop && { ...door.shop, demo: true },
        demo_people: [
          { name: "林晓", badge: "001", password: "a", pin: "1", roles: ["manager"] },
          { name: "李翠", badge: "002", password: "a", pin: "1", roles: ["front_desk"] },
          { name: "王工", badge: "003", password: "a", pin: "1", roles: ["technician", "quality"] },
        ],
      };
    },
  },
  trouble: { "shop.door": () => doorFor(null, { state: "trouble", shop: null, trouble: damaged }) },
  empty: {
    "repair.find": () => ({ rows: [], next: null }),
    "repair.views": () => ({
      open: 0,
      today: 0,
      mine: 0,
      overdue: 0,
      all: 0,
      saved: [],
      columns: null,
    }),
  },
  // Somebody else is always faster: for looking at how two corrections go together.
  stale: {
    "repair.card": () => {
      seen += 1;
      return seen === card.seen_seq + 1
        ? { ...card, seen_seq: seen }
        : { ...card, customer_name: "张玮", model: "Reno 13", seen_seq: seen };
    },
    "repair.correct": () => {
      throw refusal("edit.stale", "conflict");
    },
    "repair.history": () => [
      ...history,
      {
        seq: 99,
        at: "2026-11-21T06:20:00.000Z",
        person_name: "王工",
        command: "repair.correct",
        noun: "device",
        changes: [
          {
            field: "model",
            before: { kind: "plain", value: card.model },
            after: { kind: "plain", value: "Reno 13" },
          },
        ],
      },
    ],
  },
  // On the bench: a machine under diagnosis, one under repair that is blocked, one being tested.
  diagnosing: {
    "repair.card": () => ({
      ...card,
      stage: "diagnosing",
      holder: li.id,
      holder_name: li.name,
      priority: "urgent",
    }),
    "repair.steps": () => ({
      ...steps,
      stage: "diagnosing",
      primary: stepRow("quoting", {
        gates: [{ gate: "diagnosis_open", params: {}, lifted_by: null }],
      }),
      undo: { from: "received", to: "diagnosing", at: card.opened_at, by: li.name },
    }),
    "repair.bench_file": () => ({
      ...benchFile,
      findings: [{ ...finding, evidence: "liquid" }, finding],
    }),
  },
  repairing: {
    "repair.card": () => ({
      ...card,
      stage: "repairing",
      holder: li.id,
      holder_name: li.name,
    }),
    "repair.steps": () => {
      const primary = stepRow("testing", {
        gates: [
          { gate: "support_open", params: {}, lifted_by: "override_gates" },
          { gate: "quote_above_consent", params: {}, lifted_by: null },
        ],
      });
      const rows = [
        primary,
        stepRow("diagnosing"),
        stepRow("on_hold", { asks: ["reason", "hold"] }),
        stepRow("sent_out", { way: "document" }),
      ];
      return { ...steps, stage: "repairing", primary, rows };
    },
    "repair.bench_file": () => ({
      findings: [finding],
      log: [
        {
          id: "lg-1",
          kind: "work",
          action: "R01",
          text: "更换屏幕总成，旧件客户要求带走。",
          at: card.opened_at,
          by: "王工",
          mine: true,
          withdrawn: false,
          photos: [],
        },
      ],
      support: [
        {
          id: "su-1",
          repair: card.id,
          number: card.number,
          device: "OPPO Reno 12 256G",
          asked: "maker",
          to_name: "",
          question: "换屏后原彩显示不可用，需要授权校准码吗？",
          asked_at: card.opened_at,
          asked_by: "王工",
          answer: "用售后工具读取旧屏序列号写入即可。",
          answered_at: card.opened_at,
          answered_by: "李翠",
          state: "answered",
          reason: "",
          may_answer: false,
          may_close: true,
        },
      ],
      sendings: [],
    }),
  },
  testing: {
    "repair.card": () => ({ ...card, stage: "testing", holder: "p-wang", holder_name: "王工" }),
    "repair.steps": () => ({
      ...steps,
      stage: "testing",
      primary: null,
      rows: [stepRow("repairing", { asks: ["reason"] }), stepRow("ready")],
    }),
  },
  busy: {
    "bench.mine": () => ({
      ...bench,
      mine: [0, 7, 9, 14].map((at) =>
        benchRow(at, {
          priority: at === 7 ? "urgent" : "normal",
          overdue: at > 8,
          spent_minutes: at * 9,
        }),
      ),
      free: [3, 11, 16, 19, 24, 27].map((at) => benchRow(at, { rework: at === 11 })),
      clock: { id: "w-1", repair: "r-0", number: card.number, began_at: card.opened_at },
    }),
  },
  warn: {
    "shop.door": () => {
      const door = doorFor(li);
      return { ...door, shop: door.shop && { ...door.shop, demo: true } };
    },
    "shop.status": () => ({
      backup: {
        folder: "/var/lib/xiutai/backups",
        same_disk: true,
        running: false,
        last_verified_at: new Date(Date.now() - 50 * 3_600_000).toISOString(),
        overdue: true,
        failure: { ...damaged, message: "backup.folder_missing" },
      },
      clock: { now: "2026-11-19T06:00:00.000Z", expected: "2026-11-21T06:00:00.000Z" },
    }),
  },
};

// The counter's side of an order: quote, money, hand-over (`#/repairs/r-0?tab=quote`).
const offered = version({ state: "offered", version: 2 });
const drafted = version({
  state: "draft",
  lines: version().lines.map((line, at) =>
    at === 0
      ? line
      : { ...line, payer: "maker" as const, name: "屏幕总成 Reno 12 幻夜紫（含指纹）" },
  ),
});
Object.assign(scenes, {
  quoting: {
    "repair.card": () => ({ ...card, stage: "quoting" as const }),
    "quote.of": () =>
      quotes({ rows: [drafted], open: drafted, ask_above: 60_000, cover: "in_warranty" }),
    "price.all": () => ({ prices: [price], rules: [] }),
  },
  offered: {
    "repair.card": () => ({ ...card, stage: "awaiting_consent" as const }),
    "quote.of": () => quotes({ rows: [offered, version()], open: offered }),
  },
  ready: {
    "repair.card": () => ({ ...card, stage: "ready" as const }),
    "settlement.of": () =>
      settlement({ rounding: 40, set_off: 10_000, prepaid: 10_000, owed: 47_960 }),
    "hand_over.card": () =>
      handOver({
        owed: 47_960,
        accessory_note: "红色布袋一个",
        waits_days: 4,
        own_voucher: true,
        gates: [
          {
            gate: "money_owed",
            params: { amount: "479.60" },
            lifted_by: "release_unpaid" as const,
          },
        ],
      }),
  },
} satisfies Record<string, Answers>);

const root = document.getElementById("root");
if (root) {
  await readyFont();
  createRoot(root).render(<App host={fakeHost(scenes[wanted.get("scene") ?? "desk"])} />);
}

/** Between two keys (ms): long enough for a form to open. */
const PAUSE = 900;

for (const [at, pressed] of keys.entries()) {
  setTimeout(
    () => {
      const parts = pressed.split("+");
      const target = document.activeElement ?? document.body;
      target.dispatchEvent(
        new KeyboardEvent("keydown", {
          key: parts.at(-1) ?? "",
          ctrlKey: parts.includes("Ctrl"),
          altKey: parts.includes("Alt"),
          bubbles: true,
          cancelable: true,
        }),
      );
    },
    (at + 2) * PAUSE,
  );
}
