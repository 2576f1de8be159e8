/** A disk that is full, a folder without rights or gone, something else in the place of a file: said, and nothing changed. */
import { execFileSync } from "node:child_process";
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { execa } from "execa";
import { afterAll, beforeAll, describe, expect } from "vitest";
import { KlachtError } from "../../src/errors.ts";
import type { Kluissleutel } from "../../src/kluis/sleutel.ts";
import { openRegister } from "../../src/register/open.ts";
import { translate } from "../../src/register/sqlite-errors.ts";
import { besluit } from "../../src/register/standpunt.ts";
import {
  contentsOf,
  environment,
  globalOptions,
  INTAKE,
  it,
  type Klacht,
  PROGRAM,
  type Result,
} from "../cli/run.ts";
import { HANDELENDE } from "../register/fill.ts";
import { keyOf, withPassphrase } from "../register/kluis.ts";
import { expectFailed, type Found, makeBusyOffice, WORK, whatIsThere } from "./disk.ts";

let original: string;
let key: Kluissleutel;
let before: Found;
beforeAll(async () => {
  original = mkdtempSync(join(tmpdir(), "klacht-test-"));
  await makeBusyOffice(original);
  key = await keyOf(original);
  before = await whatIsThere(original, key);
});
afterAll(() => rmSync(original, { recursive: true, force: true }));

const DAY = { peildatum: "2025-06-02" };

function office(klacht: Klacht): Klacht {
  cpSync(original, klacht.map, { recursive: true });
  return klacht.with({ ...DAY, env: withPassphrase(klacht.home) });
}

/** The program through another one, that takes something away from it. */
async function runThrough(
  wrapper: readonly string[],
  klacht: Klacht,
  args: readonly string[],
): Promise<Result> {
  const [command = "", ...options] = wrapper;
  const { exitCode, stdout, stderr } = await execa(
    command,
    [...options, process.execPath, PROGRAM, ...globalOptions(klacht.map, DAY), ...args],
    {
      env: environment(klacht.home, {
        ...withPassphrase(klacht.home),
        PATH: process.env.PATH ?? "",
        // What is cached of the program would be cut off as well.
        NODE_COMPILE_CACHE: join(klacht.home, "tmp"),
      }),
      extendEnv: false,
      reject: false,
      stdin: "ignore",
      stripFinalNewline: false,
    },
  );
  return { exitCode, stdout, stderr, json: () => JSON.parse(stdout) };
}

/** Whether something can be done on this machine at all. */
function can(command: string, ...args: string[]): boolean {
  try {
    execFileSync(command, args, { stdio: "ignore" });
    return true;
  } catch {
    return false;
  }
}

const hasLimits = can("prlimit", "--version");
const isRoot = process.getuid?.() === 0;
const NOBODY = ["setpriv", "--reuid=65534", "--regid=65534", "--clear-groups"];
/** Whether nobody may run this Node and this program; the folders above them may be shut. */
const canBeNobody = isRoot && can(NOBODY[0]!, ...NOBODY.slice(1), process.execPath, PROGRAM, "--version");
const withoutRoot = canBeNobody ? "" : " (left out: needs root, setpriv, and a project that others may read)";

describe.concurrent(`a limit on the size of files${hasLimits ? "" : " (left out: no prlimit)"}`, () => {
  it.skipIf(!hasLimits).for(Object.entries(WORK))(
    "stops %s, and leaves everything as it was",
    { timeout: 60_000 },
    async ([name, args], { klacht }) => {
      office(klacht);
      // The register is larger already: somewhere every write ends.
      const result = await runThrough(["prlimit", "--fsize=1024"], klacht, args(klacht.map));
      expectFailed(result, [1], name);
      expect(await whatIsThere(klacht.map, key, name)).toEqual(before);
    },
  );
});

const canMount = isRoot && canMountTmpfs();

function canMountTmpfs(): boolean {
  const place = mkdtempSync(join(tmpdir(), "klacht-schijf-"));
  const mounted = can("mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", place);
  if (mounted) execFileSync("umount", [place]);
  rmSync(place, { recursive: true });
  return mounted;
}

describe(`a disk that is full${canMount ? "" : " (left out: no tmpfs can be mounted here)"}`, () => {
  it.skipIf(!canMount)(
    "takes nothing more, and the register is as it was",
    { timeout: 120_000 },
    async ({ klacht }) => {
      mkdirSync(klacht.map);
      execFileSync("mount", ["-t", "tmpfs", "-o", "size=16m", "tmpfs", klacht.map]);
      try {
        const own = office(klacht);
        const filler = join(klacht.map, "filler");
        for (const [name, args] of Object.entries(WORK)) {
          // Down to the last block.
          expect(can("dd", "if=/dev/zero", `of=${filler}`, "bs=4k")).toBe(false);
          const result = await own(...args(klacht.map));
          expectFailed(result, [1], name);
          expect(result.stderr, name).toMatch(
            /is vol; er is niets gewijzigd|is mislukt; er is niets gewijzigd/,
          );
          rmSync(filler);
          expect(await whatIsThere(klacht.map, key, name), name).toEqual(before);
        }
      } finally {
        execFileSync("umount", ["-l", klacht.map]);
      }
    },
  );
});

