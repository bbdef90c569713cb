import { waitFor } from "@testing-library/react";
import { expect, test } from "vitest";
import { fault, refusal } from "../../test/fake";
import { press } from "../../test/keys";
import { card, doorFor, stepRow, steps, wang } from "../../test/samples";
import { at, now, show, user } from "../../test/show";
import type { Gate } from "../wire/commands";

const PLACE = "/repairs/r-0";

const gate = (name: string, lifted_by: Gate["lifted_by"] = null): Gate => ({
  gate: name,
  params: {},
  lifted_by,
});
const repairing = { ...card, stage: "repairing" as const };
const blocked = (may_override: boolean, gates: Gate[]) => {
  const to = stepRow("testing", { gates, may_override });
  return { ...steps, stage: "repairing" as const, primary: to, rows: [to] };
};

test("Ctrl+Enter takes the stage's one act, and the next stage's work is shown", async () => {
  const host = await show({ "repair.step": () => ({ stage: "diagnosing", seen_seq: 13 }) }, PLACE);
  await at("step-primary");
  press("Enter", 9_000, { ctrlKey: true });
  await waitFor(() => expect(host.inputs("repair.step")).toHaveLength(1));
  expect(host.inputs("repair.step")[0]).toEqual({
    id: "r-0",
    seen_seq: card.seen_seq,
    to: "diagnosing",
  });
  expect(await at("diagnosis")).toBeTruthy();
  expect(window.location.hash).toContain("tab=diagnosis");
});

test("Ctrl+Enter pressed before the steps are read acts once they are, and once only", async () => {
  let answer: (read: typeof steps) => void = () => {};
  const host = await show(
    {
      "repair.steps": () => new Promise<typeof steps>((resolve) => (answer = resolve)),
      "repair.step": () => ({ stage: "diagnosing", seen_seq: 13 }),
    },
    PLACE,
  );
  await at("step-reading");
  press("Enter", 9_000, { ctrlKey: true });
  expect(host.inputs("repair.step")).toEqual([]);
  answer(steps);
  await waitFor(() => expect(host.inputs("repair.step")).toHaveLength(1));
});

test("another key takes an early Ctrl+Enter back", async () => {
  let answer: (read: typeof steps) => void = () => {};
  const host = await show(
    { "repair.steps": () => new Promise<typeof steps>((resolve) => (answer = resolve)) },
    PLACE,
  );
  await at("step-reading");
  press("Enter", 9_000, { ctrlKey: true });
  press("Escape", 9_100);
  answer(steps);
  await new Promise((resolve) => setTimeout(resolve, 100));
  expect(host.inputs("repair.step")).toEqual([]);
});

test("of two acts on a page only the one that the key does draws it", async () => {
  await show({}, PLACE);
  const primary = await at("step-primary");
  await waitFor(() => expect(primary.textContent).toContain("Ctrl Enter"));
  press("n", 9_000, { altKey: true });
  await at("note-text");
  await waitFor(() => expect(now("step-primary")?.textContent).not.toContain("Ctrl Enter"));
  expect(now("step-primary")?.className).not.toContain("ant-btn-primary");
});

test("while a form is open, Ctrl+Enter is the form's", async () => {
  const host = await show({ "note.add": () => ({ id: "n-2" }) }, PLACE);
  await at("step-primary");
  press("n", 9_000, { altKey: true });
  await user.click(await at("note-text"));
  await user.paste("客户赶时间");
  press("Enter", 9_100, { ctrlKey: true });
  await waitFor(() => expect(host.inputs("note.add")).toHaveLength(1));
  expect(host.inputs("repair.step")).toEqual([]);
});

test("a hold asks for what it waits and why", async () => {
  const host = await show({ "repair.step": () => ({ stage: "on_hold", seen_seq: 13 }) }, PLACE);
  await at("step-primary");
  press("s", 9_000, { altKey: true });
  await user.click(await at("step-to-on_hold"));
  await user.click(await at("step-hold-part"));
  await user.click(await at("step-reason"));
  await user.paste("等屏幕到货");
  press("Enter", 9_100, { ctrlKey: true });
  await waitFor(() => expect(host.inputs("repair.step")).toHaveLength(1));
  expect(host.inputs("repair.step")[0]).toMatchObject({
    to: "on_hold",
    hold: "part",
    reason: "等屏幕到货",
    outcome: null,
    override_reason: null,
  });
});

test("a step that stands behind the others is two keys away, and the parts keep their keys", async () => {
  const first = stepRow("diagnosing");
  const rows = [
    first,
    stepRow("awaiting_parts", { allowed: false }),
    stepRow("on_hold"),
    stepRow("unclaimed"),
  ];
  const host = await show(
    {
      "repair.steps": () => ({ ...steps, primary: first, rows }),
      "repair.step": () => ({ stage: "unclaimed", seen_seq: 13 }),
    },
    PLACE,
  );
  await at("step-primary");
  press("s", 9_000, { altKey: true });
  await at("step-to-unclaimed");
  press("2", 9_100, { altKey: true });
  await waitFor(() => expect(host.inputs("repair.step")).toHaveLength(1));
  expect(host.inputs("repair.step")[0]).toMatchObject({ to: "unclaimed" });
  press("4", 9_200, { altKey: true });
  await waitFor(() => expect(window.location.hash).toContain("tab=log"));
});

