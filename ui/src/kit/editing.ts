import { createContext, type ReactNode, useContext, useEffect } from "react";

/** What a page gives the forms on it, where others see who changes what it shows. */
export interface Editing {
  /** A form is open until the answered function is called. */
  begin(): () => void;
  /** Who else is there, for a form to show. */
  others: ReactNode;
}

export const EditingContext = createContext<Editing | null>(null);

/** Tells the others that a form is open as long as this is shown, and answers who else is there. */
export function useEditing(): ReactNode {
  const page = useContext(EditingContext);
  const begin = page?.begin;
  useEffect(() => begin?.(), [begin]);
  return page?.others;
}
