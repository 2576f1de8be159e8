/** The queries that are compiled ahead find what Kysely itself finds, asked with it and without it. */
import { cpSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { alleenIngediend } from "../../src/procedure/mijlpalen.ts";
import type { Db } from "../../src/register/db.ts";
import { inKluis } from "../../src/register/in-kluis.ts";
import { openRegister } from "../../src/register/open.ts";
import { uitgewerkt, Vraag } from "../../src/register/vraag.ts";
import * as agenda from "../../src/register/vragen/agenda.ts";
import * as bekenden from "../../src/register/vragen/bekenden.ts";
import * as controle from "../../src/register/vragen/controle.ts";
import * as geheugen from "../../src/register/vragen/geheugen.ts";
import * as handeling from "../../src/register/vragen/handeling.ts";
import * as invoegen from "../../src/register/vragen/invoegen.ts";
import * as jaar from "../../src/register/vragen/jaar.ts";
import * as klacht from "../../src/register/vragen/klacht.ts";
import * as lijst from "../../src/register/vragen/lijst.ts";
import * as logboek from "../../src/register/vragen/logboek.ts";
import * as termijnen from "../../src/register/vragen/termijnen.ts";
import * as uitvoer from "../../src/register/vragen/uitvoer.ts";
import * as verlopen from "../../src/register/vragen/verlopen.ts";
import * as zoeken from "../../src/register/vragen/zoeken.ts";
import { fillWithKluis, openBoth, withKluis } from "./kluis.ts";
import { temporaryFolder } from "./temporary.ts";
import { carryThrough, intakeAbout, PEOPLE } from "./whole-case.ts";

const PEILDATUM = "2024-12-31";
const IDS = { ids: "[2,1]" };
const SEARCH = { peildatum: PEILDATUM, onder: 9, aantal: 9 };
const YEAR = { van: "2024-01-01", tot: PEILDATUM };

const NEW = { klachtId: 50, volgnummer: 1, datum: "2024-03-04" };

/** A row for each table; what may be empty is, but for one column. */
const ROWS = {
  klacht: {
    ...{
      id: 50,
      nummer: "2024-0050",
      jaar: 2024,
      volgnummer: 50,
      vertrouwelijk: 0,
      logAantal: 1,
      logHash: "x",
    },
    ...{ ingediendOp: "2024-03-04", geregistreerdOp: "2024-03-04", gemeldOp: "2024-03-05" },
  },
  termijn: { klachtId: 50, soort: "reactie", uiterlijk: "2024-03-25" },
  dossier: {
    ...{ klachtId: 50, naam: "Nieuw", email: "nieuw@voorbeeld.nl", wijze: "brief", aard: "advies" },
    ...{ omschrijving: "Nieuw.", externNummer: "OUD-50" },
  },
  standpunt: { ...NEW, ronde: 1, oordeel: "gegrond", motivering: "Ja.", beoordelaars: "[]" },
  maatregel: { ...NEW, soort: "verontschuldiging", akkoordVerzekeraar: 0, toelichting: "Sorry." },
  bezwaar: { ...NEW, tekst: "Nee." },
  gesprek: { ...NEW, aanwezig: "[]", verslag: "Goed.", uitkomst: "overeenstemming" },
  kifid: { ...NEW, status: "uitspraak" },
  uitstel: { ...NEW, tot: "2024-04-01", reden: "Ziek." },
  notitie: { ...NEW, tekst: "Let op." },
  correspondentie: { ...NEW, richting: "in", soort: "brief", onderwerp: "Iets", tekst: "Dag." },
  bestand: { klachtId: 50, volgnummer: 1, inhoud: Buffer.from("inhoud") },
  logboek: {
    ...{ klachtId: 50, volgnummer: 1, op: "2024-03-04T09:00:00.000Z", wie: "Anna", handeling: "gezien" },
    ...{ detailsHash: "een", hash: "twee" },
  },
  logboekDetail: { klachtId: 50, volgnummer: 1, details: "{}", zout: "00" },
};

/** Each query with values for which it finds something, in the order in which they can be asked. */
const ASKED: Readonly<Record<string, readonly [Vraag<never, unknown>, object]>> = {
  "agenda.kenmerk": [agenda.kenmerk, {}],
  "agenda.agenda": [agenda.agenda, { peildatum: PEILDATUM, vanaf: "2024-03-01" }],
  "agenda.agendaVan": [
    agenda.agendaVan,
    { peildatum: PEILDATUM, vanaf: "2024-03-01", verantwoordelijkeId: 1 },
  ],
  "controle.idsNa": [controle.idsNa, { vanaf: 0, vertrouwelijk: 0, aantal: 2 }],
  "controle.dagen": [controle.dagen, {}],
  "controle.regels": [controle.regels, {}],
  "geheugen.kleineVoorraad": [geheugen.kleineVoorraad, {}],
  "klacht.klachtMetNummer": [klacht.klachtMetNummer, { nummer: "2024-0001" }],
  "klacht.kluisbestand": [klacht.kluisbestand, {}],
  "klacht.klachten": [klacht.klachten, IDS],
  "klacht.klachtrijen": [klacht.klachtrijen, IDS],
  "klacht.dossierrijen": [klacht.dossierrijen, IDS],
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
  "lijst.nieuwsteIds": [lijst.nieuwsteIds, { peildatum: PEILDATUM, aantal: 1 }],
  "lijst.klachtenMetIds": [lijst.klachtenMetIds, { peildatum: PEILDATUM, ...IDS }],
  "lijst.aantalVertrouwelijk": [lijst.aantalVertrouwelijk, {}],
  "logboek.heelLogboek": [logboek.heelLogboek, {}],
  "termijnen.eersteTermijnen": [
    termijnen.eersteTermijnen,
    { peildatum: "2024-03-04", tot: PEILDATUM, aantal: 2 },
  ],
  "termijnen.alleTermijnenGeteld": [
    termijnen.alleTermijnenGeteld,
    { peildatum: "2024-03-04", tot: PEILDATUM },
  ],
  "jaar.afgehandeldeRegels": [
    jaar.afgehandeldeRegels,
    { op: PEILDATUM, vanaf: YEAR.van, voor: "9999-12-31" },
  ],
  "jaar.gebeurtenissen": [jaar.gebeurtenissen, YEAR],
  "jaar.gehaald": [jaar.gehaald, YEAR],
  "jaar.klanten": [jaar.klanten, YEAR],
  "jaar.inBehandeling": [jaar.inBehandeling, YEAR],
  "jaar.lijstregels": [jaar.lijstregels, IDS],
  "jaar.verbeterd": [jaar.verbeterd, YEAR],
  "jaar.verbeteringen": [jaar.verbeteringen, IDS],
  "handeling.staart": [handeling.staart, { id: 1 }],
  "handeling.zetStaart": [handeling.zetStaart, { id: 1, logAantal: 8, logHash: "einde" }],
  "handeling.kantoorStaart": [handeling.kantoorStaart, {}],
  "handeling.zetKantoorStaart": [handeling.zetKantoorStaart, { logAantal: 9, logHash: "slot" }],
  "handeling.zetTermijn": [
    handeling.zetTermijn,
    { id: 1, soort: "melding", voldaanOp: "2024-03-07", vervallenOp: null },
  ],
  "handeling.zetMijlpalen": [
    handeling.zetMijlpalen,
    { id: 1, ...alleenIngediend("2024-03-01"), gemeldOp: "2024-03-05" },
  ],
  // Open again, by now.
  "jaar.openRegels": [jaar.openRegels, { op: "2024-03-04" }],
  "jaar.open": [jaar.open, { tot: "2024-03-04", hoogstens: 1 }],
  "handeling.zetVerantwoordelijke": [handeling.zetVerantwoordelijke, { id: 1, verantwoordelijkeId: 2 }],
  "handeling.zetStandpunt": [
    handeling.zetStandpunt,
    {
      ...{ klachtId: 1, ronde: 1, oordeel: "gegrond", motivering: "Herzien.", datum: "2024-03-06" },
      ...{ door: "Anna Visser", beoordelaars: "[]" },
    },
  ],
  "handeling.laatsteVolgnummer": [handeling.laatsteVolgnummer, { jaar: 2024 }],
  "handeling.laatsteId": [handeling.laatsteId, {}],
  "handeling.zetZegel": [handeling.zetZegel, { id: 1, zegel: "lak" }],
  "handeling.medewerkers": [handeling.medewerkers, {}],
  ...Object.fromEntries(
    Object.entries(handeling.laatste).map(([table, vraag]) => [
      `handeling.laatste.${table}`,
      [vraag, { id: 1 }] as const,
    ]),
  ),
  ...Object.fromEntries(
    Object.entries(invoegen.invoegen).map(([table, vraag]) => [
      `invoegen.invoegen.${table}`,
      [vraag as Vraag<never, unknown>, ROWS[table as keyof typeof ROWS]] as const,
    ]),
  ),
  "bekenden.metExternNummer": [bekenden.metExternNummer, { nummers: '["OUD-50"]' }],
  "bekenden.metNummer": [bekenden.metNummer, { nummers: '["2024-0001","2024-0050"]' }],
  "bekenden.metNummerEnInhoud": [bekenden.metNummerEnInhoud, { nummers: '["2024-0050"]' }],
  "jaar.uitspraken": [jaar.uitspraken, YEAR],
  "jaar.openTeLaat": [jaar.openTeLaat, { op: PEILDATUM }],
  "uitvoer.volgende": [uitvoer.volgende, { peildatum: PEILDATUM, na: 2024, volgnummer: 1, aantal: 9 }],
  "uitvoer.volgendeVanJaar": [
    uitvoer.volgendeVanJaar,
    { peildatum: PEILDATUM, na: 0, volgnummer: 0, aantal: 1, jaar: 2024 },
  ],
  "verlopen.verlopen": [verlopen.verlopen, { uiterlijk: PEILDATUM }],
  "verlopen.aantalVertrouwelijkVerlopen": [verlopen.aantalVertrouwelijkVerlopen, { uiterlijk: PEILDATUM }],
  "zoeken.metTerm": [zoeken.metTerm, { ...SEARCH, term: '"pelikaan"*' }],
  "zoeken.maakWoorden": [zoeken.maakWoorden, {}],
  "zoeken.woordenMetBegin": [zoeken.woordenMetBegin, { begin: "peli", aantal: 9 }],
  "zoeken.gesorteerd": [zoeken.gesorteerd, IDS],
  "zoeken.nieuwerDan": [zoeken.nieuwerDan, { dan: 1, onder: 9 }],
  "zoeken.maakFragmenten": [zoeken.maakFragmenten, {}],
  "zoeken.vulFragmenten": [zoeken.vulFragmenten, IDS],
  "zoeken.fragmenten": [zoeken.fragmenten, { begin: "<", einde: ">", woorden: 8, termen: '"pelikaan"*' }],
  "zoeken.ruimFragmentenOp": [zoeken.ruimFragmentenOp, {}],
};

/** Those that write, and what is not there: they answer nothing. */
const SILENT = [
  "geheugen.kleineVoorraad",
  "klacht.kluisbestand",
  ...[
    "zetStaart",
    "zetKantoorStaart",
    "zetTermijn",
    "zetMijlpalen",
    "zetVerantwoordelijke",
    "zetStandpunt",
  ].map((name) => `handeling.${name}`),
  "handeling.zetZegel",
  ...Object.keys(invoegen.invoegen).map((table) => `invoegen.invoegen.${table}`),
  ...["maakWoorden", "maakFragmenten", "vulFragmenten", "ruimFragmentenOp"].map((name) => `zoeken.${name}`),
];

/** They begin and end a transaction, within which the others are asked. */
const AROUND = ["jaar.begin", "jaar.commit"];

it("are all asked here", async () => {
  const folder = join(import.meta.dirname, "../../src/register/vragen");
  const names = (exported: object, path: string): string[] =>
    exported instanceof Vraag
      ? [path]
      : Object.entries(exported).flatMap(([name, part]) => names(part, `${path}.${name}`));
  const all = await Promise.all(
    readdirSync(folder).map(async (file) => names(await import(join(folder, file)), file.replace(".ts", ""))),
  );
  expect([...Object.keys(ASKED), ...AROUND].toSorted()).toEqual(all.flat().toSorted());
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
  it("finds and writes the same by SQLite alone, by Kysely, and as the build writes it down", async () => {
    const map = await twoCases();
    const direct = await askedOnACopy(map, (db) => answers((vraag, values) => vraag.alle(db, values)));
    const byKysely = await askedOnACopy(map, (db) =>
      db.transaction().execute((trx) => answers((vraag, values) => vraag.alle(trx, values))),
    );
    const built = await askedOnACopy(map, (db) =>
      answers((vraag, values) => uitgewerkt(JSON.parse(JSON.stringify(vraag.teksten))).alle(db, values)),
    );
    const oneByOne = await askedOnACopy(map, (db) =>
      answers((vraag, values) => (isSilent(vraag) ? vraag.alle(db, values) : all(vraag.stroom(db, values)))),
    );
    expect(byKysely).toEqual(direct);
    expect(built).toEqual(direct);
    expect(oneByOne).toEqual(direct);
    for (const [name, rows] of Object.entries(direct.found)) {
      expect(rows.length > 0, name).toBe(!SILENT.includes(name));
    }
    expect(JSON.stringify(direct.left)).toMatch(/"lak".*"gezien"/);
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

const isSilent = (vraag: Vraag<never, unknown>) => SILENT.some((name) => ASKED[name]![0] === vraag);

/** What is found in a copy of a register, and what then stands in it. */
async function askedOnACopy(map: string, ask: (db: Db) => Promise<Record<string, unknown[]>>) {
  const copy = temporaryFolder();
  cpSync(map, copy, { recursive: true });
  const { db, close } = await openRegister(copy, { create: false });
  try {
    const found = await ask(db);
    const left: unknown[] = [];
    const tables = ["register", ...(Object.keys(invoegen.invoegen) as (keyof typeof ROWS)[])] as const;
    for (const table of tables) left.push(await db.selectFrom(table).selectAll().execute());
    return { found, left };
  } finally {
    await close();
  }
}

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
