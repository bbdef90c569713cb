import { waitFor } from "@testing-library/react";
import { beforeEach, expect, test } from "vitest";
import { refusal } from "../../test/fake";
import { press } from "../../test/keys";
import { benchFile, card, checklist, checkups, finding, stepRow, steps } from "../../test/samples";
import { at, now, show, user } from "../../test/show";
import { dropAllDrafts } from "../kit/drafts";

const DIAGNOSIS = "/repairs/r-0?tab=diagnosis";
const TEST = "/repairs/r-0?tab=test";

const diagnosing = {
  "repair.card": () => ({ ...card, stage: "diagnosing" as const }),
  "repair.steps": () => ({
    ...steps,
    stage: "diagnosing" as const,
    primary: stepRow("quoting", {
      gates: [{ gate: "diagnosis_open", params: {}, lifted_by: null }],
    }),
  }),
};
const testing = {
  "repair.card": () => ({ ...card, stage: "testing" as const }),
  "repair.steps": () => ({ ...steps, stage: "testing" as const, primary: null, rows: [] }),
};

/** A hand leaves a pause after each key. */
const slowly = async (key: string) => {
  press(key, performance.now());
  await new Promise((resolve) => setTimeout(resolve, 90));
};

beforeEach(dropAllDrafts);

test("a checklist is filled in and finished by keys alone", async () => {
  const host = await show(
    {
      ...diagnosing,
      "repair.bench_file": () => ({ ...benchFile, findings: [finding] }),
      "checkup.finish": () => ({ stage: "quoting", seen_seq: 13 }),
    },
    DIAGNOSIS,
  );
  const touch = await at("checklist-touch");
  await waitFor(() => expect(document.activeElement).toBe(touch));
  await slowly("1");
  await waitFor(async () => expect(document.activeElement).toBe(await at("checklist-voltage")));
  press("Enter", performance.now());
  expect(document.activeElement).toBe(await at("checklist-value-voltage"));
  await user.keyboard("3.85");
  press("Enter", performance.now(), { ctrlKey: true });
  await waitFor(() => expect(host.inputs("checkup.finish")).toHaveLength(1));
  expect(host.inputs("checkup.finish")[0]).toEqual({
    repair: "r-0",
    purpose: "diagnosis",
    results: [
      { key: "touch", result: "pass", value: null, note: "" },
      { key: "voltage", result: "pass", value: 3_850, note: "" },
    ],
    seen: [],
    verdict: "pass",
    reason: "",
    step: true,
  });
  await waitFor(() => expect(window.location.hash).toContain("tab=quote"));
});

test("required items block, and the cursor goes to the first", async () => {
  const host = await show(diagnosing, DIAGNOSIS);
  await user.click(await at("checklist-touch-pass"));
  press("Enter", performance.now(), { ctrlKey: true });
  expect((await at("checkup-told")).textContent).toContain("1");
  expect(document.activeElement).toBe(await at("checklist-voltage"));
  expect(host.inputs("checkup.finish")).toEqual([]);
});

test("with the list full but nothing found, the finding is asked for first", async () => {
  const host = await show(
    {
      ...diagnosing,
      "finding.add": () => ({ id: "fi-1" }),
      // What is written stays on the screen until the core has it, however long the keys take.
      "checkup.write": () => new Promise<never>(() => {}),
    },
    DIAGNOSIS,
  );
  await user.click(await at("checklist-touch-pass"));
  await user.type(await at("checklist-value-voltage"), "3.85");
  await waitFor(() => expect(now("checklist-voltage")?.dataset.open).toBe("false"));
  press("Enter", performance.now(), { ctrlKey: true });
  await user.click(await at("finding-text"));
  await user.paste("屏幕排线断裂");
  press("Enter", performance.now(), { ctrlKey: true });
  await waitFor(() => expect(host.inputs("finding.add")).toHaveLength(1));
  expect(host.inputs("finding.add")[0]).toMatchObject({
    repair: "r-0",
    symptom: "A01",
    text: "屏幕排线断裂",
    evidence: "none",
  });
  expect(host.inputs("checkup.finish")).toEqual([]);
});

