/** Where the program is installed: in a checkout this file lies in src/documents, in a bundle somewhere in dist. */
import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { Damaged } from "../errors.ts";

const NAME = "klacht";

/**
 * The folder that holds our package.json.
 * @throws {Damaged} the program was torn from its package
 */
export function packageRoot(): string {
  for (let folder = import.meta.dirname; ; folder = dirname(folder)) {
    if (isOurs(join(folder, "package.json"))) return folder;
    if (dirname(folder) === folder) {
      throw new Damaged("De bestanden van klacht zijn niet compleet", "Installeer klacht opnieuw.");
    }
  }
}

function isOurs(path: string): boolean {
  if (!existsSync(path)) return false;
  try {
    return (JSON.parse(readFileSync(path, "utf8")) as { name?: unknown }).name === NAME;
  } catch {
    return false;
  }
}
