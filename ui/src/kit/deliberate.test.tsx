import { render, screen, waitFor } from "@testing-library/react";
import { useState } from "react";
import { expect, test } from "vitest";
import { isScanned, useDeliberateKey } from "./deliberate";

function Typed() {
  const [text, setText] = useState("");
  const deliberate = useDeliberateKey((key) => setText(text + key));
  return (
    <button type="button" onKeyDown={(event) => deliberate(event.key)}>
      {text}
    </button>
  );
}

const keys = (text: string) => {
  const button = screen.getByRole("button");
  for (const key of text)
    button.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true }));
};
const later = () => new Promise((resolve) => setTimeout(resolve, 90));

test("two keys of a quick hand both act, each on what the other left", async () => {
  render(<Typed />);
  keys("12");
  await waitFor(() => expect(screen.getByRole("button").textContent).toBe("12"));
});

test("a scanner's burst does nothing", async () => {
  render(<Typed />);
  keys("0126112104007");
  await later();
  expect(screen.getByRole("button").textContent).toBe("");
  keys("3");
  await waitFor(() => expect(screen.getByRole("button").textContent).toBe("3"));
});

test("what a hand types is no scan, however few or slow its keys", () => {
  expect(isScanned([])).toBe(false);
  expect(isScanned([0])).toBe(false);
  expect(isScanned([0, 5])).toBe(false);
  expect(isScanned([0, 20, 40])).toBe(true);
  expect(isScanned([0, 35, 70])).toBe(false);
  expect(isScanned([0, 34, 68])).toBe(true);
});
