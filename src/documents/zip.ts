/** Parts together in one zip: a Word file is one, and so is a file with its attachments. */
import { zipSync } from "fflate";

/** By name, in their order; the names have forward slashes. */
export type Parts = Readonly<Record<string, Uint8Array>>;

/** The format knows no earlier year, and none after 2099. */
const EARLIEST = 1980;
const LATEST = 2099;

/** A zip of the parts, all of them dated on the same day: the same parts give the same bytes. */
export function zip(parts: Parts, datum: string): Uint8Array {
  const [jaar = EARLIEST, maand = 1, dag = 1] = datum.split("-").map(Number);
  // fflate keeps the local time of a moment, so a local moment gives the day wherever the machine stands.
  const mtime = new Date(Math.min(Math.max(jaar, EARLIEST), LATEST), maand - 1, dag);
  return zipSync({ ...parts }, { mtime });
}
