/** Files of the register folder: written beside and renamed, so that a reader finds the old one or the new one. */
import { randomBytes } from "node:crypto";
import {
  closeSync,
  type Dirent,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeSync,
} from "node:fs";
import { dirname, join } from "node:path";

/** The text of a file, or null where there is none. */
export function readText(path: string): string | null {
  return existsSync(path) ? readFileSync(path, "utf8") : null;
}

/** A file that lies ready beside its place. */
export interface StagedFile {
  readonly path: string;
  /** Puts it in its place, over whatever was there. */
  commit(): void;
  /** Takes it away again. */
  discard(): void;
}

/**
 * Writes a file beside its place, for this user only; its folder is made where needed. What can fail for want of room
 * or rights fails here, before anything is promised.
 */
export function stageFile(
  path: string,
  content: string | Uint8Array,
  // A name of its own: beside a name that is as long as names may be, none with an ending would fit.
  beside = join(dirname(path), `.klacht-${process.pid}-${randomBytes(4).toString("hex")}.tmp`),
): StagedFile {
  const madeFolder = mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
  const discard = () => {
    rmSync(beside, { force: true });
    if (madeFolder !== undefined) rmSync(madeFolder, { recursive: true, force: true });
  };
  try {
    const file = openSync(beside, "w", 0o600);
    try {
      const bytes = typeof content === "string" ? Buffer.from(content, "utf8") : content;
      for (let written = 0; written < bytes.length; ) written += writeSync(file, bytes, written);
      fsyncSync(file);
    } finally {
      closeSync(file);
    }
  } catch (error) {
    discard();
    throw error;
  }
  return { path, commit: () => renameSync(beside, path), discard };
}

/** Writes a file whole or not at all. */
export function writeAtomically(path: string, content: string | Uint8Array): void {
  const staged = stageFile(path, content);
  try {
    staged.commit();
  } catch (error) {
    staged.discard();
    throw error;
  }
}

/**
 * All that lies below a folder, by its path in it. A link is named and not followed: what it points at is another's, or
 * the folder itself. What goes away meanwhile is left out; `past` says of a name whether to look at it at all.
 */
export function alleOnder(map: string, past: (naam: string) => boolean = () => true): string[] {
  return leesMap(map)
    .filter(({ name }) => past(name))
    .flatMap((deel) => [
      deel.name,
      ...(deel.isDirectory() ? alleOnder(join(map, deel.name), past).map((pad) => join(deel.name, pad)) : []),
    ]);
}

function leesMap(map: string): Dirent[] {
  try {
    return readdirSync(map, { withFileTypes: true });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return [];
    throw error;
  }
}

/** Removes a file, if it is there. */
export function removeFile(path: string): void {
  rmSync(path, { force: true });
}
