import { cpSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type RawBuilder, sql } from "kysely";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { identiteitspad, kluismapVan, ontvangerspad } from "../../src/kluis/kluismap.ts";
import type { Bevinding } from "../../src/register/bevinding.ts";
import { controleer } from "../../src/register/controle.ts";
import { voegCorrespondentieToe } from "../../src/register/correspondentie.ts";
import type { Db } from "../../src/register/db.ts";
import { verhuis } from "../../src/register/verhuizen.ts";
import { contentsOf } from "../cli/run.ts";
import { HANDELENDE } from "./fill.ts";
import { fillWithKluis, JELLE, openBoth, SIETSKE, withKluis } from "./kluis.ts";
import { diskRegister, temporaryFolder } from "./temporary.ts";

const CALL = {
  soort: "telefoon",
  datum: "2024-03-05",
  richting: "in",
  onderwerp: "o",
  tekst: null,
  bestand: null,
  wijze: "telefoon",
} as const;

/** Two open cases and two confidential ones, each with three rows in its log. */
let office: string;
let map: string;
beforeAll(async () => {
  office = mkdtempSync(join(tmpdir(), "klacht-test-"));
  const cases = ["A", "B", "C", "D"].map((naam, place) => ({ klager: { naam }, vertrouwelijk: place > 1 }));
  await fillWithKluis(office, [JELLE], cases, [SIETSKE, JELLE]);
  await withKluis(office, async ({ db }) => {
    for (const nummer of ["2024-0001", "2024-0002", "2024-0003", "2024-0004"]) {
      for (let times = 0; times < 2; times += 1) await voegCorrespondentieToe(db, nummer, CALL, HANDELENDE);
    }
  });
});
afterAll(() => rmSync(office, { recursive: true, force: true }));
beforeEach(() => {
  map = temporaryFolder();
  cpSync(office, map, { recursive: true });
});

const checkOpen = (db: Db) => controleer(db, { kluisOpen: true, map });

/** Changes rows that nothing of the program would change. */
async function tamper(db: Db, ...statements: RawBuilder<unknown>[]): Promise<void> {
  for (const schema of ["main", "kluis"]) {
    for (const tabel of ["logboek", "logboek_detail"]) {
      for (const trigger of ["wordt_niet_vervangen", "blijft", "gaat_niet_weg"]) {
        await sql.raw(`drop trigger ${schema}.${tabel}_${trigger}`).execute(db);
      }
    }
  }
  await sql`pragma foreign_keys = off`.execute(db);
  for (const statement of statements) await statement.execute(db);
}

describe("a register and a closed file as they were left", () => {
  it("are all right, with the closed file open and shut, and checking changes nothing", async () => {
    const before = contentsOf(map);
    const { db } = await openBoth(map);
    expect(await checkOpen(db)).toEqual([]);
    const { db: shut } = await diskRegister(map);
    expect(await controleer(shut, { kluisOpen: false })).toEqual([]);
    expect(contentsOf(map)).toEqual(before);
  });

  it("are all right after cases moved both ways", async () => {
    const { db } = await openBoth(map);
    await verhuis(db, "2024-0001", "kluis", { reden: "r" }, HANDELENDE);
    await verhuis(db, "2024-0003", "register", { reden: "r" }, HANDELENDE);
    expect(await checkOpen(db)).toEqual([]);
  });
});

const PLACES: Record<string, [RawBuilder<unknown>[], Bevinding]> = {
  "the content of an open case that is gone": [
    [
      sql`delete from main.dossier where klacht_id = 1`,
      sql`delete from main.correspondentie where klacht_id = 1`,
    ],
    { nummer: "2024-0001", wat: "de inhoud ontbreekt in het register" },
  ],
  "the content of a confidential case that is gone": [
    [
      sql`delete from kluis.dossier where klacht_id = 3`,
      sql`delete from kluis.correspondentie where klacht_id = 3`,
      sql`delete from kluis.kaart where klacht_id = 3`,
    ],
    { nummer: "2024-0003", wat: "de inhoud ontbreekt in de kluis" },
  ],
  "the content of a confidential case in the open": [
    [sql`insert into main.dossier select * from kluis.dossier where klacht_id = 3`],
    { nummer: "2024-0003", wat: "vertrouwelijk, maar de inhoud ligt in het open register" },
  ],
  "content in the closed file that belongs to nothing": [
    ["dossier", "correspondentie", "kaart"].map((tabel) =>
      sql.raw(`update kluis.${tabel} set klacht_id = 99 where klacht_id = 3`),
    ),
    { nummer: null, wat: expect.stringMatching(/^In de kluis ligt inhoud die .*\b99\b/) },
  ],
  "a row that belongs to nothing": [
    [sql`insert into main.uitstel values (77, 1, 'd', 't', 'r')`],
    { nummer: null, wat: "register.db: een regel in uitstel hoort nergens bij" },
  ],
  "a row in the closed file that belongs to nothing": [
    [sql`insert into kluis.uitstel values (77, 1, 'd', 't', 'r')`],
    { nummer: null, wat: "kluis.db: een regel in uitstel hoort nergens bij" },
  ],
  "a mark of one file only": [
    [sql`update kluis.kluis set paar_aantal = paar_aantal + 1`],
    { nummer: null, wat: "Register en kluis zijn niet van hetzelfde moment" },
  ],
};

describe("what is not in its place is named:", () => {
  it.each(Object.keys(PLACES))("%s", async (kind) => {
    const [changes, finding] = PLACES[kind]!;
    const { db } = await openBoth(map);
    await tamper(db, ...changes);
    expect(await checkOpen(db)).toContainEqual(expect.objectContaining(finding));
  });

  it("with the closed file shut, what lies readable in the register", async () => {
    const { db } = await openBoth(map);
    await tamper(db, ...PLACES["the content of a confidential case in the open"]![0]);
    const { db: shut } = await diskRegister(map);
    expect(await controleer(shut, { kluisOpen: false })).toContainEqual({
      nummer: "2024-0003",
      wat: "vertrouwelijk, maar de inhoud ligt in het open register",
    });
  });

  it.each([
    ["was hidden", (path: string) => rmSync(path)],
    ["was added", (path: string) => cpSync(path, path.replace(JELLE, "Iemand"))],
  ])("a public key that %s", async (kind, change) => {
    const path = join(kluismapVan(map), ontvangerspad(JELLE));
    change(path);
    if (kind === "was added") {
      const text = `# Iemand\n# toegang sinds 2024-03-04\nage1${"q".repeat(58)}\n`;
      writeFileSync(path.replace(JELLE, "Iemand"), text);
    }
    const { db } = await openBoth(map);
    expect(await checkOpen(db)).toEqual([
      { nummer: null, wat: "De sleutels in de map kluis/toegang zijn niet die waarvan de kluis zelf weet" },
    ]);
  });

  it("but other files in that folder are nobody's business", async () => {
    writeFileSync(join(kluismapVan(map), identiteitspad("Iemand")), "");
    const { db } = await openBoth(map);
    expect(await checkOpen(db)).toEqual([]);
  });
});
