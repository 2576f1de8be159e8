/**
 * Several files of a folder changed as one. The new ones are laid in a folder beside, whole and synced; renaming that
 * folder is the moment at which it is decided; then they are moved to their places. Whoever comes by after a crash
 * finishes what was decided and throws away what was not, without any key.
 */
import {
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { dirname, join } from "node:path";
import { Refused } from "../errors.ts";

/** The folder beside, in the folder of the closed file. */
const NAAM = "nieuw";
/** The folder beside in the register folder, where people have folders of their own: under a name that nobody gives. */
export const TERUGZETTEN = ".terugzetten";

const WEG = "weg.json";

/** What changes: files by their path in the folder, and paths that go. */
export interface Wissel {
  readonly bestanden: Readonly<Record<string, string | Uint8Array>>;
  readonly weg?: readonly string[];
  /** Makes files that are too large to hold in memory, in the folder where the others lie. */
  readonly maak?: (map: string) => Promise<void>;
}

/**
 * Changes the files whole or not at all; the caller sees to it that nobody else does so at the same time.
 * @throws what the file system throws; nothing is then changed
 * @throws {Refused} it is decided, but could not be finished: that is for `voltooiWissel`
 */
export async function wissel(
  map: string,
  { bestanden, weg = [], maak }: Wissel,
  naam: string = NAAM,
): Promise<void> {
  voltooiWissel(map, naam);
  const onaf = onafIn(map, naam);
  try {
    mkdirSync(onaf, { recursive: true, mode: 0o700 });
    for (const [pad, inhoud] of Object.entries(bestanden)) schrijf(join(onaf, pad), inhoud);
    if (weg.length > 0) schrijf(join(onaf, WEG), JSON.stringify(weg));
    await maak?.(onaf);
  } catch (error) {
    rmSync(onaf, { recursive: true, force: true });
    throw error;
  }
  for (const deel of ["", ...mappenIn(onaf)]) synchroniseer(join(onaf, deel));
  renameSync(onaf, join(map, naam));
  try {
    synchroniseer(map);
    voltooiWissel(map, naam);
  } catch (error) {
    throw error instanceof Error && "code" in error ? nogNietAf(error) : error;
  }
}

/** It is decided and will be finished: to say that nothing was changed would be untrue. */
function nogNietAf(cause: Error): Refused {
  return new Refused(
    "De wijziging is nog niet af: de schijf is vol of geeft fouten",
    "Verhelp dat; de volgende opdracht maakt haar af.",
    cause,
  );
}

function onafIn(map: string, naam: string): string {
  return join(map, `${naam}-onaf`);
}

/** Whether a change was begun that has to be finished or thrown away: by somebody with the lock. */
export function heeftWissel(map: string, naam: string = NAAM): boolean {
  return isBesloten(map, naam) || existsSync(onafIn(map, naam));
}

/** Whether a change was decided that has to be finished before anything else. */
function isBesloten(map: string, naam: string = NAAM): boolean {
  return existsSync(join(map, naam));
}

/**
 * Finishes a change that was decided, and throws away one that was not. Can be done any number of times, also by two at
 * once.
 */
export function voltooiWissel(map: string, naam: string = NAAM): void {
  rmSync(onafIn(map, naam), { recursive: true, force: true });
  if (!isBesloten(map, naam)) return;
  const besloten = join(map, naam);
  const weg = join(besloten, WEG);
  for (const pad of existsSync(weg) ? (JSON.parse(readFileSync(weg, "utf8")) as string[]) : []) {
    rmSync(join(map, pad), { force: true });
  }
  for (const pad of bestandenIn(besloten)) {
    if (pad === WEG) continue;
    mkdirSync(dirname(join(map, pad)), { recursive: true, mode: 0o700 });
    verplaats(join(besloten, pad), join(map, pad));
  }
  for (const deel of ["", ...mappenIn(besloten)]) synchroniseer(join(map, deel));
  rmSync(besloten, { recursive: true, force: true });
}

/** Finishes putting a backup back that was decided and then broken off: before anything of the folder is read. */
export function maakTerugzettenAf(map: string): void {
  if (isBesloten(map, TERUGZETTEN)) voltooiWissel(map, TERUGZETTEN);
}

/** What is not there any more was moved by another who came by. */
function verplaats(van: string, naar: string): void {
  try {
    renameSync(van, naar);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ENOENT") throw error;
  }
}

function bestandenIn(map: string): string[] {
  return readdirSync(map, { withFileTypes: true }).flatMap((deel) =>
    deel.isDirectory() ? bestandenIn(join(map, deel.name)).map((pad) => join(deel.name, pad)) : [deel.name],
  );
}

function mappenIn(map: string): string[] {
  return readdirSync(map, { withFileTypes: true })
    .filter((deel) => deel.isDirectory())
    .flatMap(({ name }) => [name, ...mappenIn(join(map, name)).map((pad) => join(name, pad))]);
}

function schrijf(pad: string, inhoud: string | Uint8Array): void {
  mkdirSync(dirname(pad), { recursive: true, mode: 0o700 });
  writeFileSync(pad, inhoud, { mode: 0o600, flush: true });
}

/** Makes a rename last through a power cut; Windows can't open folders, and needs it less. */
export function synchroniseer(map: string): void {
  if (process.platform === "win32") return;
  const folder = openSync(map, "r");
  try {
    fsyncSync(folder);
  } finally {
    closeSync(folder);
  }
}
