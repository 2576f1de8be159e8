/** That the files of a register are for their owner only. */
import { chmodSync, existsSync, lstatSync, statSync } from "node:fs";
import { join } from "node:path";
import { alleOnder } from "./bestanden.ts";

/**
 * What of a register folder others on this machine may read; nothing on Windows, where rights are not in the mode. What
 * a link points at is not of the register.
 */
export function teOpenBestanden(map: string): string[] {
  if (process.platform === "win32" || !existsSync(map)) return [];
  const alles = alleOnder(map).map((pad) => join(map, pad));
  return [...(isOpen(statSync(map).mode) ? [map] : []), ...alles.filter(isOpenBestand)];
}

/**
 * Makes them their owner's alone.
 * @throws what the file system throws, where they are somebody else's
 */
export function sluitBestandenAf(paden: readonly string[]): void {
  for (const pad of paden) chmodSync(pad, statSync(pad).isDirectory() ? 0o700 : 0o600);
}

function isOpenBestand(pad: string): boolean {
  const stat = lstatSync(pad, { throwIfNoEntry: false });
  return stat !== undefined && !stat.isSymbolicLink() && isOpen(stat.mode);
}

function isOpen(mode: number): boolean {
  return (mode & 0o077) !== 0;
}
