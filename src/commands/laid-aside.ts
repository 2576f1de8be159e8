/** Output that is laid aside until all of it is there: whoever reads it may take his time, and nobody waits for him. */
import { closeSync, openSync, readSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { besideOf, writeWhole } from "../register/bestanden.ts";
import { hearSignals } from "../terminal/break-off.ts";

/** So many characters are kept in memory; where there are more all go to the disk. */
const IN_MEMORY = 512 * 1024;

/** Bytes that are read back at a time: as a stream takes them only when the ones before are on their way. */
const PIECE = 64 * 1024;

/**
 * Gives pieces once all of them have been made. Many lie meanwhile in a file that has no name any more: whatever happens
 * to the program, nothing stays of it. For what need not be kept from anybody who can read the disk. Bytes hold until the
 * next are asked for.
 * @throws what making them throws, and what the file system says
 */
export async function* laidAside(pieces: AsyncIterable<string>): AsyncGenerator<string | Uint8Array> {
  let file: number | null = null;
  let kept = "";
  try {
    for await (const piece of pieces) {
      kept += piece;
      if (file === null && kept.length < IN_MEMORY) continue;
      file ??= openNameless();
      writeWhole(file, kept);
      kept = "";
      await hearSignals();
    }
    if (file !== null) yield* piecesOf(file);
    yield kept;
  } finally {
    if (file !== null) closeSync(file);
  }
}

function openNameless(): number {
  const path = besideOf(join(tmpdir(), "klacht"));
  const file = openSync(path, "wx+", 0o600);
  rmSync(path);
  return file;
}

function* piecesOf(file: number): Generator<Uint8Array> {
  const bytes = Buffer.allocUnsafeSlow(PIECE);
  for (let position = 0; ; ) {
    const count = readSync(file, bytes, 0, PIECE, position);
    if (count === 0) return;
    yield bytes.subarray(0, count);
    position += count;
  }
}
