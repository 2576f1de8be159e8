/** Parts together in one zip: a Word file is one, and so is a file with its attachments. */
import { constants, crc32, deflateRawSync } from "node:zlib";
import { type AsyncFlateStreamHandler, Zip, type ZipInputFile } from "fflate";
import { inUtf8 } from "../terminal/utf8.ts";

/** By name, in their order; the names have forward slashes. */
export type Parts = Readonly<Record<string, Uint8Array>>;

/** As bytes, or as text. */
export type Inhoud = Readonly<Record<string, Uint8Array | string>>;

/** Of an overview of 2,000 cases 6, which is usual, makes a quarter less in five times the time. */
const LEVEL = 3;

/** The format knows no earlier year, and none after 2099. */
const EARLIEST = 1980;
const LATEST = 2099;

/** A zip of the parts, all of them dated on the same day: the same parts give the same bytes. */
export function zip(parts: Inhoud, datum: string): Uint8Array {
  const file = new ZipFile(datum);
  for (const [name, part] of Object.entries(parts)) file.addWhole(name, part);
  return file.content();
}

/** As `zip`, with parts that are written as they come: a long one is never whole in memory. */
export async function zipStreaming(
  parts: Readonly<Record<string, Uint8Array | string | AsyncIterable<string>>>,
  datum: string,
): Promise<Uint8Array> {
  const file = new ZipFile(datum);
  for (const [name, part] of Object.entries(parts)) {
    if (typeof part === "string" || part instanceof Uint8Array) {
      file.addWhole(name, part);
    } else {
      const entry = file.add(name);
      for await (const text of part) inUtf8(text, (bytes) => entry.push(bytes, false));
      entry.push(new Uint8Array(), true);
    }
  }
  return file.content();
}

/** A zip in the making. */
class ZipFile {
  readonly #mtime: Date;
  readonly #pieces: Uint8Array[] = [];
  readonly #zip = new Zip((error, piece) => {
    if (error) throw error;
    this.#pieces.push(piece);
  });

  constructor(datum: string) {
    this.#mtime = momentOf(datum);
  }

  /** The next part, which must be pushed to its end before another one. */
  add(name: string): Entry {
    const entry = new Entry(name, this.#mtime);
    this.#zip.add(entry);
    return entry;
  }

  addWhole(name: string, part: Uint8Array | string): void {
    this.add(name).push(typeof part === "string" ? Buffer.from(part) : part, true);
  }

  content(): Uint8Array {
    this.#zip.end();
    return Buffer.concat(this.#pieces);
  }
}

/**
 * A part compressed and counted by Node's own zlib, which takes a tenth of the time. Each piece ends on a byte (a sync
 * flush), so that the pieces together are one stream. Small parts are compressed too: what is merely stored has its length
 * behind it here, and not every reader finds its end then.
 */
class Entry implements ZipInputFile {
  readonly filename: string;
  readonly mtime: Date;
  readonly compression = 8;
  size = 0;
  crc = 0;
  /** Set once the entry is in its zip. */
  ondata?: AsyncFlateStreamHandler;

  constructor(filename: string, mtime: Date) {
    this.filename = filename;
    this.mtime = mtime;
  }

  push(piece: Uint8Array, final: boolean): void {
    this.size += piece.length;
    this.crc = crc32(piece, this.crc);
    const finishFlush = final ? constants.Z_FINISH : constants.Z_SYNC_FLUSH;
    this.ondata?.(null, deflateRawSync(piece, { level: LEVEL, finishFlush }), final);
  }
}

/** fflate keeps the local time of a moment, so a local moment gives the day wherever the machine stands. */
function momentOf(datum: string): Date {
  const [jaar = EARLIEST, maand = 1, dag = 1] = datum.split("-").map(Number);
  return new Date(Math.min(Math.max(jaar, EARLIEST), LATEST), maand - 1, dag);
}
