/** Input that may be of any length, of which no more is read than can be right: it may also never end. */
import { closeSync, openSync, readSync } from "node:fs";
import { NotFound } from "../errors.ts";

/**
 * The bytes of a file; null where it has more than `max`.
 * @throws {NotFound} it can't be read
 */
export function readBounded(path: string, max: number): Buffer | null {
  try {
    const file = openSync(path, "r");
    try {
      return readPieces(file, max);
    } finally {
      closeSync(file);
    }
  } catch (cause) {
    throw new NotFound(`Het bestand ${path} is niet te lezen`, "Controleer de naam en de map.", cause);
  }
}

const PIECE = 64 * 1024;

function readPieces(file: number, max: number): Buffer | null {
  const pieces: Buffer[] = [];
  for (let length = 0; length <= max; ) {
    const piece = Buffer.allocUnsafe(PIECE);
    const read = readSync(file, piece, 0, PIECE, null);
    if (read === 0) return Buffer.concat(pieces);
    pieces.push(piece.subarray(0, read));
    length += read;
  }
  return null;
}

/** All that comes in; null as soon as that is more than `max` bytes. */
export async function readStreamBounded(stream: AsyncIterable<Buffer>, max: number): Promise<Buffer | null> {
  const pieces: Buffer[] = [];
  let length = 0;
  for await (const piece of stream) {
    length += piece.length;
    if (length > max) return null;
    pieces.push(piece);
  }
  return Buffer.concat(pieces);
}
