/** A register of an older version: copied first, then brought up to date, with everything that was in it. */
import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { Refused } from "../../src/errors.ts";
import { openSqlite } from "../../src/register/addon.ts";
import { controleer } from "../../src/register/controle.ts";
import { wijsToe } from "../../src/register/handelingen.ts";
import { leesKopieen } from "../../src/register/kopie.ts";
import { controleerKopie } from "../../src/register/kopie-controle.ts";
import { kopieenVan } from "../../src/register/kopie-maken.ts";
import { zetTerug } from "../../src/register/kopie-terugzetten.ts";
import { leesKlacht } from "../../src/register/lezen.ts";
import { voegMedewerkerToe } from "../../src/register/medewerkers.ts";
import { openRegister } from "../../src/register/open.ts";
import { VERSIE } from "../../src/register/versie.ts";
import { contentsOf } from "../cli/run.ts";
import { HANDELENDE, writeCases } from "./fill.ts";
import { keyOf, withKluis } from "./kluis.ts";
import { makeOffice, stateOf } from "./office.ts";
import { kluisOfVersion, registerOfVersion } from "./older-version.ts";
import { temporaryFolder } from "./temporary.ts";
import { carryThrough, intakeAbout, KADER, PEOPLE } from "./whole-case.ts";

let folder: string;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "klacht-test-"));
  // The first version had no closed file.
  const { db, close } = await openRegister(join(folder, "open"), { create: true });
  for (const naam of PEOPLE) await voegMedewerkerToe(db, { naam, functie: null, email: null }, HANDELENDE);
  await writeCases(db, [intakeAbout("Eerst"), {}]);
  await carryThrough(db, "2024-0001", "Eerst");
  await close();
  await makeOffice(join(folder, "beide"));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function office(name: "open" | "beide"): string {
  const map = join(temporaryFolder(), "register");
  cpSync(join(folder, name), map, { recursive: true });
  return map;
}

const versionOf = (path: string) => {
  const sqlite = openSqlite(path, { readonly: true });
  const version = sqlite.pragma("user_version", { simple: true });
  sqlite.close();
  return version;
};

async function casesOf(map: string): Promise<unknown[]> {
  const { db, close } = await openRegister(map, { create: false });
  const cases = [await leesKlacht(db, "2024-0001"), await leesKlacht(db, "2024-0002")];
  expect(await controleer(db, { kluisOpen: false, kader: KADER })).toEqual([]);
  await close();
  return cases;
}

describe.each(Array.from({ length: VERSIE - 1 }, (_, n) => n + 1))("a register of version %i", (version) => {
  it("says the same afterwards, is as sound, and goes on", async () => {
    const map = office("open");
    const before = await casesOf(map);
    await registerOfVersion(map, version);
    expect(versionOf(join(map, "register.db"))).toBe(version);
    expect(await casesOf(map)).toEqual(before);
    expect(versionOf(join(map, "register.db"))).toBe(VERSIE);
    const { db, close } = await openRegister(map, { create: false });
    await wijsToe(db, "2024-0002", "Anna Visser", "2024-03-05", HANDELENDE);
    expect(await controleer(db, { kluisOpen: false, kader: KADER })).toEqual([]);
    // A change behind our back shows, in a case that had no seal before as well.
    await db.updateTable("dossier").set({ naam: "Een ander" }).execute();
    expect(await controleer(db, { kluisOpen: false, kader: KADER })).toHaveLength(2);
    await close();
  });

  it("is copied first, and that copy can be put back", async () => {
    const map = office("open");
    const before = await casesOf(map);
    await registerOfVersion(map, version);
    await casesOf(map);
    const [kopie, ...others] = leesKopieen(kopieenVan(map));
    expect(others).toEqual([]);
    expect(kopie!.pad).toMatch(/voor-bijwerken-\d{4}-\d\d-\d\d-\d{6}$/);
    expect(kopie!.manifest).toMatchObject({ versie: version, klachten: 2 });
    expect(controleerKopie(kopie!)).toEqual([]);
    expect(versionOf(join(kopie!.pad, "register.db"))).toBe(version);
    await zetTerug(kopie!, map, new Date());
    expect(versionOf(join(map, "register.db"))).toBe(version);
    expect(await casesOf(map)).toEqual(before);
  });

  it("stays as it was where it can't be copied", async () => {
    const map = office("open");
    await registerOfVersion(map, version);
    rmSync(join(map, "backups"), { recursive: true, force: true });
    writeFileSync(join(map, "backups"), "in the way");
    const before = contentsOf(map);
    await expect(openRegister(map, { create: true })).rejects.toThrow(join(map, "backups"));
    expect(contentsOf(map)).toEqual(before);
  });
});

