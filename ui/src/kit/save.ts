/** How long a saved file's content is held: some windows fetch it only a while after the click (ms). */
const HELD = 60_000;

/** Hands bytes or text out as a file, through the window's or the browser's own way of saving. */
export function saveFile(fileName: string, content: BlobPart, type: string): void {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([content], { type }));
  link.download = fileName;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), HELD);
}
