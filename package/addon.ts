/** The package with SQLite: its JavaScript is in the bundle, its binaries lie beside it. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Platform } from "./platforms.ts";

export const ADDON = "node_modules/better-sqlite3";

/** What of it goes into a package: the binary of that platform, and what the program finds it by. */
export function addonFiles({ os, cpu }: Platform): Record<string, Uint8Array> {
  const { name, version, license } = JSON.parse(readFileSync(join(ADDON, "package.json"), "utf8"));
  const binary = `prebuilds/${os}-${cpu}.node`;
  return {
    [`${ADDON}/package.json`]: Buffer.from(`${JSON.stringify({ name, version, license }, null, 2)}\n`),
    [`${ADDON}/${binary}`]: readFileSync(join(ADDON, binary)),
  };
}
