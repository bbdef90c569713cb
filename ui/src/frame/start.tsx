import { createRoot } from "react-dom/client";
import { browserHost } from "../host/browser";
import { inWindow, windowHost } from "../host/window";
import { chosenLanguage } from "../kit/choices";
import { readyFont } from "../kit/font";
import { startWords } from "../kit/words";
import { App } from "./App";
// After everything it has a last word on.
import "../kit/touch.css";

/** A desk, over whichever host carries it. */
export async function startDesk(root: Element): Promise<void> {
  startWords(chosenLanguage() ?? "zh-CN");
  await readyFont();
  createRoot(root).render(<App host={inWindow() ? windowHost() : browserHost()} />);
}
