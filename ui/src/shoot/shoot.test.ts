import { File as WholeFile } from "node:buffer";
import { expect, test, vi } from "vitest";
import { LineDown, Refusal } from "../host/host";
import { type TicketLine, tokenIn } from "../host/ticket";
import { mayTryAgain, ShotQueue } from "./queue";
import { isHeic, readyToSend, Unreadable } from "./shrink";
import { languageOf } from "./start";

const TOKEN = "0a".repeat(32);

/** A file whose bytes can be read, which jsdom's own cannot. */
function file(content: string | Uint8Array, name: string): File {
  return new WholeFile([content], name) as unknown as File;
}

function picture(name = "IMG_1.jpg", content = "picture"): File {
  return file(content, name);
}

function refusal(message: string, code: "not_found" | "busy" | "invalid" | "refused"): Refusal {
  return new Refusal({ code, message, params: {}, fields: [], gates: [], trace: null });
}

/** A line that answers each send as the list says, and well after that. */
function line(...answers: (Error | null)[]): TicketLine & { sent: Blob[] } {
  const sent: Blob[] = [];
  return {
    sent,
    state: () => Promise.reject(new LineDown()),
    async send(blob, progress) {
      sent.push(blob);
      progress(0.5);
      const answer = answers.shift();
      if (answer) throw answer;
    },
  };
}

function queueOver(over: TicketLine, ready = async (one: Blob) => one) {
  const ended = vi.fn();
  const pauses: number[] = [];
  const pause = async (ms: number) => {
    pauses.push(ms);
  };
  return { queue: new ShotQueue(over, ended, pause, ready), ended, pauses };
}

async function settled(queue: ShotQueue): Promise<string[]> {
  await vi.waitFor(() => {
    for (const { state } of queue.list()) expect(["sent", "refused"]).toContain(state);
  });
  return queue.list().map(({ state }) => state);
}

test("the secret of a ticket is read from behind the # and nothing else is one", () => {
  expect(tokenIn(`#/shoot/${TOKEN}`)).toBe(TOKEN);
  for (const other of ["", "#/repairs", "#/shoot/", `#/shoot/${TOKEN}0`, `#/shoot/${TOKEN}/x`]) {
    expect(tokenIn(other)).toBeNull();
  }
  expect(tokenIn(`#/shoot/${TOKEN.toUpperCase()}`)).toBeNull();
});

test("the page speaks the phone's language", () => {
  expect(languageOf(["zh-TW", "en"])).toBe("zh-CN");
  expect(languageOf(["fr-FR", "zh-CN"])).toBe("zh-CN");
  expect(languageOf(["en-GB", "zh-CN"])).toBe("en");
  expect(languageOf(["fr-FR"])).toBe("en");
  expect(languageOf([])).toBe("en");
});

test("pictures go out one after the other and each is told as sent", async () => {
  const over = line();
  const { queue } = queueOver(over);
  queue.add([picture("1.jpg"), picture("2.jpg", "second")]);
  expect(await settled(queue)).toEqual(["sent", "sent"]);
  expect(over.sent).toHaveLength(2);
  expect(queue.list().map(({ part }) => part)).toEqual([1, 1]);
});

test("a line that breaks off under a picture sends the same bytes again", async () => {
  const over = line(new LineDown(), new LineDown(), null);
  const ready = vi.fn(async (one: Blob) => one);
  const { queue, pauses } = queueOver(over, ready);
  queue.add([picture()]);
  expect(await settled(queue)).toEqual(["sent"]);
  expect(over.sent).toHaveLength(3);
  expect(new Set(over.sent).size).toBe(1);
  expect(ready).toHaveBeenCalledTimes(1);
  expect(pauses).toHaveLength(2);
  expect(queue.list()[0]?.broken).toBe(2);
});

test("a busy desk is asked again, and told after ten times", async () => {
  const busy = () => refusal("ticket.busy", "busy");
  const patient = queueOver(line(busy(), busy(), null));
  patient.queue.add([picture()]);
  expect(await settled(patient.queue)).toEqual(["sent"]);

  const never = queueOver(line(...Array.from({ length: 11 }, busy)));
  never.queue.add([picture()]);
  expect(await settled(never.queue)).toEqual(["refused"]);
  const id = never.queue.list()[0]?.id ?? 0;
  never.queue.again(id);
  await vi.waitFor(() => expect(never.queue.list()[0]?.state).toBe("sent"));
});

test("one that is refused stops nobody behind it, and can be dropped", async () => {
  const { queue, ended } = queueOver(line(refusal("picture.format", "invalid"), null));
  queue.add([picture("1.heic"), picture("2.jpg")]);
  expect(await settled(queue)).toEqual(["refused", "sent"]);
  const first = queue.list()[0];
  expect(mayTryAgain(first?.refused ?? null)).toBe(false);
  queue.drop(first?.id ?? 0);
  expect(queue.list()).toHaveLength(1);
  expect(ended).not.toHaveBeenCalled();
});

test("a ticket that ended stops the rest", async () => {
  const over = line(refusal("ticket.ended", "not_found"));
  const { queue, ended } = queueOver(over);
  queue.add([picture("1.jpg"), picture("2.jpg")]);
  await vi.waitFor(() => expect(ended).toHaveBeenCalledTimes(1));
  expect(queue.list().map(({ state }) => state)).toEqual(["waiting", "waiting"]);
  queue.add([picture("3.jpg")]);
  expect(over.sent).toHaveLength(1);
});

test("what a small picture is goes out as it is, a large one smaller", async () => {
  const made = new Blob(["smaller"]);
  const toJpeg = vi.fn(async () => made);
  const small = picture();
  expect(await readyToSend(small, toJpeg)).toBe(small);
  expect(toJpeg).not.toHaveBeenCalled();
  const large = file(new Uint8Array((8 << 20) + 1), "large.jpg");
  expect(await readyToSend(large, toJpeg)).toBe(made);
  const just = file(new Uint8Array(8 << 20), "just.jpg");
  expect(await readyToSend(just, toJpeg)).toBe(just);
  const broken = async () => Promise.reject(new Error("no picture"));
  expect(await readyToSend(large, broken)).toBe(large);
});

test("a HEIC is told by its content, turned where the phone can, and else refused in words", async () => {
  const heic = (kind: string) => file(`\0\0\0\x18ftyp${kind}\0\0\0\0`, "IMG_1.jpg");
  const made = new Blob(["jpeg"]);
  for (const kind of ["heic", "heix", "mif1", "hevc"]) {
    expect(await readyToSend(heic(kind), async () => made)).toBe(made);
    const refused = await readyToSend(heic(kind), () => Promise.reject(new Error("cannot")))
      .then(() => null)
      .catch((reason: unknown) => reason);
    expect(refused).toBeInstanceOf(Unreadable);
    expect((refused as Unreadable).heic).toBe(true);
    expect(mayTryAgain(refused as Error)).toBe(false);
  }
  const bytes = (text: string) => Uint8Array.from(text, (letter) => letter.charCodeAt(0));
  expect(isHeic(bytes("\0\0\0\x18ftypisom"))).toBe(false);
  expect(isHeic(bytes("ÿØÿà"))).toBe(false);
  expect(isHeic(bytes(""))).toBe(false);
});
