import { Segmented } from "antd";
import { useLook } from "../frame/look";
import { chooseLanguage, chooseLook } from "../kit/choices";
import { languages, speak, useWords } from "../kit/words";
import type { Language } from "../wire/commands";

/** Language and look, before anybody has signed in. */
export function EntranceChoices({ version }: { version: string | undefined }) {
  const { say } = useWords();
  return (
    <footer className="entrance-foot">
      <LanguageSwitch />
      <LookSwitch />
      {version && <span className="quiet number">{say("about.version", { version })}</span>}
    </footer>
  );
}

export function LanguageSwitch() {
  const { say, language } = useWords();
  const choose = (next: Language) => {
    chooseLanguage(next);
    speak(next);
  };
  return (
    <Segmented<Language>
      aria-label={say("choice.language")}
      value={language}
      onChange={choose}
      options={languages.map(({ code, name }) => ({
        value: code,
        label: <span data-test={`language-${code}`}>{name}</span>,
      }))}
    />
  );
}

export type LookWish = "system" | "light" | "dark";

/** Of this PC's door, or of the person where somebody is told what they wish. */
export function LookSwitch({ prefer }: { prefer?: (wish: LookWish) => void }) {
  const { say } = useWords();
  const { chosen, setChosen } = useLook();
  const choose = (wish: LookWish) => {
    if (prefer) return prefer(wish);
    const look = wish === "system" ? null : wish;
    chooseLook(look);
    setChosen(look);
  };
  return (
    <Segmented<LookWish>
      aria-label={say("choice.look")}
      value={chosen ?? "system"}
      onChange={choose}
      options={(["system", "light", "dark"] as const).map((wish) => ({
        value: wish,
        label: <span data-test={`look-${wish}`}>{say(`look.${wish}`)}</span>,
      }))}
    />
  );
}
