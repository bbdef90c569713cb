import { configure, render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { App } from "../src/frame/App";
import type { Host } from "../src/host/host";
import { type Answers, type FakeHost, fakeHost } from "./fake";

configure({
  testIdAttribute: "data-test",
  // A loaded machine draws the first page slowly.
  asyncUtilTimeout: 8_000,
  getElementError: (message) => new Error(message?.split("\n")[0] ?? "no such element"),
});

/** The whole face over a core in memory, at a place. */
export async function show(answers: Answers = {}, place = "/repairs"): Promise<FakeHost> {
  const host = fakeHost(answers);
  showOver(host, place);
  return host;
}

/** The whole face over a host of the test's own. */
export function showOver(host: Host, place: string): void {
  window.location.hash = `#${place}`;
  render(<App host={host} />);
}

/** An element by the name journeys know it by, once it is there. */
export function at(name: string): Promise<HTMLElement> {
  return screen.findByTestId(name);
}

export function now(name: string): HTMLElement | null {
  return document.querySelector(`[data-test="${name}"]`);
}

export function all(name: string): HTMLElement[] {
  return Array.from(document.querySelectorAll<HTMLElement>(`[data-test="${name}"]`));
}

export const user = userEvent.setup();
