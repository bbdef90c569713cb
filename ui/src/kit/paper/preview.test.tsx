import { waitFor } from "@testing-library/react";
import { expect, test, vi } from "vitest";
import { refusal } from "../../../test/fake";
import { at, now, show, user } from "../../../test/show";

// jsdom draws nothing: what is read and drawn is tested in the browser.
vi.mock("./pdf", () => ({
  readPdf: async () => ({ numPages: 1, loadingTask: { destroy: async () => {} } }),
  missingIn: async () => ["䶮"],
  drawPage: () => ({ done: Promise.resolve(), stop: () => {} }),
  printByDialog: async () => {},
}));

const CHOICE = [{ paper: "repair.job_card" as const, printer: "Label" }];

async function preview(answers: Parameters<typeof show>[0] = {}) {
  const host = await show(answers, "/repairs/r-0");
  const asked: unknown[] = [];
  host.paper = async (name, input) => {
    asked.push([name, input]);
    return new Uint8Array([1]);
  };
  await at("order-number");
  await user.keyboard("{Control>}p{/Control}");
  await at("paper-preview");
  await waitFor(() => expect(now("paper-print")).toHaveProperty("disabled", false));
  return { host, asked };
}

test("every size is a key away and is what gets printed", async () => {
  const { host, asked } = await preview();
  expect(asked).toEqual([["repair.job_card", { id: "r-0", size: null }]]);
  await user.keyboard("{Alt>}2{/Alt}");
  await waitFor(() => expect(asked.at(-1)).toEqual(["repair.job_card", { id: "r-0", size: "a5" }]));
  await waitFor(() => expect(now("paper-print")).toHaveProperty("disabled", false));
  await user.keyboard("{Control>}{Enter}{/Control}");
  await waitFor(() =>
    expect(host.inputs("paper.print")).toEqual([
      { paper: "repair.job_card", id: "r-0", size: "a5", printer: "HP_M126" },
    ]),
  );
});

test("nothing is printed before it is known where to", async () => {
  let answer: (rows: typeof CHOICE) => void = () => {};
  const choices = new Promise<typeof CHOICE>((resolve) => {
    answer = resolve;
  });
  const host = await show({ "printer.choices": () => choices }, "/repairs/r-0");
  host.paper = async () => new Uint8Array([1]);
  await at("order-number");
  await user.keyboard("{Control>}p{/Control}");
  // The paper is drawn and the printers are known, the desk's choice is not.
  await waitFor(() => expect(now("paper-dialog")).toHaveProperty("disabled", false));
  expect(now("paper-print")).toHaveProperty("disabled", true);
  await user.keyboard("{Control>}{Enter}{/Control}");
  answer(CHOICE);
  await waitFor(() => expect(now("paper-print")).toHaveProperty("disabled", false));
  expect(host.inputs("paper.print")).toEqual([]);
  await user.keyboard("{Control>}{Enter}{/Control}");
  await waitFor(() =>
    expect(host.inputs("paper.print")).toEqual([
      { paper: "repair.job_card", id: "r-0", size: "a4", printer: "Label" },
    ]),
  );
});

test("characters no font has are told by name", async () => {
  await preview();
  expect((await at("paper-missing")).textContent).toContain("䶮");
});

test("where the desk has a printer for labels, one key prints the label", async () => {
  const { host } = await preview();
  await waitFor(() => expect(host.inputs("printer.choices")).not.toHaveLength(0));
  await user.keyboard("{Alt>}l{/Alt}");
  await waitFor(() =>
    expect(host.inputs("paper.print")).toEqual([
      { paper: "repair.device_label", id: "r-0", printer: "Label" },
    ]),
  );
});

test("where it has none, the label is shown first and Esc leads back", async () => {
  const { host, asked } = await preview({ "printer.choices": () => [] });
  await user.keyboard("{Alt>}l{/Alt}");
  await waitFor(() =>
    expect(asked.at(-1)).toEqual(["repair.device_label", { id: "r-0", size: null }]),
  );
  expect(host.inputs("paper.print")).toEqual([]);
  await user.keyboard("{Escape}");
  await waitFor(() => expect(now("paper-size-a4")).not.toBeNull());
});

test("a printer that sleeps is told, and a refused paper can be printed again", async () => {
  let on = false;
  const { host } = await preview({
    "printer.choices": () => [{ paper: "repair.job_card", printer: "Label" }],
    "paper.print": () => {
      if (on) return {};
      throw refusal("printer.failed");
    },
  });
  expect((await at("paper-printer-asleep")).textContent).toContain("标签机");
  await user.click(await at("paper-print"));
  await at("failure-note");
  on = true;
  await user.click(await at("paper-print"));
  await waitFor(() => expect(now("failure-note")).toBeNull());
  expect(host.inputs("paper.print")).toHaveLength(2);
});

test("a paper by the dialog or a file is told to the core", async () => {
  const { host } = await preview({ "paper.taken": () => ({}) });
  await user.keyboard("{Control>}p{/Control}");
  const one = { paper: "repair.job_card", id: "r-0", size: "a4" };
  await waitFor(() => expect(host.inputs("paper.taken")).toEqual([{ ...one, by: "dialog" }]));
  await user.keyboard("{Control>}s{/Control}");
  await waitFor(() => expect(host.inputs("paper.taken")[1]).toEqual({ ...one, by: "file" }));
});
