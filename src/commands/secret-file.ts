/** A secret in a file of its own: never in an option, where everybody on the machine can read it. */
import { readFileSync, statSync } from "node:fs";
import { NotFound } from "../errors.ts";
import type { Context } from "./context.ts";

/**
 * The first line of a file; `place` tells where its name stands.
 * @throws {NotFound} it can't be read
 */
export function readSecret({ terminal }: Context, path: string, place: string): string {
  try {
    if (process.platform !== "win32" && (statSync(path).mode & 0o077) !== 0) {
      terminal.note(`Let op: ook anderen kunnen ${path} lezen.\n→ Beperk dat tot uzelf: chmod 600`);
    }
    return (
      readFileSync(path, "utf8")
        .replace(/^\ufeff/, "")
        .split(/\r?\n/)[0] ?? ""
    );
  } catch (cause) {
    throw new NotFound(
      `Het bestand in ${place} is niet te lezen: ${path}`,
      "Controleer de naam en de rechten.",
      cause,
    );
  }
}
