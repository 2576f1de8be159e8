import { chmodSync, mkdirSync, readdirSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect } from "vitest";
import { openSqlite } from "../../src/register/addon.ts";
import { contentsOf, INTAKE, it, type Klacht } from "./run.ts";

const database = (klacht: Klacht) => join(klacht.map, "register.db");
const mode = (path: string) => (statSync(path).mode & 0o777).toString(8);
/** Root may do everything. */
const isRoot = process.getuid?.() === 0;

describe("the register folder", () => {
  it("is for its owner only, with all that is in it", async ({ klacht }) => {
    const deep = join(klacht.map, "kantoor", "klachten");
    const inDeep = klacht.with({ map: deep });
    await inDeep("inrichten", "--kantoor=X");
    await inDeep("nieuw", ...INTAKE);
    expect(mode(klacht.map)).toBe("700");
    expect(mode(deep)).toBe("700");
    expect(readdirSync(deep).sort()).toEqual(["instellingen.json", "register.db"]);
    expect(mode(join(deep, "register.db"))).toBe("600");
    expect(mode(join(deep, "instellingen.json"))).toBe("600");
  });

  it("is the one of KLACHT_MAP, unless --map names another", async ({ klacht }) => {
    const other = join(klacht.home, "anders");
    const byEnvironment = klacht.with({ map: null, env: { KLACHT_MAP: other } });
    expect((await byEnvironment("nieuw", ...INTAKE)).exitCode).toBe(0);
    expect(readdirSync(other)).toEqual(["register.db"]);
    const both = klacht.with({ env: { KLACHT_MAP: other } });
    expect((await both("lijst", "--json")).json()).toEqual([]);
  });

  it("is in the user's own data folder where none is named", async ({ klacht }) => {
    const nowhere = klacht.with({ map: null, env: { XDG_DATA_HOME: join(klacht.home, "data") } });
    expect((await nowhere("nieuw", ...INTAKE)).exitCode).toBe(0);
    expect(readdirSync(klacht.home)).not.toContain("register");
    expect((await nowhere("lijst", "--json")).json()).toHaveLength(1);
  });

  it("may have a name with spaces and signs", async ({ klacht }) => {
    const odd = klacht.with({ map: join(klacht.home, "Klachten & co #1 %20?'\"") });
    expect((await odd("nieuw", ...INTAKE)).exitCode).toBe(0);
    expect((await odd("lijst", "--json")).json()).toHaveLength(1);
  });

  it("is not made by reading", async ({ klacht }) => {
    for (const args of [
      [],
      ["lijst"],
      ["termijnen"],
      ["logboek"],
      ["medewerkers"],
      ["instellingen"],
      ["toon", "1"],
    ]) {
      await klacht(...args);
    }
    expect(Object.keys(contentsOf(klacht.home))).toEqual(["tmp"]);
  });

  it("that can't be made is told in Dutch", async ({ klacht }) => {
    const inTheWay = join(klacht.home, "bestand");
    writeFileSync(inTheWay, "");
    const { exitCode, stderr } = await klacht.with({ map: join(inTheWay, "register") })("nieuw", ...INTAKE);
    expect(stderr).toMatch(/kan niet worden geopend\.\n→ Controleer of de map bestaat/);
    expect(exitCode).toBe(1);
  });

  it.skipIf(isRoot)("without rights is refused", async ({ klacht }) => {
    mkdirSync(klacht.map);
    chmodSync(klacht.map, 0o500);
    const { exitCode, stderr } = await klacht("nieuw", ...INTAKE);
    chmodSync(klacht.map, 0o700);
    expect(stderr).toContain("→");
    expect(exitCode).toBe(1);
  });
});

describe("a register", () => {
  it("of a newer version is refused and left alone", async ({ klacht }) => {
    await klacht("nieuw", ...INTAKE);
    const sqlite = openSqlite(database(klacht), {});
    sqlite.pragma("user_version = 99");
    sqlite.close();
    const before = contentsOf(klacht.map);
    for (const args of [["lijst"], ["nieuw", ...INTAKE]]) {
      const { exitCode, stdout, stderr } = await klacht(...args);
      expect(stderr).toContain("is van een nieuwere versie van klacht.\n→ Werk klacht op deze computer bij");
      expect(stdout).toBe("");
      expect(exitCode).toBe(1);
    }
    expect(contentsOf(klacht.map)).toEqual(before);
  });

  it.for([
    [
      "that is no database",
      Buffer.from("Dit is een gewone brief, en geen register van klachten. ".repeat(50)),
    ],
    [
      "of which only the beginning is right",
      Buffer.concat([Buffer.from("SQLite format 3\0"), Buffer.alloc(4096, 7)]),
    ],
  ] as const)("%s is told as damaged and left alone", async ([, bytes], { klacht }) => {
    mkdirSync(klacht.map);
    writeFileSync(database(klacht), bytes);
    const before = contentsOf(klacht.map);
    for (const args of [["lijst"], ["nieuw", ...INTAKE]]) {
      const { exitCode, stderr } = await klacht(...args);
      expect(stderr).toContain("is beschadigd of is geen register van klacht.\n→ Werk er niet in verder");
      expect(exitCode).toBe(6);
    }
    expect(contentsOf(klacht.map)).toEqual(before);
  });
});

describe("who acts", () => {
  it("comes from --als, else from KLACHT_MEDEWERKER", async ({ klacht }) => {
    const env = { KLACHT_MEDEWERKER: "Anna Visser" };
    await klacht.with({ als: null, env })("nieuw", ...INTAKE);
    await klacht.with({ als: "Jelle Dijkstra", env })("wijzig", "1", "--aard=privacy");
    const log = (await klacht("logboek", "--json")).json();
    expect(log.map(({ wie }: { wie: string }) => wie)).toEqual(["Anna Visser", "Jelle Dijkstra"]);
  });

  it.for([
    ["", 1, "Het is niet bekend wie u bent"],
    ["A\nB", 2, "De naam bij --als bevat een regeleinde"],
    ["\u001b[2J", 2, "De naam bij --als bevat een regeleinde of een onzichtbaar stuurteken"],
  ] as const)("can't be %j", async ([als, code, reason], { klacht }) => {
    const { exitCode, stderr } = await klacht.with({ als })("nieuw", ...INTAKE);
    expect(stderr).toContain(reason);
    expect(exitCode).toBe(code);
    expect(Object.keys(contentsOf(klacht.home))).toEqual(["tmp"]);
  });
});
