/**
 * Runs the real program in a register folder of its own. In a test:
 *
 *     it("lists", async ({ klacht }) => {
 *       await klacht("nieuw", ...INTAKE);
 *       const { stdout, exitCode } = await klacht.with({ peildatum: "2024-04-01" })("lijst");
 *     });
 *
 * Nothing of the machine comes in: the environment is bare, today is {@link TODAY}, {@link WHO} acts. The program is
 * run as it was last built. The folder goes when the test is over.
 */
import { createHash } from "node:crypto";
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import { execa } from "execa";
import { it as base } from "vitest";

export const ROOT = join(import.meta.dirname, "../..");
export const PROGRAM = join(ROOT, "bin/klacht.js");

/** A Monday. */
export const TODAY = "2024-03-04";
export const WHO = "Sietske Bakker";

/** The least that `nieuw` takes. */
export const INTAKE = [
  "--naam=Jan de Vries",
  "--email=jan@voorbeeld.nl",
  "--wijze=brief",
  "--vertrouwelijk=nee",
  "--aard=advies",
  "--omschrijving=De premie is hoger dan gezegd.",
] as const;

export interface Result {
  readonly stdout: string;
  readonly stderr: string;
  /** Undefined where a signal ended the program. */
  readonly exitCode: number | undefined;
  /** Standard output as JSON, unchecked. */
  // biome-ignore lint/suspicious/noExplicitAny: each test knows what it asked for
  json(): any;
}

/** What a run differs in; null leaves an option out. */
export interface Circumstances {
  readonly peildatum?: string | null;
  readonly als?: string | null;
  readonly map?: string | null;
  /** Added to the bare environment. */
  readonly env?: Readonly<Record<string, string>>;
  /** Standard input; without it there is none. */
  readonly input?: string;
}

export interface Klacht {
  /** Runs `klacht` with these arguments; a failure is a result too. */
  (...args: string[]): Promise<Result>;
  /** The same program and folder under other circumstances. */
  with(changes: Circumstances): Klacht;
  /** The register folder; not there until a command makes it. */
  readonly map: string;
  /** The folder around it, which is home and temporary folder of every run. */
  readonly home: string;
}

/** `it` with a `klacht` for each test. */
export const it = base.extend("klacht", ({ task: _ }, { onCleanup }) => {
  const { klacht, remove } = createKlacht();
  onCleanup(remove);
  return klacht;
});

/** A `klacht` for several tests, or for a test without `it`; the caller removes its folder. */
export function createKlacht(): { klacht: Klacht; remove: () => void } {
  const home = mkdtempSync(join(tmpdir(), "klacht-test-"));
  mkdirSync(join(home, "tmp"));
  return {
    klacht: runnerIn(home, join(home, "register"), {}),
    remove: () => rmSync(home, { recursive: true, force: true }),
  };
}

function runnerIn(home: string, map: string, circumstances: Circumstances): Klacht {
  const run = async (...args: string[]): Promise<Result> => {
    const { input } = circumstances;
    const { stdout, stderr, exitCode } = await execa(
      process.execPath,
      [PROGRAM, ...globalOptions(map, circumstances), ...args],
      {
        env: environment(home, circumstances.env),
        extendEnv: false,
        reject: false,
        stripFinalNewline: false,
        ...(input === undefined ? { stdin: "ignore" } : { input }),
      },
    );
    return { stdout, stderr, exitCode, json: () => JSON.parse(stdout) };
  };
  return Object.assign(run, {
    home,
    map,
    with: (changes: Circumstances) => runnerIn(home, map, { ...circumstances, ...changes }),
  });
}

/** The options that stand before the command. */
export function globalOptions(map: string, circumstances: Circumstances = {}): string[] {
  const values = { map, peildatum: TODAY, als: WHO, ...circumstances };
  return (["map", "peildatum", "als"] as const).flatMap((name) =>
    values[name] === null ? [] : [`--${name}`, values[name]],
  );
}

/** The bare environment; compiled code is kept where Node keeps it, or every run would compile anew. */
export function environment(home: string, more: Readonly<Record<string, string>> = {}) {
  return {
    HOME: home,
    TMPDIR: join(home, "tmp"),
    TZ: "Europe/Amsterdam",
    LANG: "nl_NL.UTF-8",
    ...more,
  };
}

/** All that lies below a folder: files with the hash of their bytes. Equal before and after: nothing was changed. */
export function contentsOf(folder: string): Record<string, string> {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true }).map((entry) => {
    const path = join(entry.parentPath, entry.name);
    return [relative(folder, path), entry.isFile() ? hashOf(path) : "folder"] as const;
  });
  return Object.fromEntries(entries.sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** The files below a folder whose name or bytes hold this text. */
export function filesHolding(folder: string, text: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => join(parentPath, name))
    .filter((path) => path.includes(text) || readFileSync(path).includes(text));
}

function hashOf(path: string): string {
  return createHash("sha256").update(readFileSync(path)).digest("hex");
}
