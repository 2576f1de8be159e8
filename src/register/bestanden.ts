/** Files of the register folder: written beside and renamed, so that a reader finds the old one or the new one. */
import {
  closeSync,
  type Dirent,
  existsSync,
  fsync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmdirSync,
  rmSync,
  statSync,
  writeFileSync,
  writeSync,
} from "node:fs";
import { dirname, join } from "node:path";
import { whenBrokenOff } from "../terminal/break-off.ts";
import { inUtf8 } from "../terminal/utf8.ts";

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

/** A file that is being written beside its place, however long it becomes. */
export interface StagedWriter {
  readonly path: string;
  write(content: string | Uint8Array): void;
  /** All of it lies on the disk now. */
  end(): StagedFile;
  /** Takes away what was written so far. */
  discard(): void;
}

/**
 * Opens a file beside its place, for this user only; its folder is made where needed. What can fail for want of room
 * or rights fails in writing it, before anything is promised; nothing is then left of it, nor where the user breaks off.
 */
export function stageWriter(path: string, beside = besideOf(path)): StagedWriter {
  // A signal may come as soon as there is something to clear up.
  const done = whenBrokenOff(() => discard());
  const madeFolder = orElse(done, () => mkdirSync(dirname(path), { recursive: true, mode: 0o700 }));
  let file: number | null = null;
  const close = () => {
    if (file !== null) closeSync(file);
    file = null;
  };
  const giveUp = () => {
    if (madeFolder !== undefined) rmSync(madeFolder, { recursive: true, force: true });
    done();
  };
  const discard = () => {
    close();
    rmSync(beside, { force: true });
    giveUp();
  };
  const orDiscard = <T>(work: () => T) => orElse(discard, work);
  // Only as a new file: not into one, or through a link, that somebody else laid there, and that is not ours to remove.
  const opened = orElse(giveUp, () => openSync(beside, "wx", 0o600));
  file = opened;
  return {
    path,
    write: (content) =>
      orDiscard(() => {
        writeWhole(opened, content);
      }),
    end: () =>
      orDiscard(() => {
        fsyncSync(opened);
        close();
        const commit = () => {
          renameSync(beside, path);
          done();
        };
        return { path, commit, discard };
      }),
    discard,
  };
}

function orElse<T>(undo: () => void, work: () => T): T {
  try {
    return work();
  } catch (error) {
    undo();
    throw error;
  }
}

/** Makes what was written to a file last through a power cut. */
export function legVast(pad: string): void {
  const bestand = openSync(pad, "r+");
  try {
    fsyncSync(bestand);
  } finally {
    closeSync(bestand);
  }
}

/**
 * Has the disk begin with what a file holds by now, which leaves {@link legVast} less to wait for: at once, also where
 * nobody waits. It says nothing of failures, which the other will.
 */
export function beginVastTeLeggen(pad: string): Promise<void> {
  const bestand = openSync(pad, "r+");
  return new Promise((klaar) => {
    fsync(bestand, () => {
      closeSync(bestand);
      klaar();
    });
  });
}

/** Writes all of it at the end of an open file. */
export function writeWhole(file: number, content: string | Uint8Array): void {
  if (typeof content === "string") inUtf8(content, (bytes) => writeWhole(file, bytes));
  else for (let written = 0; written < content.length; ) written += writeSync(file, content, written);
}

/**
 * A name of its own: beside a name that is as long as names may be, none with an ending would fit. Not by `node:crypto`,
 * which takes longer to load than a document to write: the name need be no secret.
 */
export function besideOf(path: string): string {
  const own = Math.floor(Math.random() * 2 ** 32);
  return join(dirname(path), `.klacht-${process.pid}-${own.toString(16).padStart(8, "0")}.tmp`);
}

/** Writes a file beside its place, as {@link stageWriter} does, in one go. */
export function stageFile(path: string, content: string | Uint8Array, beside = besideOf(path)): StagedFile {
  const writer = stageWriter(path, beside);
  writer.write(content);
  return writer.end();
}

const BESIDE = /^\.klacht-(\d+)-[0-9a-f]{8}\.tmp$/;

/** Longer than a command waits between laying a file ready and putting it in its place, on whatever machine. */
const ABANDONED_MS = 60_000;

/** Wipes what lay ready in a folder when its command was killed: files, and folders of files. */
export function wipeAbandoned(folder: string): void {
  if (!existsSync(folder)) return;
  for (const name of readdirSync(folder)) {
    const [, pid] = BESIDE.exec(name) ?? [];
    if (pid === undefined || isAlive(Number(pid))) continue;
    const path = join(folder, name);
    const files = statSync(path).isDirectory() ? readdirSync(path).map((file) => join(path, file)) : [path];
    // Who works on it may be on another machine.
    const isFresh = (part: string) => Date.now() - statSync(part).mtimeMs <= ABANDONED_MS;
    if (isFresh(path) || files.some(isFresh)) continue;
    // Of a register that had been put in its place this is a second name: there it stays.
    for (const file of files) if (statSync(file).nlink === 1) wipeFile(file);
    rmSync(path, { recursive: true, force: true });
  }
}

/** Overwrites a file before it removes it: a removed file's bytes stay on many disks. */
export function wipeFile(path: string): void {
  writeFileSync(path, Buffer.alloc(statSync(path).size), { flush: true });
  rmSync(path);
}

/** Whether a process is running, somebody else's included. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
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

/** Removes the folder that a file was in where nothing else is in it: its name may tell what the file told. */
export function removeEmptyFolderOf(path: string): void {
  try {
    rmdirSync(dirname(path));
  } catch {
    // Something is in it, or it is gone already.
  }
}
