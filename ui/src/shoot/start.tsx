import { createRoot } from "react-dom/client";
import { speak, startWords } from "../kit/words";
import type { Language } from "../wire/commands";
import { ShootPage } from "./ShootPage";

/** The page of a phone with a ticket: it speaks the browser's language and looks as the phone does. */
export function startShooting(root: Element, token: string): void {
  startWords(languageOf(navigator.languages));
  followLook();
  // Another code, read into the same tab, is another ticket.
  window.addEventListener("hashchange", () => window.location.reload());
  window.addEventListener("languagechange", () => speak(languageOf(navigator.languages)));
  createRoot(root).render(<ShootPage token={token} />);
}

/** Chinese of any kind where the phone names it before English, else English. */
export function languageOf(wanted: readonly string[]): Language {
  const first = wanted.find((one) => /^(zh|en)\b/i.test(one));
  return first && /^zh/i.test(first) ? "zh-CN" : "en";
}

function followLook(): void {
  const dark = matchMedia("(prefers-color-scheme: dark)");
  const follow = () => {
    document.documentElement.dataset.look = dark.matches ? "dark" : "light";
  };
  dark.addEventListener("change", follow);
  follow();
}
