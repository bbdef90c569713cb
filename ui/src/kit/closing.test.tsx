import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { act, render } from "@testing-library/react";
import { afterEach, expect, test, vi } from "vitest";
import { type FakeHost, fakeHost, refusal } from "../../test/fake";
import type { Refusal } from "../host/host";
import { type Change, Unsettled, useChange } from "./change";
import { dropAllDrafts } from "./drafts";
import { HostProvider } from "./host";
import { StayingDesk } from "./staying";

const PAYMENT = { repair: "r-0", amount: 9_950, method: "wechat", reference: "" } as const;
const PAID = { id: "pay-1", number: "SK261121-0001" };

/** A core that knows nobody until it is told otherwise, and the form that asks it for a payment. */
function atForm() {
  const core: { refuses: Refusal | null } = { refuses: refusal("caller.signed_out", "signed_out") };
  const host = fakeHost({
    "payment.prepay": () => {
      if (core.refuses) throw core.refuses;
      return PAID;
    },
  });
  const store = new QueryClient();
  let form: Change<"payment.prepay"> | undefined;
  const told: Error[] = [];
  function Form() {
    form = useChange(
      "payment.prepay",
      { refused: (reason) => told.push(reason) },
      "li/payment.prepay/r-0",
    );
    return null;
  }
  const draw = (open: boolean) => (
    <HostProvider host={host}>
      <QueryClientProvider client={store}>
        <StayingDesk>{open && <Form />}</StayingDesk>
      </QueryClientProvider>
    </HostProvider>
  );
  let shown = render(draw(true));
  // What is on its way is not waited for.
  const press = () => act(async () => void form?.run(PAYMENT));
  return {
    core,
    told,
    host,
    press,
    open: () => shown.rerender(draw(true)),
    close: () => shown.rerender(draw(false)),
    interrupt: () => shown.unmount(),
    comeBack: () => {
      shown = render(draw(true));
    },
  };
}

function ids(host: FakeHost): (string | undefined)[] {
  return host.calls.filter(({ name }) => name === "payment.prepay").map(({ request }) => request);
}

afterEach(() => {
  vi.useRealTimers();
});

test("the same sum after its form was closed is another payment", async () => {
  const { core, host, press, open, close, told } = atForm();
  await press();
  close();
  core.refuses = null;
  open();
  expect(told).toHaveLength(1);
  await press();
  const [first, second] = ids(host);
  expect(second).not.toBe(first);
});

test("a form that stands through a sign-in sends the same payment, however long it took", async () => {
  const { core, host, press } = atForm();
  await press();
  core.refuses = null;
  vi.useFakeTimers({ toFake: ["Date"], now: Date.now() + 11 * 60_000 });
  await press();
  expect(new Set(ids(host)).size).toBe(1);
});

test("a form that went with its desk comes back with the same payment and says so", async () => {
  const { core, host, press, interrupt, comeBack, told } = atForm();
  await press();
  interrupt();
  core.refuses = null;
  comeBack();
  expect(told.at(-1)).toBeInstanceOf(Unsettled);
  await press();
  await press();
  const [first, second, third] = ids(host);
  expect(second).toBe(first);
  expect(third).not.toBe(first);
});

test("after a reload the same payment keeps its id, and nothing of it was written down", async () => {
  const { core, host, press, interrupt, comeBack } = atForm();
  await press();
  interrupt();
  dropAllDrafts();
  expect(JSON.stringify({ ...sessionStorage })).not.toContain("9950");
  core.refuses = null;
  comeBack();
  await press();
  expect(new Set(ids(host)).size).toBe(1);
});

test("after a reload another act than the one before gets an id of its own by itself", async () => {
  const { core, host, press, interrupt, comeBack, told } = atForm();
  await press();
  interrupt();
  dropAllDrafts();
  core.refuses = refusal("request.mismatch", "conflict");
  comeBack();
  const before = told.length;
  await press();
  const [first, second, third] = ids(host);
  expect(second).toBe(first);
  expect(third).not.toBe(first);
  expect(told.length).toBe(before + 1);
});

test("after ten minutes the same sum is another payment, also after a reload", async () => {
  for (const reload of [false, true]) {
    const { core, host, press, interrupt, comeBack, told } = atForm();
    await press();
    interrupt();
    if (reload) dropAllDrafts();
    core.refuses = null;
    vi.useFakeTimers({ toFake: ["Date"], now: Date.now() + 10 * 60_000 + 1 });
    comeBack();
    expect(told).toHaveLength(1);
    await press();
    const [first, second] = ids(host);
    expect(second).not.toBe(first);
    interrupt();
    vi.useRealTimers();
  }
});

test("what the core refused for a reason is not kept beyond its desk", async () => {
  const { core, press, interrupt, comeBack, told } = atForm();
  core.refuses = refusal("payment.invalid", "invalid");
  await press();
  interrupt();
  comeBack();
  expect(told).toHaveLength(1);
});

test("a form opened again while its act is under way sends the same one", async () => {
  let answer: (value: typeof PAID) => void = () => {};
  const { core, host, press, open, close } = atForm();
  core.refuses = null;
  const call = host.call.bind(host);
  let first = true;
  host.call = ((name, input, options) => {
    const answered = call(name, input, options);
    if (!first) return answered;
    first = false;
    return new Promise((resolve) => {
      answer = resolve as typeof answer;
    });
  }) as typeof host.call;
  await press();
  close();
  open();
  await press();
  await act(async () => answer(PAID));
  expect(new Set(ids(host)).size).toBe(1);
  close();
  open();
  await press();
  expect(new Set(ids(host)).size).toBe(2);
});