describe.each(Array.from({ length: VERSIE - 2 }, (_, n) => n + 2))(
  "a register with a closed file, of version %i",
  (version) => {
    it("says the same afterwards, and its seals fit", async () => {
      const map = office("beide");
      const before = await stateOf(map);
      const key = await keyOf(map);
      await registerOfVersion(map, version);
      await kluisOfVersion(map, version, key);
      expect(await stateOf(map)).toEqual(before);
      await withKluis(map, async ({ db }) => {
        expect(await controleer(db, { kluisOpen: true, kader: KADER })).toEqual([]);
      });
      // The copy has both as they were, and both come back.
      const [kopie] = leesKopieen(kopieenVan(map));
      expect(kopie!.manifest).toMatchObject({ versie: version, vertrouwelijk: 2 });
      await zetTerug(kopie!, map, new Date());
      expect(await stateOf(map)).toEqual(before);
    });

    it("of which the closed file was left half-written can still be opened", async () => {
      const map = office("beide");
      const before = await stateOf(map);
      await registerOfVersion(map, version);
      // As after a crash: what undoes it refers to a list of files that is gone, so SQLite needs nothing of it.
      writeFileSync(join(map, "kluis", "kluis.db-journal"), Buffer.alloc(512, 1));
      const { close } = await openRegister(map, { create: false });
      await close();
      const [kopie] = leesKopieen(kopieenVan(map));
      expect(kopie!.manifest.bestanden.map(({ pad }) => pad)).toContain("register.db");
      expect(await stateOf(map)).toEqual(before);
    });
  },
);

describe("a register of a newer version", () => {
  it("is refused, and stays as it is", async () => {
    const map = office("beide");
    const sqlite = openSqlite(join(map, "register.db"), {});
    sqlite.pragma(`user_version = ${VERSIE + 1}`);
    sqlite.close();
    const before = contentsOf(map);
    for (const create of [true, false]) {
      await expect(openRegister(map, { create })).rejects.toThrow(Refused);
    }
    expect(contentsOf(map)).toEqual(before);
  });

  it("is refused where only the closed file is newer", async () => {
    const map = office("beide");
    const key = await keyOf(map);
    await withKluis(map, async ({ db }) => {
      const { sql } = await import("kysely");
      await sql.raw(`pragma kluis.user_version = ${VERSIE + 1}`).execute(db);
    });
    const register = await openRegister(map, { create: true });
    await expect(register.openKluis(key)).rejects.toThrow("De kluis in");
    await register.close();
  });
});

describe("a folder in which there was a register", () => {
  it.each([
    ["that is gone", (map: string) => rmSync(join(map, "register.db"))],
    ["that is empty", (map: string) => writeFileSync(join(map, "register.db"), "")],
  ])("%s gets no new one beside the closed file or backups", async (_what, damage) => {
    const map = office("beide");
    damage(map);
    const before = contentsOf(map);
    for (const create of [true, false]) {
      await expect(openRegister(map, { create })).rejects.toThrow(/register\.db is (leeg|er niet meer)/);
    }
    expect(contentsOf(map)).toEqual(before);
    rmSync(join(map, "kluis"), { recursive: true });
    await openRegister(map, { create: true }).then(({ close }) => close());
    expect(existsSync(join(map, "register.db"))).toBe(true);
    expect(readdirSync(map)).not.toContain("backups");
    expect(readFileSync(join(map, "register.db")).length).toBeGreaterThan(0);
  });
});
