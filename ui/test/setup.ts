import { cleanup } from "@testing-library/react";
import { afterEach, beforeEach } from "vitest";
import { dropAllDrafts } from "../src/kit/drafts";
import { liftLock } from "../src/kit/keptLock";
import { startWords } from "../src/kit/words";

startWords("zh-CN");

// What jsdom lacks and a real window has.
window.matchMedia = (query: string) =>
  ({
    matches: false,
    media: query,
    addEventListener: () => {},
    removeEventListener: () => {},
    addListener: () => {},
    removeListener: () => {},
    dispatchEvent: () => false,
    onchange: null,
  }) as MediaQueryList;
window.ResizeObserver = class {
  observe() {}
  unobserve() {}
  disconnect() {}
};
Element.prototype.scrollTo = () => {};

beforeEach(() => {
  dropAllDrafts();
  localStorage.clear();
  sessionStorage.clear();
  liftLock();
  window.location.hash = "";
});
afterEach(cleanup);
