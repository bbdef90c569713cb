import * as pdfjs from "pdfjs-dist/legacy/build/pdf.mjs";
import workerAddress from "pdfjs-dist/legacy/build/pdf.worker.min.mjs?url";
import { readableWidth } from "./papers";

pdfjs.GlobalWorkerOptions.workerSrc = workerAddress;

export type Pdf = pdfjs.PDFDocumentProxy;

/** Points to an inch in a PDF. */
const POINTS = 72;
/** Dots to an inch of what the system's print dialog is handed. */
const PRINT_DOTS = 300;

/** Reads a PDF; our papers embed their fonts, so nothing else is fetched. */
export async function readPdf(bytes: Uint8Array): Promise<Pdf> {
  // The worker takes the buffer over, so it gets its own.
  return pdfjs.getDocument({
    data: bytes.slice(),
    isEvalSupported: false,
    useWasm: false,
    useSystemFonts: false,
    disableRange: true,
    disableStream: true,
    disableAutoFetch: true,
  }).promise;
}

/** The characters that no font had: the core writes them into the file's own description. */
export async function missingIn(pdf: Pdf): Promise<string[]> {
  const { info } = await pdf.getMetadata();
  const custom = (info as { Custom?: Record<string, unknown> }).Custom;
  const missing = custom?.Missing;
  return typeof missing === "string" ? Array.from(new Set(missing)) : [];
}

/**
 * Draws a page as wide as `room` (CSS pixels) makes it readable, times `zoom`, sharp on dense
 * screens. Answers a way to stop.
 */
export function drawPage(
  pdf: Pdf,
  number: number,
  canvas: HTMLCanvasElement,
  room: number,
  zoom: number,
): { done: Promise<void>; stop: () => void } {
  let stopped = false;
  let stopDrawing = () => {};
  const draw = async () => {
    const page = await pdf.getPage(number);
    if (stopped) return;
    const natural = page.getViewport({ scale: 1 });
    const width = readableWidth(natural.width, room) * zoom;
    const density = Math.min(window.devicePixelRatio || 1, 3);
    const viewport = page.getViewport({ scale: (width / natural.width) * density });
    canvas.width = Math.floor(viewport.width);
    canvas.height = Math.floor(viewport.height);
    canvas.style.width = `${width}px`;
    canvas.style.height = `${(width / natural.width) * natural.height}px`;
    const task = page.render({ canvas, viewport });
    stopDrawing = () => task.cancel();
    await task.promise;
  };
  return {
    done: draw().catch((reason: unknown) => {
      if (!stopped) throw reason;
    }),
    stop: () => {
      stopped = true;
      stopDrawing();
    },
  };
}

interface PrintPage {
  address: string;
  /** Millimetres. */
  width: number;
  height: number;
}

/** Hands all pages to the system's print dialog, each at exactly its paper's size. */
export async function printByDialog(pdf: Pdf): Promise<void> {
  const pages: PrintPage[] = [];
  for (let number = 1; number <= pdf.numPages; number += 1) pages.push(await picture(pdf, number));
  const [first] = pages;
  if (!first) return;

  const sheet = document.createElement("div");
  sheet.className = "print-sheet paper-sheet";
  const style = document.createElement("style");
  style.textContent = `@page { size: ${first.width}mm ${first.height}mm; margin: 0; }`;
  const images = pages.map((page) => {
    const image = document.createElement("img");
    image.alt = "";
    image.src = page.address;
    image.style.width = `${page.width}mm`;
    // A hair less than the sheet, or rounding would push out an empty page.
    image.style.height = `${page.height - 0.2}mm`;
    return image;
  });
  sheet.append(style, ...images);
  document.body.append(sheet);
  try {
    await Promise.all(images.map((image) => image.decode()));
    await printed();
  } finally {
    sheet.remove();
    for (const page of pages) URL.revokeObjectURL(page.address);
  }
}

/** Opens the dialog; some engines answer at once, so the sheet stays until printing has ended. */
function printed(): Promise<void> {
  return new Promise((resolve) => {
    window.addEventListener("afterprint", () => resolve(), { once: true });
    window.print();
  });
}

async function picture(pdf: Pdf, number: number): Promise<PrintPage> {
  const page = await pdf.getPage(number);
  const viewport = page.getViewport({ scale: PRINT_DOTS / POINTS });
  const canvas = document.createElement("canvas");
  canvas.width = Math.floor(viewport.width);
  canvas.height = Math.floor(viewport.height);
  await page.render({ canvas, viewport, intent: "print" }).promise;
  const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, "image/png"));
  if (!blob) throw new Error("the page could not be turned into a picture");
  const millimetres = (points: number) => Math.round((points / POINTS) * 25.4 * 10) / 10;
  const natural = page.getViewport({ scale: 1 });
  return {
    address: URL.createObjectURL(blob),
    width: millimetres(natural.width),
    height: millimetres(natural.height),
  };
}
