/** Larger files (bytes) are made smaller on the phone: less to send over a weak signal. */
const LARGE = 8 << 20;
/** The longest side (pixels) that is sent then; the desk keeps 2048. */
const LONGEST = 2560;
const QUALITY = 0.9;

/** A kind of picture the desk cannot read and this phone cannot turn into one it can. */
export class Unreadable extends Error {
  readonly heic: boolean;

  constructor(heic: boolean) {
    super("no picture that can be read");
    this.heic = heic;
  }
}

/**
 * What is sent of a picture: itself, where the desk reads it and it is not large, else a JPEG the
 * phone makes of it. A phone that can show a HEIC can turn it into one, too.
 */
export async function readyToSend(
  file: Blob,
  toJpeg: (file: Blob) => Promise<Blob> = jpegOf,
): Promise<Blob> {
  const heic = isHeic(new Uint8Array(await file.slice(0, 12).arrayBuffer()));
  if (!heic && file.size <= LARGE) return file;
  try {
    return await toJpeg(file);
  } catch {
    // The desk says better than this what is wrong with a large file; a HEIC it never reads.
    if (heic) throw new Unreadable(true);
    return file;
  }
}

/** The kinds of HEIC by the word that follows `ftyp` (ISO/IEC 23008-12, 14496-12). */
const HEIC = new Set(["heic", "heix", "heim", "heis", "hevc", "hevx", "mif1", "msf1"]);

/** Whether a file's first twelve bytes are those of a HEIC, whatever the phone calls it. */
export function isHeic(head: Uint8Array): boolean {
  const text = String.fromCharCode(...head.slice(4, 12));
  return text.startsWith("ftyp") && HEIC.has(text.slice(4));
}

async function jpegOf(file: Blob): Promise<Blob> {
  const picture = await createImageBitmap(file);
  const scale = Math.min(1, LONGEST / Math.max(picture.width, picture.height));
  const canvas = document.createElement("canvas");
  canvas.width = Math.round(picture.width * scale);
  canvas.height = Math.round(picture.height * scale);
  canvas.getContext("2d")?.drawImage(picture, 0, 0, canvas.width, canvas.height);
  picture.close();
  return new Promise((made, failed) => {
    const done = (blob: Blob | null) => (blob ? made(blob) : failed(new Unreadable(false)));
    canvas.toBlob(done, "image/jpeg", QUALITY);
  });
}
