import { render, screen } from "@testing-library/react";
import { useState } from "react";
import { beforeEach, describe, expect, test } from "vitest";
import { press, scan } from "../../test/keys";
import { type Scan, useScan } from "./scanner";

let scans: Scan[] = [];
let pressed = 0;

beforeEach(() => {
  scans = [];
  pressed = 0;
});

function Page({ take = true, fields = false }: { take?: boolean; fields?: boolean }) {
  const [text, setText] = useState("");
  useScan(
    (scanned) => {
      scans.push(scanned);
      return take;
    },
    { fields },
  );
  return (
    <>
      <button type="button" onClick={() => (pressed += 1)}>
        delete
      </button>
      <input aria-label="field" value={text} onChange={(event) => setText(event.target.value)} />
    </>
  );
}

describe("outside a field", () => {
  test("a burst ended by Enter is a scan", () => {
    render(<Page />);
    scan("0126112104007");
    expect(scans.map(({ text }) => text)).toEqual(["0126112104007"]);
  });

  test("a burst ended by Tab is one too", () => {
    render(<Page />);
    scan("0126112104007", { end: "Tab" });
    expect(scans).toHaveLength(1);
  });

  test("its Enter and spaces never reach the button with the focus", () => {
    render(<Page />);
    screen.getByRole("button").focus();
    const events = scan("AB CD EF");
    expect(events.at(-1)?.defaultPrevented).toBe(true);
    expect(events.filter(({ key }) => key === " ").every((one) => one.defaultPrevented)).toBe(true);
    expect(pressed).toBe(0);
  });

  test("a short burst presses nothing and is no scan", () => {
    render(<Page />);
    screen.getByRole("button").focus();
    expect(scan("123").at(-1)?.defaultPrevented).toBe(true);
    expect(scans).toEqual([]);
  });

  test("a person's own Enter and space stay theirs", () => {
    render(<Page />);
    screen.getByRole("button").focus();
    expect(press(" ", 1_000).defaultPrevented).toBe(false);
    expect(press("Enter", 5_000).defaultPrevented).toBe(false);
  });

  test("typing at a person's pace is no scan", () => {
    render(<Page />);
    scan("0126112104007", { gap: 70 });
    expect(scans).toEqual([]);
  });

  test("keys of an input method are no scan", () => {
    render(<Page />);
    for (let at = 0; at < 8; at += 1) press("a", 1_000 + at * 5, { isComposing: true });
    press("Enter", 1_045, { isComposing: true });
    expect(scans).toEqual([]);
  });
});

describe("in a field", () => {
  test("a scan belongs to the field", () => {
    render(<Page />);
    const field = screen.getByLabelText<HTMLInputElement>("field");
    field.focus();
    expect(scan("869374051234564").at(-1)?.defaultPrevented).toBe(false);
    expect(field.value).toBe("869374051234564");
    expect(scans).toEqual([]);
  });

  test("a page that takes it gets the field back as it was", async () => {
    render(<Page fields />);
    const field = screen.getByLabelText<HTMLInputElement>("field");
    field.focus();
    expect(scan("BADGE-77120").at(-1)?.defaultPrevented).toBe(true);
    expect(scans.map(({ text }) => text)).toEqual(["BADGE-77120"]);
    await expect.poll(() => field.value).toBe("");
  });

  test("one that is not taken stays typed, Enter included", () => {
    render(<Page fields take={false} />);
    const field = screen.getByLabelText<HTMLInputElement>("field");
    field.focus();
    expect(scan("correct-horse").at(-1)?.defaultPrevented).toBe(false);
    expect(field.value).toBe("correct-horse");
  });
});
