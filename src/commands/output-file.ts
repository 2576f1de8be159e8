/** Files that a command hands out: under the name that was asked for, never over another file without asking. */
import { existsSync, statSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { NotFound, Refused } from "../errors.ts";
import { veiligeBestandsnaam } from "../procedure/bestandsnaam.ts";
import { writeAtomically } from "../register/bestanden.ts";
import type { Context } from "./context.ts";

/**
 * Writes a file and returns its path: `to` as a file or a folder, else `folder` under the name proposed.
 * @throws {NotFound} the folder of `to` isn't there @throws {Refused} another file is there and may stay
 */
export async function saveOutput(
  context: Context,
  to: string | undefined,
  name: string,
  content: Uint8Array,
  folder = ".",
): Promise<string> {
  const path = pathFor(to, name, folder);
  if (existsSync(path)) await confirmOverwriting(context, path);
  writeAtomically(path, content);
  return path;
}

function pathFor(to: string | undefined, name: string, folder: string): string {
  if (to === undefined) return resolve(join(folder, veiligeBestandsnaam(name)));
  const path = resolve(to);
  if (statSync(path, { throwIfNoEntry: false })?.isDirectory()) return join(path, veiligeBestandsnaam(name));
  if (!existsSync(dirname(path)))
    throw new NotFound(`De map ${dirname(path)} is er niet`, "Maak hem eerst, of kies een andere.");
  return path;
}

async function confirmOverwriting(context: Context, path: string): Promise<void> {
  if (context.options.ja) return;
  const message = `${path} bestaat al. Overschrijven?`;
  if (context.asks && (await context.asker.confirm({ message, default: false }))) return;
  throw new Refused(
    `${path} bestaat al en is niet overschreven`,
    "Kies met --naar een andere naam, of bevestig met --ja.",
  );
}
