/** How much memory a program took at most, as it tells itself at its end. */
import { join } from "node:path";

/** For Node, before the program. */
export const TELL_MEMORY = ["--require", join(import.meta.dirname, "tell-memory.cjs")];

/** MB, from what came on standard error; null where nothing told. */
export function mostMemory(stderr: string): number | null {
  const most = /^most (\d+)$/m.exec(stderr)?.[1];
  return most === undefined ? null : Number(most) / 1024;
}