test("what is written reaches the core after a pause, and stays when the page is left", async () => {
  const host = await show(diagnosing, DIAGNOSIS);
  await user.click(await at("checklist-touch-fail"));
  expect((await at("checkup-kept")).dataset.kept).toBe("soon");
  await waitFor(() => expect(host.inputs("checkup.write")).toHaveLength(1), { timeout: 4_000 });
  expect(host.inputs("checkup.write")[0]).toEqual({
    repair: "r-0",
    purpose: "diagnosis",
    results: [{ key: "touch", result: "fail", value: null, note: "" }],
    // Nothing stood there when it was begun.
    seen: [],
  });
  await user.click(await at("checklist-wifi-pass"));
  press("1", performance.now(), { altKey: true });
  await waitFor(() => expect(now("diagnosis")).toBeNull());
  await waitFor(() => expect(host.inputs("checkup.write")).toHaveLength(2));
});

test("a value outside its limits fails by itself, and no number is told as none", async () => {
  await show(diagnosing, DIAGNOSIS);
  const value = await at("checklist-value-voltage");
  await user.type(value, "4.5");
  expect((await at("checklist-voltage-fail")).getAttribute("aria-pressed")).toBe("true");
  await user.clear(value);
  await user.type(value, "abc");
  expect(value.getAttribute("aria-invalid")).toBe("true");
});

test("a scan beside the fields writes nothing into the list", async () => {
  const host = await show(diagnosing, DIAGNOSIS);
  const touch = await at("checklist-touch");
  await waitFor(() => expect(document.activeElement).toBe(touch));
  const from = performance.now();
  Array.from("0126112").forEach((key, i) => {
    press(key, from + i * 8);
  });
  await new Promise((resolve) => setTimeout(resolve, 120));
  expect((await at("checklist-touch-pass")).getAttribute("aria-pressed")).toBe("false");
  expect(host.inputs("checkup.write")).toEqual([]);
});

test("what fails the test goes back with a reason that names it", async () => {
  const host = await show(
    { ...testing, "checkup.finish": () => ({ stage: "repairing", seen_seq: 13 }) },
    TEST,
  );
  await user.click(await at("checklist-touch-fail"));
  press("Enter", performance.now(), { ctrlKey: true });
  expect((await at("verdict-reason")).textContent).toContain("触摸");
  press("Enter", performance.now(), { ctrlKey: true });
  await waitFor(() => expect(host.inputs("checkup.finish")).toHaveLength(1));
  expect(host.inputs("checkup.finish")[0]).toMatchObject({ verdict: "fail", step: true });
  await waitFor(() => expect(window.location.hash).toContain("tab=log"));
});

test("who tests the own repair is asked why, and passes with the reason", async () => {
  let tries = 0;
  const host = await show(
    {
      ...testing,
      "checkup.of": () => ({
        ...checkups,
        test: { ...checklist, items: checklist.items.slice(0, 1) },
      }),
      "checkup.finish": () => {
        tries += 1;
        if (tries > 1) return { stage: "ready", seen_seq: 13 };
        const told = refusal("repair.gates_open");
        told.failure.gates = [{ gate: "test_same_person", params: {}, lifted_by: null }];
        throw told;
      },
    },
    TEST,
  );
  await user.click(await at("checklist-touch-pass"));
  press("Enter", performance.now(), { ctrlKey: true });
  await user.click(await at("verdict-reason"));
  await user.paste("今天只有我一个人");
  press("Enter", performance.now(), { ctrlKey: true });
  await waitFor(() => expect(host.inputs("checkup.finish")).toHaveLength(2));
  expect(host.inputs("checkup.finish")[1]).toMatchObject({
    verdict: "pass",
    outcome: "repaired",
    alone_reason: "今天只有我一个人",
  });
});
