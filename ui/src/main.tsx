import { createRoot } from "react-dom/client";
import { App } from "./frame/App";
import { browserHost } from "./host/browser";
import { inWindow, windowHost } from "./host/window";
import { chosenLanguage } from "./kit/choices";
import { readyFont } from "./kit/font";
import { startWords } from "./kit/words";
import "./kit/theme.css";
import "./kit/kit.css";

startWords(chosenLanguage() ?? "zh-CN");
const root = document.getElementById("root");
if (!root) throw new Error("the page has no root element");
await readyFont();
createRoot(root).render(<App host={inWindow() ? windowHost() : browserHost()} />);