describe.concurrent(`somebody without rights${withoutRoot}`, () => {
  const open = (path: string) => chmodSync(path, 0o755);
  const forNobody = (klacht: Klacht, mode: string) => {
    office(klacht);
    open(klacht.home);
    open(dirname(klacht.home));
    execFileSync("chown", ["-R", "65534:65534", klacht.home]);
    execFileSync("chmod", ["-R", mode, klacht.map]);
  };

  it.skipIf(!canBeNobody).for([
    ["reads nothing of a folder that is shut to him", "u-rwx", ["lijst"]],
    ["reads no file that is shut to him", "u-rw", ["lijst"]],
    ["writes nothing where he may only read", "u-w", ["nieuw", ...INTAKE]],
    ["gives out no letter where he may only read", "u-w", ["brief", "2024-0003", "ontvangstbevestiging"]],
    ["makes no backup where he may only read", "u-w", ["reservekopie", "maken"]],
    ["sets nothing where he may only read", "u-w", ["instellingen", "zet", "termijnen.reactie", "20"]],
    [
      "decides nothing in the closed file where he may only read",
      "u-w",
      ["besluit", "2024-0004", "--oordeel=gegrond", "--motivering=M."],
    ],
  ] as const)("%s", async ([name, mode, args], { klacht }) => {
    forNobody(klacht, mode);
    const was = contentsOf(klacht.map);
    const result = await runThrough(NOBODY, klacht, args);
    expectFailed(result, [1], name);
    expect(result.stderr).toMatch(/Geen rechten|kan niet worden geopend/);
    expect(contentsOf(klacht.map)).toEqual(was);
  });

  it.skipIf(!canBeNobody)("still reads the register where he may only read", async ({ klacht }) => {
    forNobody(klacht, "u-w");
    const { exitCode, stdout } = await runThrough(NOBODY, klacht, ["lijst", "--json"]);
    expect(exitCode).toBe(0);
    expect(JSON.parse(stdout)).toHaveLength(4);
  });
});

describe("a folder that goes while somebody works in it", () => {
  const decision = { oordeel: "gegrond", motivering: "M.", datum: "2024-03-08", door: null } as const;

  it.for([
    ["is removed", (map: string) => rmSync(map, { recursive: true })],
    ["gets another name", (map: string) => renameSync(map, `${map}-anders`)],
    [
      "loses its register to another one",
      (map: string) => {
        rmSync(join(map, "register.db"));
        cpSync(join(original, "register.db"), join(map, "register.db"));
      },
    ],
  ] as const)(
    "and %s makes the act fail in words, and brings nothing back",
    async ([, happens], { klacht }) => {
      office(klacht);
      const { db, close } = await openRegister(klacht.map, { create: true });
      happens(klacht.map);
      const there = existsSync(klacht.map);
      const work = besluit(
        db,
        "2024-0003",
        { ...decision, oorzaak: null, verbetermaatregel: null },
        HANDELENDE,
      );
      const error = translate(await work.then(() => null).catch((thrown: unknown) => thrown), klacht.map);
      await close();
      expect(error).toBeInstanceOf(KlachtError);
      expect((error as KlachtError).hint).toBeDefined();
      expect(existsSync(klacht.map)).toBe(there);
      if (there) expect(await whatIsThere(klacht.map, key)).toEqual(before);
    },
  );
});

describe.concurrent("something else in the place of a file", () => {
  it.for([
    ["register.db", ["lijst"]],
    ["register.db", ["nieuw", ...INTAKE]],
    ["instellingen.json", ["instellingen"]],
    ["instellingen.json", ["instellingen", "zet", "termijnen.reactie", "20"]],
    ["kluis/kluis.db", ["toon", "2024-0002"]],
    ["kluis/sleutel.age", ["toon", "2024-0002"]],
    ["brieven", ["brief", "2024-0003", "ontvangstbevestiging"]],
    ["backups", ["reservekopie", "maken"]],
    ["register.db-journal", ["nieuw", ...INTAKE]],
  ] as const)("a folder for a file or a file for a folder: %s, in %j", async ([path, args], { klacht }) => {
    const own = office(klacht);
    const place = join(klacht.map, path);
    rmSync(place, { recursive: true, force: true });
    if (["brieven", "backups"].includes(path)) writeFileSync(place, "in the way");
    else mkdirSync(place);
    const was = contentsOf(klacht.map);
    const result = await own(...args);
    expectFailed(result, [1, 6], `${path} ${args[0]}`);
    expect(result.stderr).toContain(path.split(/[/-]/)[0]!.replace(/\.db$/, ""));
    expect(contentsOf(klacht.map)).toEqual(was);
    expect(readdirSync(klacht.map).filter((name) => name.endsWith(".tmp"))).toEqual([]);
  });
});
