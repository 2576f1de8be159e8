/** What V8 compiled of the program is kept beside it, and nowhere else. */
import { cpSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { execa } from "execa";
import { describe, expect } from "vitest";
import { environment, INTAKE, it, ROOT, TODAY } from "./run.ts";

const [build = ""] = readFileSync(join(ROOT, "dist/build.txt"), "latin1").split(" ");
const compiledFor = (root: string, command: string) => join(root, "dist/compiled", build, command);

/** The program in a folder of its own, as somebody else installed it. */
function install(home: string): string {
  const own = join(home, "eigen map");
  for (const name of ["bin", "dist", "package.json"])
    cpSync(join(ROOT, name), join(own, name), { recursive: true });
  symlinkSync(join(ROOT, "node_modules"), join(own, "node_modules"));
  return own;
}

async function run(own: string, home: string, ...args: string[]): Promise<string> {
  const { stdout, stderr } = await execa(process.execPath, [join(own, "bin/klacht.js"), ...args], {
    env: environment(home),
    extendEnv: false,
  });
  expect(stderr).toBe("");
  return stdout;
}

describe("what V8 compiled", () => {
  it("comes with the build for everyday commands", () => {
    for (const command of ["termijnen", "lijst", "toon", "nieuw", "brief"]) {
      expect(readdirSync(compiledFor(ROOT, command))).toContain("klacht.cjs");
    }
  });

  it.for([["termijnen"], ["lijst"], ["toon", "2024-1"], ["zoek", "premie"]] as const)(
    "has nothing of Kysely for %j: all that it asks was compiled ahead",
    async (args, { klacht }) => {
      await klacht("nieuw", ...INTAKE);
      const own = install(klacht.home);
      rmSync(join(own, "dist/compiled"), { recursive: true });
      await run(own, klacht.home, "--map", klacht.map, "--peildatum", TODAY, ...args);
      expect(readdirSync(compiledFor(own, args[0]))).toContain("klacht.cjs");
      expect(readdirSync(compiledFor(own, args[0]))).not.toContain("kysely.cjs");
    },
  );

  it("has nothing of docx for the yearly overview, which was drawn ahead", async ({ klacht }) => {
    await klacht("nieuw", ...INTAKE);
    const own = install(klacht.home);
    rmSync(join(own, "dist/compiled"), { recursive: true });
    const path = join(klacht.home, "overzicht.docx");
    const args = ["--map", klacht.map, "--peildatum", TODAY, "jaaroverzicht", "--jaar=2024", "--naar", path];
    await run(own, klacht.home, ...args);
    expect(readdirSync(compiledFor(own, "jaaroverzicht"))).toContain("tekeningen.cjs");
    expect(readdirSync(compiledFor(own, "jaaroverzicht"))).not.toContain("docx.cjs");
    await run(own, klacht.home, "--map", klacht.map, "--peildatum", TODAY, "lijst");
    expect(readdirSync(compiledFor(own, "lijst"))).not.toContain("tekeningen.cjs");
  });

  it("is kept by the first command of another kind, beside the program and not in everybody's folder", async ({
    klacht,
  }) => {
    const own = install(klacht.home);
    rmSync(join(own, "dist/compiled"), { recursive: true });
    await run(own, klacht.home, "logboek");
    expect(readdirSync(compiledFor(own, "logboek"))).toEqual(
      expect.arrayContaining(["klacht.cjs", "klacht-rest.cjs"]),
    );
    expect(readdirSync(join(klacht.home, "tmp"))).toEqual([]);
  });

  it("is kept without a warning of Node's, of however many parts", async ({ klacht }) => {
    await klacht("nieuw", ...INTAKE);
    const own = install(klacht.home);
    rmSync(join(own, "dist/compiled"), { recursive: true });
    const passphrase = join(klacht.home, "wachtwoord");
    writeFileSync(passphrase, "een lange zin om te onthouden 42");
    const count =
      "data:text/javascript,process.prependListener('exit',()=>console.log(process.listenerCount('exit')))";
    const args = ["--map", klacht.map, "--als=Anna", "kluis", "aanmaken", "--herstelblad", klacht.home];
    const { stdout } = await execa(
      process.execPath,
      ["--import", count, join(own, "bin/klacht.js"), ...args],
      {
        env: environment(klacht.home, { KLACHT_KLUIS_WACHTWOORD_BESTAND: passphrase }),
        extendEnv: false,
      },
    );
    expect(readdirSync(compiledFor(own, "kluis")).length).toBeGreaterThan(5);
    // Ours, that of the program, and perhaps one of a library; from eleven on Node warns.
    expect(Number(stdout.split("\n").at(-1))).toBeLessThan(5);
  });

  it.for([
    ["is empty", () => Buffer.alloc(0)],
    ["is zeros", (kept: Buffer) => Buffer.alloc(kept.length)],
    ["is cut off", (kept: Buffer) => kept.subarray(0, kept.length / 2)],
    [
      "is of another V8",
      (kept: Buffer) => Buffer.concat([kept.subarray(0, 4), Buffer.from("0000"), kept.subarray(8)]),
    ],
  ] as const)("is made anew where it %s", async ([, damage], { klacht }) => {
    const own = install(klacht.home);
    const path = join(compiledFor(own, "termijnen"), "klacht.cjs");
    writeFileSync(path, damage(readFileSync(path)));
    const damaged = readFileSync(path);
    expect(await run(own, klacht.home, "termijnen")).toContain("Mooi zo");
    expect(readFileSync(path).equals(damaged)).toBe(false);
  });

  it("is done without where nothing can be kept", async ({ klacht }) => {
    const own = install(klacht.home);
    rmSync(join(own, "dist/compiled"), { recursive: true });
    writeFileSync(join(own, "dist/compiled"), "");
    expect(await run(own, klacht.home, "termijnen")).toContain("Mooi zo");
  });
});
