import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { browserHost } from "./browser";
import { LineDown, Refusal } from "./host";

class FakeStream {
  static readonly CLOSED = 2;
  static last: FakeStream;
  readyState = 1;
  onmessage: ((message: { data: string }) => void) | null = null;
  onopen: (() => void) | null = null;
  onerror: (() => void) | null = null;
  closed = false;

  constructor(readonly address: string) {
    FakeStream.last = this;
  }

  close() {
    this.closed = true;
  }
}

const fetched = vi.fn<typeof fetch>();

beforeEach(() => {
  vi.useFakeTimers();
  fetched.mockReset();
  vi.stubGlobal("fetch", fetched);
  vi.stubGlobal("EventSource", FakeStream);
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

function json(body: unknown, status = 200): Response {
  return new Response(JSON.stringify(body), { status });
}

test("a call is a POST with our header and the request id", async () => {
  fetched.mockResolvedValue(json({ id: "r", number: "WX1" }));
  const input = { phone: "1", name: "a", brand: "b", model: "c", symptom: "d" };
  await browserHost().call("repair.open", input, { request: "id-1" });
  const [address, init] = fetched.mock.calls[0] ?? [];
  expect(address).toBe("/api/repair.open");
  expect(init).toMatchObject({
    method: "POST",
    body: JSON.stringify(input),
    headers: { "X-Xiutai": "1", "X-Request": "id-1" },
  });
});

test("a failure of the core comes as a refusal", async () => {
  const failure = {
    code: "invalid",
    message: "repair.invalid",
    params: {},
    fields: [{ field: "imei", message: "field.bad_imei_digit", params: {} }],
    gates: [],
    trace: null,
  };
  fetched.mockResolvedValue(json(failure, 422));
  const asked = browserHost().call("repair.views", {});
  await expect(asked).rejects.toBeInstanceOf(Refusal);
  await expect(asked).rejects.toMatchObject({ failure });
});

test("an answer that is no failure of the core is told as unreadable", async () => {
  fetched.mockResolvedValue(new Response("<html>proxy</html>", { status: 500 }));
  await expect(browserHost().call("repair.views", {})).rejects.toMatchObject({
    failure: { message: "reply.unreadable", params: { detail: "HTTP 500" } },
  });
});

test("no answer means the line is down, until one comes again", async () => {
  const host = browserHost();
  const told: boolean[] = [];
  host.watchLine((up) => told.push(up));
  fetched.mockRejectedValue(new TypeError("failed to fetch"));
  await expect(host.call("repair.views", {})).rejects.toBeInstanceOf(LineDown);
  expect(told).toEqual([false]);
  await vi.advanceTimersByTimeAsync(6_000);
  expect(told).toEqual([false]);
  fetched.mockResolvedValue(json({}));
  await vi.advanceTimersByTimeAsync(2_500);
  expect(told).toEqual([false, true]);
});

test("a gateway that answers for a core that is gone is no answer either", async () => {
  fetched.mockImplementation(async () => new Response("Bad gateway", { status: 502 }));
  const host = browserHost();
  const told: boolean[] = [];
  host.watchLine((up) => told.push(up));
  await expect(host.call("repair.views", {})).rejects.toBeInstanceOf(LineDown);
  await vi.advanceTimersByTimeAsync(5_000);
  expect(told).toEqual([false]);
});

test("a core that is only occupied is no dead line", async () => {
  const busy = { code: "busy", message: "store.busy", params: {}, fields: [], gates: [] };
  fetched.mockImplementation(async () => json(busy, 503));
  const host = browserHost();
  const told: boolean[] = [];
  host.watchLine((up) => told.push(up));
  host.listen(() => {});
  // The stream breaks off, so the line is looked at, and the core has no time to say more than that.
  FakeStream.last.onerror?.();
  await vi.advanceTimersByTimeAsync(5_000);
  expect(fetched).toHaveBeenCalled();
  expect(told).toEqual([]);
});

test("an invitation is handed in once more as the same page, and by another page as another", async () => {
  fetched.mockImplementation(async () => json({}));
  const sent = () =>
    fetched.mock.calls
      .filter(([path]) => path === "/pair/join")
      .map(([, init]) => JSON.parse(String(init?.body)) as { token: string; page: string });
  const host = browserHost();
  await host.join?.("t");
  await host.join?.("t");
  await browserHost().join?.("t");
  const [first, second, other] = sent();
  expect(first).toEqual({ token: "t", page: expect.stringMatching(/^[0-9a-f]{64}$/) });
  expect(second).toEqual(first);
  expect(other?.page).not.toBe(first?.page);
});

test("touched nouns come through the event stream", () => {
  const touched = vi.fn();
  const stop = browserHost().listen(touched);
  FakeStream.last.onmessage?.({ data: '{"nouns":["repair"]}' });
  expect(touched).toHaveBeenCalledWith(["repair"]);
  stop();
  expect(FakeStream.last.closed).toBe(true);
});

test("a stream that falls silent is looked after within ten seconds, and a call on a dead line is given up", async () => {
  const host = browserHost();
  const told: boolean[] = [];
  host.watchLine((up) => told.push(up));
  const touched = vi.fn();
  host.listen(touched);
  const first = FakeStream.last;
  first.onopen?.();
  await vi.advanceTimersByTimeAsync(5_000);
  first.onmessage?.({ data: '{"nouns":[]}' });
  await vi.advanceTimersByTimeAsync(5_000);
  expect(fetched).not.toHaveBeenCalled();
  expect(touched).not.toHaveBeenCalled();
  // Wi-Fi out of reach: nothing is refused, nothing comes.
  fetched.mockImplementation(
    (_path, init) =>
      new Promise((_, fail) => {
        init?.signal?.addEventListener("abort", () => fail(new DOMException("", "AbortError")));
      }),
  );
  const saving = expect(host.call("repair.views", {})).rejects.toBeInstanceOf(LineDown);
  await vi.advanceTimersByTimeAsync(5_000);
  expect(told).toEqual([false]);
  expect(first.closed).toBe(true);
  await saving;
  const late: boolean[] = [];
  host.watchLine((up) => late.push(up));
  expect(late).toEqual([false]);
  fetched.mockImplementation(async () => json({}));
  await vi.advanceTimersByTimeAsync(6_000);
  expect(told).toEqual([false, true]);
  expect(FakeStream.last).not.toBe(first);
  FakeStream.last.onopen?.();
  expect(told).toEqual([false, true, true]);
});

test("an answer that breaks off is no answer", async () => {
  const broken = json({});
  vi.spyOn(broken, "arrayBuffer").mockRejectedValue(new TypeError("network error"));
  fetched.mockResolvedValueOnce(broken).mockImplementation(async () => json({}));
  await expect(browserHost().call("repair.views", {})).rejects.toBeInstanceOf(LineDown);
});

test("an invitation is handed in, never as part of the address", async () => {
  fetched.mockResolvedValue(json({}));
  await browserHost().join?.("secret");
  const [address, init] = fetched.mock.calls[0] ?? [];
  expect(address).toBe("/pair/join");
  expect(init?.method).toBe("POST");
  expect(JSON.parse(String(init?.body))).toMatchObject({ token: "secret" });
});

test("a stream that was refused is opened anew, and what was missed counts as touched", async () => {
  const host = browserHost();
  const told: boolean[] = [];
  host.watchLine((up) => told.push(up));
  host.listen(() => {});
  fetched.mockResolvedValue(json({}));
  const first = FakeStream.last;
  first.readyState = FakeStream.CLOSED;
  first.onerror?.();
  await vi.advanceTimersByTimeAsync(5_500);
  expect(FakeStream.last).not.toBe(first);
  FakeStream.last.onopen?.();
  expect(told).toEqual([true]);
});

test("a stream that the core ended has everything asked anew at once, and one that is refused does not", async () => {
  const host = browserHost();
  const told: boolean[] = [];
  host.watchLine((up) => told.push(up));
  host.listen(() => {});
  fetched.mockImplementation(async () => json({}));
  FakeStream.last.onopen?.();
  FakeStream.last.onerror?.();
  await vi.advanceTimersByTimeAsync(0);
  expect(told).toEqual([true]);
  FakeStream.last.readyState = FakeStream.CLOSED;
  FakeStream.last.onerror?.();
  await vi.advanceTimersByTimeAsync(30_000);
  expect(told).toEqual([true]);
});
