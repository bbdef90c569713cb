import type { Language, SignedOn, Theme } from "../wire/commands";

/** What this PC remembers by itself, apart from the core: what was chosen at its door holds for the sign-in page, and for whoever has no choice of their own. */
const LANGUAGE = "xiutai.language";
const LOOK = "xiutai.look";
const ORDERS_AS = "xiutai.orders_as";
const SIGNED_ON = "xiutai.signed_on";

export function chosenLanguage(): Language | null {
  const value = read(LANGUAGE);
  return value === "zh-CN" || value === "en" ? value : null;
}

export function chooseLanguage(language: Language): void {
  write(LANGUAGE, language);
}

export function chosenLook(): Theme | null {
  const value = read(LOOK);
  return value === "light" || value === "dark" ? value : null;
}

export function chooseLook(look: Theme | null): void {
  write(LOOK, look);
}

/** How the orders are shown. */
export type OrdersAs = "list" | "board";

export function chosenOrdersAs(): OrdersAs {
  return read(ORDERS_AS) === "board" ? "board" : "list";
}

export function chooseOrdersAs(as: OrdersAs): void {
  write(ORDERS_AS, as);
}

/** Where customers sign at this desk: on a screen, or on paper where it has none. */
export function chosenSignedOn(): SignedOn {
  return read(SIGNED_ON) === "paper" ? "paper" : "pad";
}

export function chooseSignedOn(on: SignedOn): void {
  write(SIGNED_ON, on);
}

// A browser may forbid storage altogether; the choice then lasts as long as the page.
const fallback = new Map<string, string>();

function read(key: string): string | null {
  try {
    return localStorage.getItem(key);
  } catch {
    return fallback.get(key) ?? null;
  }
}

function write(key: string, value: string | null): void {
  try {
    if (value === null) localStorage.removeItem(key);
    else localStorage.setItem(key, value);
  } catch {
    if (value === null) fallback.delete(key);
    else fallback.set(key, value);
  }
}
