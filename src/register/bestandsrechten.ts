/** That the files of a register are for their owner only. */
import { chmodSync, existsSync, readdirSync, statSync } from "node:fs";
import { join } from "node:path";

/** What of a register folder others on this machine may read; nothing on Windows, where rights are not in the mode. */
export function teOpenBestanden(map: string): string[] {
  if (process.platform === "win32" || !existsSync(map)) return [];
  const alles = readdirSync(map, { recursive: true, encoding: "utf8" }).map((pad) => join(map, pad));
  return [map, ...alles].filter(
    (pad) => ((statSync(pad, { throwIfNoEntry: false })?.mode ?? 0) & 0o077) !== 0,
  );
}

/** Makes them their owner's alone. */
export function sluitBestandenAf(paden: readonly string[]): void {
  for (const pad of paden) chmodSync(pad, statSync(pad).isDirectory() ? 0o700 : 0o600);
}
