import { useEffect, useRef } from "react";

/** Whether the keyboard is nowhere in particular: on nothing, or on the page as a whole. */
export function isFocusFree(): boolean {
  const focused = document.activeElement;
  return focused === null || focused === document.body || focused.id === PAGE;
}

/** Whether somebody may be typing: what shows itself late takes the focus only from where nobody is. */
export function isInField(): boolean {
  const focused = document.activeElement;
  return focused instanceof HTMLInputElement || focused instanceof HTMLTextAreaElement;
}

/** The page itself, as the frame names it. */
const PAGE = "page";

/**
 * While a dialog is shown: once it is gone, the focus goes back to where it was before, or, where
 * that is gone, too, to the page, so that Tab and the scrolling keys go on from there. Firmly, it
 * also takes it back from what took it of its own accord: the first button of a form beneath.
 */
export function useFocusBack(firmly = false): void {
  const before = useRef<Element | null>(document.activeElement);
  useEffect(() => {
    const from = before.current;
    return () => {
      // After whatever takes the focus of its own accord.
      setTimeout(() => {
        const focused = document.activeElement;
        if (!firmly && focused !== null && focused !== document.body) return;
        bringTo(from, firmly ? FRAMES : 1);
      });
    };
  }, [firmly]);
}

/** How many pictures of the screen a page may take until what was hidden can have the focus again. */
const FRAMES = 30;

/** The focus to where it was, or, where that cannot have it, to the page. */
function bringTo(from: Element | null, frames: number): void {
  if (from instanceof HTMLElement && from !== document.body && from.isConnected) {
    from.focus();
    if (document.activeElement === from) return;
    if (frames > 1) {
      requestAnimationFrame(() => bringTo(from, frames - 1));
      return;
    }
  }
  if (document.activeElement === document.body) document.getElementById(PAGE)?.focus();
}
