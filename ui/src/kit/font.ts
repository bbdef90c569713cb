/**
 * Many a fresh Linux has no font with Chinese. There the shipped Noto Sans SC is loaded before
 * anything is drawn: text laid out earlier would keep its empty boxes. Elsewhere the system's own
 * fonts serve and the file is never read.
 */
export async function readyFont(): Promise<void> {
  if (systemHasChinese()) return;
  try {
    await document.fonts.load('14px "Noto Sans SC"', "修台");
    document.documentElement.dataset.font = "shipped";
  } catch {
    // The page is of use without it too: Latin text and numbers stay readable.
  }
}

/** Without a font, two characters are drawn as the same empty box. */
function systemHasChinese(): boolean {
  const one = drawn("修");
  return one === null || one !== drawn("鑫");
}

function drawn(character: string): string | null {
  const canvas = document.createElement("canvas");
  canvas.width = 32;
  canvas.height = 32;
  const pen = canvas.getContext("2d");
  if (!pen) return null;
  pen.font = "24px sans-serif";
  pen.fillText(character, 2, 26);
  return canvas.toDataURL();
}
