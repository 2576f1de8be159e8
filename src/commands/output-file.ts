/** Files that a command hands out: under the name that was asked for, never over another file without asking. */
import { existsSync, statSync } from "node:fs";
import { dirname, join, parse, resolve } from "node:path";
import { NotFound, Refused, WrongUse } from "../errors.ts";
import { veiligeBestandsnaam } from "../procedure/bestandsnaam.ts";
import { type StagedFile, stageFile, stageWriter } from "../register/bestanden.ts";
import { hearSignals } from "../terminal/break-off.ts";
import type { Context } from "./context.ts";

/**
 * Lays a file ready: at `to` as a file or a folder, else under a free name in `folder`. The caller commits it, once
 * whatever goes with it has been done.
 * @throws {NotFound} the folder of `to` isn't there @throws {Refused} another file is there and may stay, or a device
 */
export async function stageOutput(
  context: Context,
  to: string | undefined,
  name: string,
  content: Uint8Array,
  folder = ".",
): Promise<StagedFile> {
  return stageFile(await choosePath(context, to, name, folder), content);
}

/**
 * As {@link stageOutput}, for a document that belongs in the closed file or beside its key, and comes out only for a place
 * that was named. What a power cut leaves of it has a name that shows: nothing readable hides in a folder.
 * @throws {WrongUse} no place was named
 */
export async function stageConfidential(
  context: Context,
  to: string | undefined,
  name: string,
  content: Uint8Array,
): Promise<StagedFile> {
  if (to === undefined) throw mustBeNamed();
  const path = await choosePath(context, to, name, ".");
  return stageFile(path, content, visiblyBeside(path));
}

function mustBeNamed(): WrongUse {
  return new WrongUse(
    "Een document van een vertrouwelijke klacht blijft in de kluis",
    "Geef met --naar waar u een kopie wilt.",
  );
}

function visiblyBeside(path: string): string {
  return freePath(dirname(path), "klacht-onvolledig.deel");
}

/** What to say of a copy outside the closed file. */
export const UNPROTECTED = "Let op: deze kopie ligt buiten de kluis en is niet meer beveiligd.";

/** Writes a file and returns its path. */
export async function saveOutput(...args: Parameters<typeof stageOutput>): Promise<string> {
  const file = await stageOutput(...args);
  file.commit();
  return file.path;
}

/** Where data goes that are written as they come: a file, or standard output. */
export interface Output {
  /** Null for standard output. */
  readonly path: string | null;
  write(content: string | Uint8Array): Promise<void>;
  /** Puts the file in its place. */
  commit(): void;
  /** Leaves nothing of it, where it is a file. */
  discard(): void;
}

/**
 * Opens where data for another program go: at `to` as a file or a folder, `-` for standard output. Where nothing is
 * said they go to standard output if that is no terminal (`klacht exporteren > lijst.csv`), else under a free name here.
 * What is confidential goes only where it was named, as {@link stageConfidential} has it.
 * @throws {NotFound} the folder of `to` isn't there @throws {Refused} another file is there and may stay
 * @throws {WrongUse} confidential, and no place was named
 */
export async function openOutput(
  context: Context,
  to: string | undefined,
  name: string,
  { confidential = false } = {},
): Promise<Output> {
  const { terminal, options } = context;
  if (confidential && to === undefined) throw mustBeNamed();
  const toStdout = to === "-" || (to === undefined && terminal.width === null && !options.json);
  if (toStdout) return { path: null, write: (content) => terminal.data(content), commit() {}, discard() {} };
  const path = await choosePath(context, to, name, ".");
  const writer = confidential ? stageWriter(path, visiblyBeside(path)) : stageWriter(path);
  return {
    path,
    write: async (content) => writer.write(content),
    commit: () => writer.end().commit(),
    discard: () => writer.discard(),
  };
}

/** Writes what comes and puts it in its place; where that fails nothing of it stays. */
export async function writePieces(
  output: Output,
  pieces: Iterable<string> | AsyncIterable<string | Uint8Array>,
): Promise<void> {
  try {
    for await (const piece of pieces) {
      await output.write(piece);
      await hearSignals();
    }
    output.commit();
  } catch (error) {
    output.discard();
    throw error;
  }
}

async function choosePath(
  context: Context,
  to: string | undefined,
  name: string,
  folder: string,
): Promise<string> {
  if (to === "-")
    throw new WrongUse("Een document gaat niet naar het scherm", "Noem bij --naar een bestand of een map.");
  const path = to === undefined ? freePath(folder, name) : pathFor(to, name);
  const there = statSync(path, { throwIfNoEntry: false });
  // A file laid in the place of a device would put an end to it.
  if (there?.isFile() === false) {
    throw new Refused(`${path} is geen gewoon bestand`, "Kies met --naar een ander bestand, of een map.");
  }
  if (there !== undefined) await confirmOverwriting(context, path);
  return path;
}

/** The name proposed, or the next one that is free: `brief.docx`, `brief-2.docx`. */
function freePath(folder: string, name: string): string {
  const { name: stem, ext } = parse(veiligeBestandsnaam(name));
  for (let n = 1; ; n += 1) {
    const path = resolve(folder, `${stem}${n === 1 ? "" : `-${n}`}${ext}`);
    if (!existsSync(path)) return path;
  }
}

function pathFor(to: string, name: string): string {
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
