/** The queries that are compiled ahead find what Kysely itself finds, asked with it and without it. */
import { describe, expect, it } from "vitest";
import { inKluis } from "../../src/register/in-kluis.ts";
import { openRegister } from "../../src/register/open.ts";
import { uitgewerkt, type Vraag } from "../../src/register/vraag.ts";
import * as klacht from "../../src/register/vragen/klacht.ts";
import * as lijst from "../../src/register/vragen/lijst.ts";
import * as termijnen from "../../src/register/vragen/termijnen.ts";
import * as zoeken from "../../src/register/vragen/zoeken.ts";
import { fillWithKluis, openBoth, withKluis } from "./kluis.ts";
import { temporaryFolder } from "./temporary.ts";
import { carryThrough, intakeAbout, PEOPLE } from "./whole-case.ts";

const PEILDATUM = "2024-12-31";
const IDS = { ids: "[2,1]" };

/** Each query with values for which it finds something, in the order in which they can be asked. */
const ASKED: Readonly<Record<string, readonly [Vraag<never, unknown>, object]>> = {
  "klacht.klachtMetNummer": [klacht.klachtMetNummer, { nummer: "2024-0001" }],
  "klacht.klachten": [klacht.klachten, IDS],
  "klacht.termijnen": [klacht.termijnen, IDS],
  "klacht.standpunten": [klacht.standpunten, IDS],
  "klacht.maatregelen": [klacht.maatregelen, IDS],
  "klacht.bezwaren": [klacht.bezwaren, IDS],
  "klacht.gesprekken": [klacht.gesprekken, IDS],
  "klacht.kifid": [klacht.kifid, IDS],
  "klacht.uitstel": [klacht.uitstel, IDS],
  "klacht.notities": [klacht.notities, IDS],
  "klacht.correspondentie": [klacht.correspondentie, IDS],
  "lijst.nieuwsteKlachten": [lijst.nieuwsteKlachten, { peildatum: PEILDATUM, aantal: 1 }],
  "lijst.klachtenMetIds": [lijst.klachtenMetIds, { peildatum: PEILDATUM, ...IDS }],
  "lijst.aantalVertrouwelijk": [lijst.aantalVertrouwelijk, {}],
  "termijnen.eersteTermijnen": [
    termijnen.eersteTermijnen,
    { peildatum: "2024-03-04", tot: PEILDATUM, aantal: 2 },
  ],
  "termijnen.alleTermijnenGeteld": [
    termijnen.alleTermijnenGeteld,
    { peildatum: "2024-03-04", tot: PEILDATUM },
  ],
  "zoeken.metEenTerm": [zoeken.metEenTerm, { peildatum: PEILDATUM, een: '"pelikaan"*' }],
  "zoeken.metTweeTermen": [
    zoeken.metTweeTermen,
    { peildatum: PEILDATUM, een: '"pelikaan"*', twee: '"omschrijving"*' },
  ],
  "zoeken.maakFragmenten": [zoeken.maakFragmenten, {}],
  "zoeken.vulFragmenten": [zoeken.vulFragmenten, IDS],
  "zoeken.fragmenten": [zoeken.fragmenten, { begin: "<", einde: ">", woorden: 8, termen: '"pelikaan"*' }],
  "zoeken.ruimFragmentenOp": [zoeken.ruimFragmentenOp, {}],
};

/** Those that answer nothing: they prepare what the next one asks. */
const SILENT = ["zoeken.maakFragmenten", "zoeken.vulFragmenten", "zoeken.ruimFragmentenOp"];

it("are all asked here", () => {
  const all = Object.entries({ klacht, lijst, termijnen, zoeken }).flatMap(([module, exported]) =>
    Object.keys(exported).map((name) => `${module}.${name}`),
  );
  expect(Object.keys(ASKED)).toEqual(all);
});

async function twoCases(): Promise<string> {
  const map = temporaryFolder();
  const cases = [intakeAbout("Pelikaan"), { ...intakeAbout("Zeearend"), vertrouwelijk: true }];
  const { nummers } = await fillWithKluis(map, PEOPLE, cases);
  await withKluis(map, async ({ db }) => {
    for (const nummer of nummers) await carryThrough(db, nummer, "Pelikaan");
  });
  return map;
}

describe("a query that is compiled ahead", () => {
  it("finds the same by SQLite alone, by Kysely, and as the build writes it down", async () => {
    const { db, close } = await openRegister(await twoCases(), { create: false });
    try {
      const direct = await answers((vraag, values) => vraag.alle(db, values));
      const byKysely = await db
        .transaction()
        .execute((trx) => answers((vraag, values) => vraag.alle(trx, values)));
      const built = await answers((vraag, values) =>
        uitgewerkt(JSON.parse(JSON.stringify(vraag.teksten))).alle(db, values),
      );
      const oneByOne = await answers((vraag, values) =>
        SILENT.some((name) => ASKED[name]![0] === vraag)
          ? vraag.alle(db, values)
          : all(vraag.stroom(db, values)),
      );
      expect(byKysely).toEqual(direct);
      expect(built).toEqual(direct);
      expect(oneByOne).toEqual(direct);
      for (const [name, rows] of Object.entries(direct)) {
        expect(rows.length > 0, name).toBe(!SILENT.includes(name));
      }
    } finally {
      await close();
    }
  });

  it("finds in the closed file what lies there", async () => {
    const { db } = await openBoth(await twoCases());
    const both = (vraag: Vraag<never, unknown>) => async (bestand: typeof db) =>
      (await vraag.alle(bestand, IDS as never)).map((row) => (row as { klachtId: number }).klachtId);
    for (const part of [klacht.klachten, klacht.maatregelen, klacht.notities, klacht.correspondentie]) {
      const idsIn = both(part as Vraag<never, unknown>);
      expect(new Set(await idsIn(db))).toEqual(new Set([1]));
      expect(new Set(await idsIn(inKluis(db)))).toEqual(new Set([2]));
      expect(await db.transaction().execute((trx) => idsIn(inKluis(trx)))).toEqual(await idsIn(inKluis(db)));
    }
  });

  it("gives nothing where nothing fits", async () => {
    const { db } = await openBoth(await twoCases());
    expect(await klacht.klachtMetNummer.eerste(db, { nummer: "1999-0001" })).toBeUndefined();
    expect(await klacht.notities.alle(db, { ids: "[]" })).toEqual([]);
  });
});

/** What each of them answers, by name. */
async function answers(
  ask: (vraag: Vraag<never, unknown>, values: never) => Promise<unknown[]>,
): Promise<Record<string, unknown[]>> {
  const found: Record<string, unknown[]> = {};
  for (const [name, [vraag, values]] of Object.entries(ASKED))
    found[name] = await ask(vraag, values as never);
  return found;
}

async function all(rows: AsyncIterable<unknown>): Promise<unknown[]> {
  const found: unknown[] = [];
  for await (const row of rows) found.push(row);
  return found;
}
