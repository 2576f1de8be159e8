/** A document of a confidential case opened on the screen: in a private temporary folder that does not outlive the command. */
import { spawn } from "node:child_process";
import {
  existsSync,
  lstatSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Refused } from "../errors.ts";
import { veiligeBestandsnaam } from "../procedure/bestandsnaam.ts";
import { isAlive, wipeFile } from "../register/bestanden.ts";
import type { Context } from "./context.ts";
import { openWithSystem } from "./open-with-system.ts";

const PREFIX = "klacht-open-";

/** @throws {Refused} there is nobody to say that he is done with a document */
export function requireSomebody({ asks }: Context): void {
  if (!asks) throw new Refused("Openen kan alleen op een terminal, waar u kunt zeggen dat u klaar bent");
}

/**
 * Opens a document, waits until the user is done with it, and removes it. Returns what he made of it; null where it
 * is as it was.
 * @throws {Refused} nobody to say that he is done, or no program to open it with @throws {Cancelled} broken off; the document is removed all the same
 */
export async function openPrivately(
  context: Context,
  name: string,
  content: Uint8Array,
): Promise<Uint8Array | null> {
  requireSomebody(context);
  return inPrivateFile(name, content, async (path) => {
    await show(path);
    await waitUntilDone(context);
  });
}

/**
 * Lays a text or a document in a folder of its own that nobody else can read, until `use` is done with it; the folder
 * goes, also where this process is killed meanwhile. Returns what was made of it; null where it is as it was.
 */
export async function inPrivateFile(
  name: string,
  content: Uint8Array,
  use: (path: string) => Promise<void> | void,
): Promise<Uint8Array | null> {
  const folder = mkdtempSync(join(privateRoot(), `${PREFIX}${process.pid}-`));
  const watch = watchOver(folder);
  try {
    const path = join(folder, veiligeBestandsnaam(name));
    writeFileSync(path, content, { mode: 0o600 });
    await use(path);
    const now = readFileSync(path);
    return now.equals(content) ? null : now;
  } finally {
    wipe(folder);
    watch.stop();
  }
}

/** Removes what a machine that went down left of earlier ones. */
export function removeLeftOvers(): void {
  const root = privateRoot();
  for (const name of readdirSync(root)) {
    const pid = name.startsWith(PREFIX) ? Number.parseInt(name.slice(PREFIX.length), 10) : Number.NaN;
    const path = join(root, name);
    if (Number.isInteger(pid) && !isAlive(pid) && isOwnFolder(path)) wipe(path);
  }
}

/** Others may write in the same temporary folder: a link of theirs would have us overwrite what it points to. */
function isOwnFolder(path: string): boolean {
  const entry = lstatSync(path, { throwIfNoEntry: false });
  return entry?.isDirectory() === true && (process.getuid === undefined || entry.uid === process.getuid());
}

/** In memory where the system has such a folder for each user. */
function privateRoot(): string {
  const runtime = process.env.XDG_RUNTIME_DIR;
  return runtime && statSync(runtime, { throwIfNoEntry: false })?.isDirectory() ? runtime : tmpdir();
}

async function show(path: string): Promise<void> {
  try {
    await openWithSystem(path);
  } catch (cause) {
    // Not by its path: the document is gone when this is read.
    throw new Refused(
      "Dit systeem heeft geen programma om het document te openen",
      "Bewaar een kopie met --naar en open die zelf.",
      cause,
    );
  }
}

async function waitUntilDone({ asker }: Context): Promise<void> {
  await asker.line({
    message: "Bewaar en sluit het document; druk daarna hier op Enter",
    help: "De tijdelijke kopie wordt dan gewist.",
    check: () => null,
  });
}

/** A process that removes the folder when this one ends, however it ends: it notices by the end of its input. */
function watchOver(folder: string): { stop(): void } {
  const script =
    'process.on("SIGHUP",()=>{});process.stdin.resume().on("close",()=>require("node:fs").rmSync(process.argv[1],{recursive:true,force:true}))';
  const child = spawn(process.execPath, ["-e", script, folder], {
    detached: true,
    stdio: ["pipe", "ignore", "ignore"],
  });
  child.once("error", () => {});
  return { stop: () => void child.stdin.end() };
}

function wipe(folder: string): void {
  if (!existsSync(folder)) return;
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isFile()) wipeFile(path);
  }
  rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
}
