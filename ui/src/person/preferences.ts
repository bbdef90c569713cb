import { useQueryClient } from "@tanstack/react-query";
import { useLook } from "../frame/look";
import { chooseLook } from "../kit/choices";
import { useHost } from "../kit/host";
import { speak } from "../kit/words";
import { useMe } from "../session/door";
import type { Door, Language, Theme } from "../wire/commands";

/** Language and look as this person likes them: at once here, and kept with the person. */
export function usePreferences(): {
  language(language: Language): void;
  look(wish: Theme | "system"): void;
} {
  const host = useHost();
  const me = useMe();
  const { setChosen } = useLook();
  const store = useQueryClient();
  const keep = (language: Language | null, theme: Theme | null) => {
    // What one choice after another is put together from, and what a person after this one differs from.
    store.setQueriesData<Door>({ queryKey: ["shop.door"] }, (door) =>
      door?.me ? { ...door, me: { ...door.me, language, theme } } : door,
    );
    // The look has already changed; if the core can't keep it now, it lasts until the next sign-in.
    host.call("person.prefer", { language, theme }).catch(() => undefined);
  };
  return {
    language: (language) => {
      speak(language);
      keep(language, me.theme);
    },
    look: (wish) => {
      const theme = wish === "system" ? null : wish;
      // As the system: nor does what was chosen at this PC's door stand before it.
      if (theme === null) chooseLook(null);
      setChosen(theme);
      keep(me.language, theme);
    },
  };
}
