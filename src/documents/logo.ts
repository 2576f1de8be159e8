/** The logo of an office: a PNG or JPEG file, at a size that fits the head of a letter. */
import { readFileSync } from "node:fs";
import { Refused } from "../errors.ts";

export interface Logo {
  readonly type: "png" | "jpg";
  readonly data: Uint8Array;
  /** Pixels at 96 to the inch, as docx counts them. */
  readonly width: number;
  readonly height: number;
}

const PIXELS_PER_MM = 96 / 25.4;
const MAX_WIDTH = 70 * PIXELS_PER_MM;
const MAX_HEIGHT = 22 * PIXELS_PER_MM;

/**
 * Reads the logo and scales it down to the head of a letter.
 * @throws {Refused} the file is not there, or holds no picture that Word can show
 */
export function leesLogo(path: string): Logo {
  const data = read(path);
  const size = pngSize(data) ?? jpegSize(data);
  if (size === null || size.width === 0 || size.height === 0) {
    throw refusal(`Het logo ${path} is geen (gave) PNG- of JPG-afbeelding`);
  }
  const scale = Math.min(1, MAX_WIDTH / size.width, MAX_HEIGHT / size.height);
  return {
    type: size.type,
    data,
    width: Math.max(1, Math.round(size.width * scale)),
    height: Math.max(1, Math.round(size.height * scale)),
  };
}

function read(path: string): Uint8Array {
  try {
    return readFileSync(path);
  } catch (cause) {
    throw refusal(`Het logo ${path} is niet te lezen`, cause);
  }
}

function refusal(message: string, cause?: unknown): Refused {
  return new Refused(
    message,
    'Kies een ander bestand met: klacht inrichten --logo PAD, of laat het weg met: klacht instellingen zet kantoor.logo ""',
    cause,
  );
}

interface Size {
  readonly type: Logo["type"];
  readonly width: number;
  readonly height: number;
}

/** The size of a whole PNG file: it begins with its signature and its header, and ends with its end chunk. */
function pngSize(data: Uint8Array): Size | null {
  const view = Buffer.from(data.buffer, data.byteOffset, data.byteLength);
  const isPng =
    view.length >= 45 &&
    view.readUInt32BE(0) === 0x89504e47 &&
    view.toString("latin1", 12, 16) === "IHDR" &&
    view.toString("latin1", view.length - 8, view.length - 4) === "IEND";
  return isPng ? { type: "png", width: view.readUInt32BE(16), height: view.readUInt32BE(20) } : null;
}

/** The size of a JPEG file, from its frame header (SOF0 to SOF15, but for the tables among them). */
function jpegSize(data: Uint8Array): Size | null {
  const view = Buffer.from(data.buffer, data.byteOffset, data.byteLength);
  if (view.length < 4 || view.readUInt16BE(0) !== 0xffd8) return null;
  // Cameras may add bytes behind the end marker; a file without one was cut off.
  if (view.lastIndexOf(Buffer.from([0xff, 0xd9])) === -1) return null;
  for (let at = 2; at + 9 < view.length; ) {
    if (view[at] !== 0xff) return null;
    const marker = view[at + 1]!;
    if (marker === 0xff) {
      at += 1;
      continue;
    }
    if (marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker)) {
      return { type: "jpg", height: view.readUInt16BE(at + 5), width: view.readUInt16BE(at + 7) };
    }
    at += 2 + view.readUInt16BE(at + 2);
  }
  return null;
}
