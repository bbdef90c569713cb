import { createRoot } from "react-dom/client";
import { App } from "../../src/frame/App";
import { chooseLanguage, chooseLook } from "../../src/kit/choices";
import { readyFont } from "../../src/kit/font";
import { startWords } from "../../src/kit/words";
import type { Failure, Language, Theme } from "../../src/wire/commands";
import { type Answers, fakeHost, refusal } from "../fake";
import { card, doorFor, history, li } from "../samples";
import "../../src/kit/theme.css";
import "../../src/kit/kit.css";

/**
 * The face over a core in memory, one scene an address: `/test/scenes/?scene=signin&language=en`.
 * For looking at screens while drawing them (`npm run dev`); never part of the build.
 */
const wanted = new URLSearchParams(window.location.search);
// The router reads the place from behind the #; a search before it would confuse it.
window.history.replaceState(null, "", window.location.pathname + window.location.hash);
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

const root = document.getElementById("root");
if (root) {
  await readyFont();
  createRoot(root).render(<App host={fakeHost(scenes[wanted.get("scene") ?? "desk"])} />);
}
