import { at, now, user } from "./show";

/** A walk-in, from phone number to words. */
export async function fill(): Promise<void> {
  await put("intake-phone", "13900001111");
  await put("intake-name", "王芳");
  await put("intake-number", "490154203237518");
  await put("intake-device", "Nokia 3310");
  await put("intake-symptom", "屏幕碎裂");
}

/** Puts a text into a field at once: typing it letter by letter takes a loaded machine too long. */
export async function put(name: string, text: string): Promise<void> {
  (await at(name)).focus();
  await user.paste(text);
}

/** The box inside an antd choice. */
export function within(name: string): HTMLElement {
  return now(name)?.querySelector("input") ?? (now(name) as HTMLElement);
}
