import { App } from "antd";
import { useState } from "react";
import { useWords } from "../kit/words";
import type { ChecklistRow } from "../wire/commands";
import { focusFirstOpen } from "./Checklist";
import { type Lines, openItems, unreadItems } from "./results";

/**
 * What keeps a round from its end. Asked by its key it is told where it is seen, wherever the page
 * is scrolled, and the cursor goes there; below the list it is counted as it gets less.
 */
export function useStillOpen(list: ChecklistRow | null, lines: Lines) {
  const { say } = useWords();
  const { message } = App.useApp();
  const [asked, setAsked] = useState(false);
  const open = list === null ? [] : openItems(list, lines);
  const unread = list === null ? [] : unreadItems(list, lines);
  const told = () => {
    if (unread.length > 0) return say("checkup.still_unread", { n: unread.length });
    return open.length > 0 ? say("checkup.still_open", { n: open.length }) : null;
  };
  /** Whether the round may not end yet. */
  const stops = () => {
    const words = told();
    setAsked(words !== null);
    if (words === null) return false;
    message.warning({ key: "checkup", content: words });
    const first = unread[0];
    if (first) focusValue(first.key);
    else focusFirstOpen();
    return true;
  };
  return { stops, told: asked ? told() : null };
}

function focusValue(key: string): void {
  document.querySelector<HTMLElement>(`[data-item="${key}"] input`)?.focus();
}
