import i18next from "i18next";
import { initReactI18next, useTranslation } from "react-i18next";
import type { Failure, FieldFault, Language } from "../wire/commands";
import en from "../words/en.json";
import zh from "../words/zh-CN.json";

/** A key that has words in both languages. */
export type Word = keyof typeof zh & keyof typeof en;
export type WordParams = Record<string, string | number>;
export type Say = (key: Word, params?: WordParams) => string;

export const languages: readonly { code: Language; name: string }[] = [
  { code: "zh-CN", name: "中文" },
  { code: "en", name: "English" },
];

/** Sets the words up; Chinese first, until a person or the shop says otherwise. */
export function startWords(language: Language): void {
  i18next.use(initReactI18next).init({
    lng: language,
    fallbackLng: false,
    resources: { "zh-CN": { translation: zh }, en: { translation: en } },
    keySeparator: false,
    nsSeparator: false,
    pluralSeparator: "|",
    initAsync: false,
    returnNull: false,
    interpolation: { escapeValue: false },
  });
  markPage(language);
}

/** The language of the page. */
export function spoken(): Language {
  return languages.find(({ code }) => code === i18next.language)?.code ?? "zh-CN";
}

export function speak(language: Language): void {
  if (i18next.language !== language) i18next.changeLanguage(language);
  markPage(language);
}

function markPage(language: Language): void {
  document.documentElement.lang = language;
  document.title = language === "en" ? "Xiutai" : "修台";
}

/** The words of the language in force. */
export function useWords(): { say: Say; language: Language } {
  const { t, i18n } = useTranslation();
  return { say: t as unknown as Say, language: i18n.language as Language };
}

/** Whether there are words for a key that came from the core. */
export function hasWord(key: string): key is Word {
  return key in zh;
}

/** A failure of the core in words. */
export function failureWords(say: Say, failure: Failure): string {
  const key = `failure.${failure.message}`;
  if (hasWord(key)) return say(key, worded(say, failure.params));
  return say("failure.unknown", { key: failure.message });
}

/** Parameters that the core gives as codes, and where the words of such codes stand. */
const CODES = {
  right: "right",
  place: "place_kind",
  target: "place_kind",
  kind: "place_kind",
  stage: "stage",
  line_state: "line_state",
  old_part_state: "old_part_state",
  handing_state: "handing_state",
} as const;

/** What the core names by its codes, people read in words. */
function worded(say: Say, params: Record<string, string>): Record<string, string> {
  const told = { ...params };
  for (const [name, words] of Object.entries(CODES)) {
    const key = `${words}.${params[name]}`;
    if (hasWord(key)) told[name] = say(key);
  }
  return told;
}

/** A field's fault in words. */
export function faultWords(say: Say, fault: FieldFault): string {
  const key = `fault.${fault.message}`;
  if (hasWord(key)) return say(key, fault.params);
  return say("fault.unknown", { key: fault.message });
}