test("a blocked step tells each gate and leads to where it is closed", async () => {
  const host = await show(
    {
      "repair.card": () => repairing,
      "repair.steps": () => blocked(false, [gate("support_open"), gate("quote_above_consent")]),
    },
    PLACE,
  );
  await at("step-primary");
  press("Enter", 9_000, { ctrlKey: true });
  await at("gate-support_open");
  await at("gate-quote_above_consent");
  expect(now("step-save")).toBeNull();
  await user.click(await at("gate-go-support_open"));
  expect(await at("supports")).toBeTruthy();
  expect(host.inputs("repair.step")).toEqual([]);
});

test("who may pass over a gate gives a reason for it; without one the field says so", async () => {
  let tries = 0;
  const host = await show(
    {
      "repair.card": () => repairing,
      "repair.steps": () => blocked(true, [gate("support_open", "override_gates")]),
      "repair.step": () => {
        tries += 1;
        if (tries === 1)
          throw refusal("input.invalid", "invalid", [fault("override_reason", "field.empty")]);
        return { stage: "testing", seen_seq: 13 };
      },
    },
    PLACE,
  );
  await at("step-primary");
  press("Enter", 9_000, { ctrlKey: true });
  await at("step-override-reason");
  press("Enter", 9_100, { ctrlKey: true });
  await at("fault-override_reason");
  await user.click(await at("step-override-reason"));
  await user.paste("厂家已口头答复");
  press("Enter", 9_200, { ctrlKey: true });
  await waitFor(() => expect(host.inputs("repair.step")).toHaveLength(2));
  expect(host.inputs("repair.step")[1]).toMatchObject({
    to: "testing",
    override_reason: "厂家已口头答复",
  });
});

test("a gate that opened meanwhile is told where the step was tried", async () => {
  await show(
    {
      "repair.step": () => {
        const told = refusal("repair.gates_open");
        told.failure.gates = [gate("condition_missing")];
        throw told;
      },
    },
    PLACE,
  );
  await at("step-primary");
  press("Enter", 9_000, { ctrlKey: true });
  expect(await at("failure-note")).toBeTruthy();
  expect(now("step-primary")).toBeTruthy();
});

test("the last step is taken back with one key", async () => {
  const host = await show(
    {
      "repair.steps": () => ({
        ...steps,
        undo: { from: "received", to: "diagnosing", at: card.opened_at, by: "李翠" },
      }),
      "repair.undo_step": () => ({ stage: "received", seen_seq: 14 }),
    },
    PLACE,
  );
  await at("step-undo");
  press("z", 9_000, { altKey: true });
  await waitFor(() => expect(host.inputs("repair.undo_step")).toHaveLength(1));
});

test("a free order is claimed with one key; handing it on names a person and a reason", async () => {
  let held = false;
  const host = await show(
    {
      "repair.card": () =>
        held ? { ...card, holder: "p-li", holder_name: "李翠", seen_seq: 13 } : card,
      "repair.assign": () => {
        held = true;
        return { seen_seq: 13 };
      },
    },
    PLACE,
  );
  await at("order-claim");
  press("g", 9_000, { altKey: true });
  await waitFor(() => expect(host.inputs("repair.assign")).toHaveLength(1));
  expect(host.inputs("repair.assign")[0]).toEqual({
    id: "r-0",
    seen_seq: 12,
    to: "p-li",
    reason: "",
  });
  host.touch("repair");
  await waitFor(() => expect(now("order-claim")).toBeNull());
  press("a", 9_200, { altKey: true });
  await at("assign-form");
  press("Enter", 9_300, { ctrlKey: true });
  await at("fault-to");
  expect(host.inputs("repair.assign")).toHaveLength(1);
});

test("one's clock is started and paused with the same key", async () => {
  let running = false;
  const host = await show(
    {
      "repair.work": () => ({
        rows: running
          ? [
              {
                id: "w-1",
                person_name: "李翠",
                began_at: new Date().toISOString(),
                ended_at: null,
                ending: null,
                minutes: 0,
              },
            ]
          : [],
        minutes: 0,
        shares: [],
        assignments: [],
      }),
      "work.start": () => {
        running = true;
        return { id: "w-1" };
      },
      "work.stop": () => ({}),
    },
    PLACE,
  );
  await at("clock-start");
  press("w", 9_000, { altKey: true });
  await waitFor(() => expect(host.inputs("work.start")).toEqual([{ repair: "r-0" }]));
  host.touch("work");
  await at("clock-pause");
  press("w", 9_100, { altKey: true });
  await waitFor(() => expect(host.inputs("work.stop")).toEqual([{ id: "w-1", ending: "paused" }]));
});

test("whoever may not work on repairs is offered no clock, no claim and no step", async () => {
  await show(
    {
      "shop.door": () => doorFor(wang),
      "repair.steps": () => ({
        ...steps,
        primary: stepRow("diagnosing", { allowed: false }),
      }),
    },
    PLACE,
  );
  await at("stage-bar");
  await at("step-others");
  for (const name of ["step-primary", "order-claim", "order-assign", "clock-start"]) {
    expect(now(name)).toBeNull();
  }
});
