import { createContext, useContext } from "react";
import type { Theme } from "../wire/commands";

interface LookChoice {
  /** The look in force. */
  look: Theme;
  /** What was chosen; null follows the system. */
  chosen: Theme | null;
  setChosen(look: Theme | null): void;
}

export const LookContext = createContext<LookChoice>({
  look: "light",
  chosen: null,
  setChosen: () => {},
});

export function useLook(): LookChoice {
  return useContext(LookContext);
}
