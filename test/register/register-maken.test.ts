/** A register that is made and filled as one. */
import { existsSync, linkSync, mkdirSync, readdirSync, utimesSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { beforeEach, describe, expect, it } from "vitest";
import { wipeAbandoned } from "../../src/register/bestanden.ts";
import { leesMedewerkers, voegMedewerkerToe } from "../../src/register/medewerkers.ts";
import { openRegister, type Register } from "../../src/register/open.ts";
import { maakRegister } from "../../src/register/register-maken.ts";
import { HANDELENDE } from "./fill.ts";
import { temporaryFolder } from "./temporary.ts";

let parent: string;
let map: string;
beforeEach(() => {
  parent = temporaryFolder();
  map = join(parent, "kantoor", "klachten");
});

async function fill({ db }: Register): Promise<boolean> {
  await voegMedewerkerToe(db, { naam: "Anna Visser", functie: null, email: null }, HANDELENDE);
  return true;
}

async function people(): Promise<string[]> {
  const { db, close } = await openRegister(map, { create: false });
  try {
    return (await leesMedewerkers(db)).map(({ naam }) => naam);
  } finally {
    await close();
  }
}

describe("a register that is made as one", () => {
  it("is there with all that was put in it, and nothing beside it", async () => {
    expect(await maakRegister(map, fill)).toBe(true);
    expect(readdirSync(map)).toEqual(["register.db"]);
    expect(await people()).toEqual(["Anna Visser"]);
  });

  it("is in nobody's sight before that", async () => {
    await maakRegister(map, async (register) => {
      expect(existsSync(join(map, "register.db"))).toBe(false);
      return fill(register);
    });
  });

  it("leaves nothing where it may not stay, or where filling it fails", async () => {
    expect(await maakRegister(map, async (register) => !(await fill(register)))).toBe(false);
    const failing = maakRegister(map, async () => {
      throw new Error("mislukt");
    });
    await expect(failing).rejects.toThrow("mislukt");
    expect(readdirSync(parent)).toEqual([]);
  });

  it("leaves a folder that was there, and what is in it", async () => {
    mkdirSync(map, { recursive: true });
    writeFileSync(join(map, "instellingen.json"), "{}");
    await maakRegister(map, async () => false);
    expect(readdirSync(map)).toEqual(["instellingen.json"]);
  });

  it("never takes the place of one that another program made meanwhile", async () => {
    const made = await maakRegister(map, async (register) => {
      const other = await openRegister(map, { create: true });
      await other.close();
      return fill(register);
    });
    expect(made).toBe(false);
    expect(readdirSync(map)).toEqual(["register.db"]);
    expect(await people()).toEqual([]);
  });

  it("is refused where one was and is gone", async () => {
    mkdirSync(join(map, "kluis"), { recursive: true });
    writeFileSync(join(map, "kluis", "kluis.db"), "");
    await expect(maakRegister(map, fill)).rejects.toThrow(/is er niet meer/);
  });

  it("is wiped where a killed program left it, but for what somebody may be working on", async () => {
    const names = ["999999999-0123abcd", "999999999-fedcba98", `${process.pid}-0123abcd`];
    const [dead, begun, alive] = names.map((name) => join(map, `.klacht-${name}.tmp`)) as [
      string,
      string,
      string,
    ];
    for (const folder of [dead, alive]) {
      mkdirSync(folder, { recursive: true });
      writeFileSync(join(folder, "register.db"), "klachten");
      utimesSync(join(folder, "register.db"), 0, 0);
      utimesSync(folder, 0, 0);
    }
    // On another machine, which has made no file in it yet.
    mkdirSync(begun);
    wipeAbandoned(map);
    expect(readdirSync(map).sort()).toEqual([basename(begun), basename(alive)].sort());
  });

  it("keeps what it made where the program was killed between putting it down and clearing up", async () => {
    expect(await maakRegister(map, fill)).toBe(true);
    const left = join(map, ".klacht-999999999-0123abcd.tmp");
    mkdirSync(left);
    linkSync(join(map, "register.db"), join(left, "register.db"));
    for (const path of [join(left, "register.db"), left]) utimesSync(path, 0, 0);
    wipeAbandoned(map);
    expect(readdirSync(map)).toEqual(["register.db"]);
    expect(await people()).toEqual(["Anna Visser"]);
  });
});
