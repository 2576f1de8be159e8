/** Bytes of a file as a bad disk leaves them. */
import { readFileSync, writeFileSync } from "node:fs";
import type { Random } from "./random.ts";

export interface Damage {
  /** What was done, to do it again. */
  readonly what: string;
  /** The places of the bytes that are others now; none where the file was cut off. */
  readonly places: readonly number[];
}

/** Flips bits in some bytes, wipes a block or cuts the end off; the file is never as it was. */
export function damage(path: string, random: Random): Damage {
  const whole = readFileSync(path);
  const kind = random.below(10);
  if (kind < 3) {
    const length = random.below(whole.length);
    writeFileSync(path, whole.subarray(0, length));
    return { what: `cut off at ${length} of ${whole.length}`, places: [] };
  }
  const bytes = Buffer.from(whole);
  const places = kind === 3 ? blockOf(bytes, random) : flipSome(bytes, random);
  writeFileSync(path, bytes);
  return { what: `${kind === 3 ? "wiped" : "flipped"} ${places[0]}…(${places.length})`, places };
}

function flipSome(bytes: Buffer, random: Random): number[] {
  const places = Array.from({ length: 1 + random.below(12) }, () => random.below(bytes.length));
  const chosen = [...new Set(places)];
  for (const place of chosen) bytes[place]! ^= 1 << random.below(8);
  return chosen;
}

/** A sector that reads as zeros. */
function blockOf(bytes: Buffer, random: Random): number[] {
  const begin = random.below(bytes.length);
  const places = Array.from({ length: Math.min(512, bytes.length - begin) }, (_, n) => begin + n);
  const others = places.filter((place) => bytes[place] !== 0);
  if (others.length === 0) return flipSome(bytes, random);
  for (const place of others) bytes[place] = 0;
  return others;
}
