/** Puts a text where the next paste takes it from; answers whether that came about. */
export async function copyText(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    // No such door on a page that is not secure, or the system said no: the old way may be open.
    return copyByHand(text);
  }
}

function copyByHand(text: string): boolean {
  const box = document.createElement("textarea");
  const before = document.activeElement;
  box.value = text;
  box.className = "unseen";
  document.body.append(box);
  box.select();
  const done = document.execCommand?.("copy") ?? false;
  box.remove();
  if (before instanceof HTMLElement) before.focus();
  return done;
}
