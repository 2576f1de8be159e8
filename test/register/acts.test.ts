import { sql } from "kysely";
import { describe, expect, it, onTestFinished } from "vitest";
import { Refused } from "../../src/errors.ts";
import { plusDagen } from "../../src/procedure/datum.ts";
import type { Klacht } from "../../src/procedure/klacht.ts";
import type { Mijlpalen } from "../../src/procedure/mijlpalen.ts";
import { werkBij } from "../../src/procedure/termijnen.ts";
import { openSqlite } from "../../src/register/addon.ts";
import { type NieuweCorrespondentie, voegCorrespondentieToe } from "../../src/register/correspondentie.ts";
import type { Db } from "../../src/register/db.ts";
import { heropen, sluit, stelUit } from "../../src/register/einde.ts";
import { kifidStap, voerGesprek } from "../../src/register/geschil.ts";
import { wijsToe } from "../../src/register/handelingen.ts";
import { standaardInstellingen } from "../../src/register/instellingen.ts";
import { leesKlacht } from "../../src/register/lezen.ts";
import { schakelHash, sha256 } from "../../src/register/logboek.ts";
import { treftMaatregel } from "../../src/register/maatregelen.ts";
import { voegMedewerkerToe } from "../../src/register/medewerkers.ts";
import { besluit, herbeoordeel, maakBezwaar, onderzoek } from "../../src/register/standpunt.ts";
import { createKlacht } from "../cli/run.ts";
import { fill, HANDELENDE, writeCases } from "./fill.ts";
import { diskRegister, memoryRegister } from "./temporary.ts";

const NR = "2024-0001";
const KADER = { regels: standaardInstellingen().termijnen, kalender: standaardInstellingen().feestdagen };

type Act = (db: Db) => Promise<unknown>;

const letter = (soort: string, datum: string, rest: Partial<NieuweCorrespondentie> = {}) => ({
  soort,
  datum,
  richting: "uit" as const,
  onderwerp: `over ${soort}`,
  tekst: null,
  bestand: null,
  wijze: "brief",
  ...rest,
});

const NOTE = { datum: "2024-03-06", met: "Anna", tekst: "Het polisblad ontbrak." };
const MEASURE = {
  soort: "schadevergoeding" as const,
  datum: "2024-03-09",
  bedrag: 125050,
  toelichting: "Het verschil.",
  akkoordVerzekeraar: false,
};
const OBJECTION = { datum: "2024-03-15", tekst: "Ik ben het er niet mee eens." };
const SECOND = {
  oordeel: "ongegrond" as const,
  motivering: "Het blijft zo.",
  datum: "2024-03-22",
  beoordelaars: ["Jelle Dijkstra", "Anna Visser"],
};
const TALK = {
  datum: "2024-03-28",
  aanwezig: ["Jan de Vries", "Jelle Dijkstra"],
  verslag: "Zij werden het niet eens.",
  uitkomst: "geen-overeenstemming" as const,
};
const EXTENSION = { datum: "2024-03-20", tot: "2024-04-08", reden: "De verzekeraar heeft meer tijd nodig." };
const END = {
  datum: "2024-04-08",
  reden: "afgehandeld" as const,
  wijze: null,
  toelichting: null,
  berust: true,
};

const FILE = { naam: "brief.docx", mediatype: "application/x-brief", inhoud: Buffer.from("Geachte heer") };

const decision = (oordeel: "gegrond" | "ongegrond") => ({
  oordeel,
  motivering: "De premie stond in de offerte.",
  datum: "2024-03-08",
  door: null,
  oorzaak: "kennis",
  verbetermaatregel: "Offerte nalopen.",
});

const ACTS = {
  assign: (db) => wijsToe(db, NR, "Jelle Dijkstra", "2024-03-05", HANDELENDE),
  note: (db) => onderzoek(db, NR, NOTE, HANDELENDE),
  acknowledge: (db) =>
    voegCorrespondentieToe(db, NR, letter("ontvangstbevestiging", "2024-03-06"), HANDELENDE),
  found: (db) => besluit(db, NR, decision("gegrond"), HANDELENDE),
  reject: (db) => besluit(db, NR, decision("ongegrond"), HANDELENDE),
  compensate: (db) => treftMaatregel(db, NR, MEASURE, HANDELENDE),
  tellInTalk: (db) =>
    voerGesprek(db, NR, { ...TALK, datum: "2024-03-10", uitkomst: "standpunt-meegedeeld" }, HANDELENDE),
  tellInWriting: (db) => voegCorrespondentieToe(db, NR, letter("standpunt", "2024-03-11"), HANDELENDE),
  object: (db) => maakBezwaar(db, NR, OBJECTION, KADER, HANDELENDE),
  reassess: (db) => herbeoordeel(db, NR, SECOND, HANDELENDE),
  tellAgain: (db) =>
    voegCorrespondentieToe(
      db,
      NR,
      letter("herbeoordeling", "2024-03-25", { wijze: "e-mail", bestand: FILE }),
      HANDELENDE,
    ),
  talk: (db) => voerGesprek(db, NR, TALK, HANDELENDE),
  refer: (db) => kifidStap(db, NR, { datum: "2024-04-02", status: "verwezen", uitkomst: null }, HANDELENDE),
  extend: (db) => stelUit(db, NR, EXTENSION, HANDELENDE),
  close: (db) => sluit(db, NR, END, HANDELENDE),
  withdraw: (db) =>
    sluit(
      db,
      NR,
      { ...END, datum: "2024-03-13", reden: "ingetrokken", toelichting: "Per e-mail.", berust: null },
      HANDELENDE,
    ),
  reopen: (db) => heropen(db, NR, { datum: "2024-04-10", reden: "Nieuwe stukken." }, HANDELENDE),
} satisfies Record<string, Act>;

type ActName = keyof typeof ACTS;

const TOLD: readonly ActName[] = ["assign", "reject", "tellInWriting"];

/** Every act, after which others, and what it moves. */
interface Move {
  readonly act: ActName;
  readonly after: readonly ActName[];
  readonly milestones: Partial<Mijlpalen>;
  readonly log: readonly [handeling: string, details: object];
  /** What else of the case it changes, with the new value. */
  readonly content?: Partial<Klacht>;
}

const MOVES: readonly Move[] = [
  {
    act: "assign",
    after: [],
    milestones: { gemeldOp: "2024-03-05" },
    log: ["toegewezen", { aan: "Jelle Dijkstra", datum: "2024-03-05" }],
    content: { verantwoordelijke: "Jelle Dijkstra" },
  },
  {
    act: "note",
    after: ["assign"],
    milestones: {},
    log: ["onderzoek", NOTE],
    content: { notities: [NOTE] },
  },
  {
    act: "acknowledge",
    after: ["assign"],
    milestones: { bevestigdOp: "2024-03-06" },
    log: [
      "correspondentie uit",
      {
        id: 1,
        soort: "ontvangstbevestiging",
        datum: "2024-03-06",
        richting: "uit",
        onderwerp: "over ontvangstbevestiging",
        tekst: null,
      },
    ],
  },
  {
    act: "found",
    after: ["assign"],
    milestones: { standpuntOp: "2024-03-08" },
    log: ["standpunt ingenomen", { ...decision("gegrond"), door: "Jelle Dijkstra" }],
    content: { oorzaak: "kennis", verbetermaatregel: "Offerte nalopen." },
  },
  {
    act: "reject",
    after: ["assign", "found"],
    milestones: {},
    log: [
      "standpunt herzien",
      { ...decision("ongegrond"), door: "Jelle Dijkstra", inPlaatsVan: "gegrond (2024-03-08)" },
    ],
  },
  {
    act: "compensate",
    after: ["assign", "found"],
    milestones: {},
    log: ["maatregel", MEASURE],
    content: { maatregelen: [MEASURE] },
  },
  {
    act: "tellInTalk",
    after: ["assign", "reject"],
    milestones: { meegedeeldOp: "2024-03-10" },
    log: ["gesprek", { ...TALK, datum: "2024-03-10", uitkomst: "standpunt-meegedeeld" }],
  },
  {
    act: "tellInWriting",
    after: ["assign", "reject", "tellInTalk"],
    milestones: { schriftelijkOp: "2024-03-11" },
    log: [
      "correspondentie uit",
      {
        id: 1,
        soort: "standpunt",
        datum: "2024-03-11",
        richting: "uit",
        onderwerp: "over standpunt",
        tekst: null,
      },
    ],
  },
  {
    act: "tellInWriting",
    after: ["assign", "reject"],
    milestones: { meegedeeldOp: "2024-03-11", schriftelijkOp: "2024-03-11" },
    log: [
      "correspondentie uit",
      {
        id: 1,
        soort: "standpunt",
        datum: "2024-03-11",
        richting: "uit",
        onderwerp: "over standpunt",
        tekst: null,
      },
    ],
  },
  {
    act: "object",
    after: TOLD,
    milestones: { bezwaarOp: "2024-03-15" },
    log: ["bezwaar", OBJECTION],
    content: { bezwaren: [OBJECTION] },
  },
  {
    act: "reassess",
    after: [...TOLD, "object"],
    milestones: { herbeoordeeldOp: "2024-03-22", meegedeeldOp: null, schriftelijkOp: null },
    log: ["herbeoordeeld", SECOND],
  },
  {
    act: "tellAgain",
    after: [...TOLD, "object", "reassess"],
    milestones: { meegedeeldOp: "2024-03-25", schriftelijkOp: "2024-03-25" },
    log: [
      "correspondentie uit",
      {
        id: 2,
        soort: "herbeoordeling",
        datum: "2024-03-25",
        richting: "uit",
        onderwerp: "over herbeoordeling",
        tekst: null,
        bestandsnaam: "brief.docx",
        sha256: sha256("Geachte heer"),
      },
    ],
  },
  {
    act: "talk",
    after: TOLD,
    milestones: { geschilOp: "2024-03-28" },
    log: ["gesprek", TALK],
    content: { gesprekken: [TALK] },
  },
  {
    act: "refer",
    after: [...TOLD, "talk"],
    milestones: {},
    log: ["kifid: verwezen", { datum: "2024-04-02", status: "verwezen", uitkomst: null }],
    content: { kifid: [{ datum: "2024-04-02", status: "verwezen", uitkomst: null }] },
  },
  {
    act: "close",
    after: TOLD,
    milestones: { afgehandeldOp: "2024-04-08" },
    log: ["afgehandeld", { ...END, wijze: "brief" }],
    content: { afsluitreden: "afgehandeld", wijzeVanAfhandeling: "brief", berust: true },
  },
  {
    act: "withdraw",
    after: ["assign"],
    milestones: { afgehandeldOp: "2024-03-13" },
    log: [
      "afgehandeld",
      {
        datum: "2024-03-13",
        reden: "ingetrokken",
        wijze: null,
        toelichting: "Per e-mail.",
        berust: null,
      },
    ],
    content: { afsluitreden: "ingetrokken", afsluittoelichting: "Per e-mail.", berust: null },
  },
  {
    act: "reopen",
    after: ["assign", "withdraw"],
    milestones: { afgehandeldOp: null },
    log: ["heropend", { datum: "2024-04-10", reden: "Nieuwe stukken.", wasAfgehandeldOp: "2024-03-13" }],
    content: { afsluitreden: null, afsluittoelichting: null, wijzeVanAfhandeling: null, berust: null },
  },
];

/** A register with one case, and the acts given behind it. */
async function registerAfter(acts: readonly ActName[]): Promise<Db> {
  const db = await memoryRegister();
  for (const naam of ["Jelle Dijkstra", "Anna Visser"]) {
    await voegMedewerkerToe(db, { naam, functie: null, email: null }, HANDELENDE);
  }
  await writeCases(db, [{}]);
  for (const act of acts) await ACTS[act](db);
  return db;
}

const MILESTONES = [
  "gemeldOp",
  "bevestigdOp",
  "standpuntOp",
  "meegedeeldOp",
  "schriftelijkOp",
  "bezwaarOp",
  "herbeoordeeldOp",
  "geschilOp",
  "overeenstemmingOp",
  "afgehandeldOp",
] as const;

const milestonesOf = (klacht: Klacht) => Object.fromEntries(MILESTONES.map((name) => [name, klacht[name]]));

function logOf(db: Db) {
  return db
    .selectFrom("logboek")
    .innerJoin("logboekDetail", (join) =>
      join
        .onRef("logboekDetail.klachtId", "=", "logboek.klachtId")
        .onRef("logboekDetail.volgnummer", "=", "logboek.volgnummer"),
    )
    .selectAll("logboek")
    .select(["logboekDetail.details", "logboekDetail.zout"])
    .where("logboek.klachtId", ">", 0)
    .orderBy("logboek.volgnummer")
    .execute();
}

const TABLES = [
  "klacht",
  "dossier",
  "termijn",
  "standpunt",
  "maatregel",
  "bezwaar",
  "gesprek",
  "kifid",
  "uitstel",
  "notitie",
  "correspondentie",
  "bestand",
  "logboek",
  "logboekDetail",
] as const;

/** Every row of every table. */
async function everything(db: Db): Promise<Record<string, unknown[]>> {
  const all: Record<string, unknown[]> = {};
  for (const table of TABLES) all[table] = await db.selectFrom(table).selectAll().execute();
  return all;
}

/** From now on no row of the log can be written. */
async function breakLog(db: Db): Promise<void> {
  await sql
    .raw("create trigger full before insert on logboek begin select raise(abort, 'log is full'); end")
    .execute(db);
}

const titled = (moves: readonly Move[]) =>
  moves.map((move) => [`${move.act} after ${move.after.join(", ") || "the intake"}`, move] as const);

describe("an act", () => {
  it.for(titled(MOVES))("%s moves milestones and deadlines, and no others", async ([, move]) => {
    const db = await registerAfter(move.after);
    const before = await leesKlacht(db, NR);
    await ACTS[move.act](db);
    const after = await leesKlacht(db, NR);
    expect(milestonesOf(after)).toEqual({ ...milestonesOf(before), ...move.milestones });
    const added = after.termijnen.filter(({ soort }) => before.termijnen.every((old) => old.soort !== soort));
    expect(added.map(({ soort }) => soort)).toEqual(move.act === "object" ? ["herbeoordeling"] : []);
    expect(after.termijnen.filter((termijn) => !added.includes(termijn))).toEqual(
      werkBij(before.termijnen, after),
    );
    expect(after).toMatchObject(move.content ?? {});
  });

  it.for(titled(MOVES))("%s writes one row in the log, sealed", async ([, move]) => {
    const db = await registerAfter(move.after);
    const before = await logOf(db);
    await ACTS[move.act](db);
    const rows = await logOf(db);
    expect(rows.slice(0, -1)).toEqual(before);
    const row = rows.at(-1)!;
    const [handeling, details] = move.log;
    expect(row).toMatchObject({
      handeling,
      wie: HANDELENDE.wie,
      op: HANDELENDE.nu.toISOString(),
      volgnummer: before.length + 1,
      detailsHash: sha256(row.zout + row.details),
      hash: schakelHash(before.at(-1)!.hash, row),
    });
    expect(JSON.parse(row.details)).toEqual(details);
    expect(await db.selectFrom("klacht").select(["logAantal", "logHash"]).executeTakeFirst()).toEqual({
      logAantal: row.volgnummer,
      logHash: row.hash,
    });
  });

  it.for(titled(MOVES))("%s changes nothing where the log can't be written", async ([, move]) => {
    const db = await registerAfter(move.after);
    await breakLog(db);
    const before = await everything(db);
    await expect(ACTS[move.act](db)).rejects.toThrow("log is full");
    expect(await everything(db)).toEqual(before);
  });
});

describe("deadlines", () => {
  const deadline = async (db: Db, soort: string) =>
    (await leesKlacht(db, NR)).termijnen.find((termijn) => termijn.soort === soort);

  it("an extension moves the deadline of the answer, and keeps the first day, twice", async () => {
    const db = await registerAfter(["assign", "extend"]);
    const first = { uiterlijk: "2024-04-08", eersteUiterlijk: "2024-03-25", voldaanOp: null };
    expect(await deadline(db, "reactie")).toMatchObject(first);
    await stelUit(db, NR, { ...EXTENSION, tot: "2024-04-15" }, HANDELENDE);
    expect(await deadline(db, "reactie")).toMatchObject({ ...first, uiterlijk: "2024-04-15" });
    expect(await deadline(db, "streefdatum")).toMatchObject({
      uiterlijk: "2024-03-18",
      eersteUiterlijk: null,
    });
    const { uitstel } = await leesKlacht(db, NR);
    expect(uitstel.map(({ tot }) => tot)).toEqual(["2024-04-08", "2024-04-15"]);
    expect((await logOf(db)).slice(-2).map(({ details }) => JSON.parse(details))).toEqual([
      { ...EXTENSION, was: "2024-03-25" },
      { ...EXTENSION, tot: "2024-04-15", was: "2024-04-08" },
    ]);
  });

  it("an extension is atomic too", async () => {
    const db = await registerAfter(["assign"]);
    await breakLog(db);
    const before = await everything(db);
    await expect(ACTS.extend(db)).rejects.toThrow("log is full");
    expect(await everything(db)).toEqual(before);
  });

  it("an extension after an objection moves the deadline of the re-assessment", async () => {
    const db = await registerAfter([...TOLD, "object"]);
    expect(await deadline(db, "herbeoordeling")).toMatchObject({
      uiterlijk: plusDagen(OBJECTION.datum, 21),
      eersteUiterlijk: null,
    });
    await stelUit(db, NR, { ...EXTENSION, tot: "2024-04-19" }, HANDELENDE);
    expect(await deadline(db, "herbeoordeling")).toMatchObject({
      uiterlijk: "2024-04-19",
      eersteUiterlijk: "2024-04-05",
    });
    expect(await deadline(db, "reactie")).toMatchObject({ uiterlijk: "2024-03-25", eersteUiterlijk: null });
  });

  it("what the first position met stays met after the re-assessment, whose own is met by telling it", async () => {
    const db = await registerAfter([...TOLD, "object", "reassess"]);
    expect(await deadline(db, "reactie")).toMatchObject({ voldaanOp: "2024-03-11" });
    expect(await deadline(db, "herbeoordeling")).toMatchObject({ voldaanOp: null });
    await ACTS.tellAgain(db);
    expect(await deadline(db, "reactie")).toMatchObject({ voldaanOp: "2024-03-11" });
    expect(await deadline(db, "herbeoordeling")).toMatchObject({ voldaanOp: "2024-03-25" });
  });

  it("those of a case that ends lapse, and run again when it is opened again", async () => {
    const db = await registerAfter(["assign", "withdraw"]);
    expect(await deadline(db, "melding")).toMatchObject({ voldaanOp: "2024-03-05", vervallenOp: null });
    expect(await deadline(db, "reactie")).toMatchObject({ voldaanOp: null, vervallenOp: "2024-03-13" });
    await ACTS.reopen(db);
    expect(await deadline(db, "reactie")).toMatchObject({ voldaanOp: null, vervallenOp: null });
  });
});

describe("telling the position", () => {
  const position = async (db: Db) => (await leesKlacht(db, NR)).standpunten;

  it("a letter after the conversation doesn't move the day on which the klager heard it", async () => {
    const db = await registerAfter(["assign", "reject", "tellInTalk", "tellInWriting"]);
    expect(await position(db)).toMatchObject([{ meegedeeldOp: "2024-03-10", wijzeVanMededeling: "gesprek" }]);
  });

  it("a copy of a letter that went out moves nothing", async () => {
    const db = await registerAfter(TOLD);
    const before = await leesKlacht(db, NR);
    await voegCorrespondentieToe(db, NR, letter("standpunt", "2024-03-29"), HANDELENDE);
    const after = await leesKlacht(db, NR);
    expect(after.correspondentie).toHaveLength(2);
    expect({ ...after, correspondentie: [] }).toEqual({ ...before, correspondentie: [] });
  });

  it.for([
    ["that waits for the insurer", letter("standpunt", "2024-03-11", { deeltMee: false })],
    ["of the klager", letter("standpunt", "2024-03-11", { richting: "in" })],
    ["of another kind", letter("informatieverzoek", "2024-03-11")],
  ] as const)("a letter %s tells nothing", async ([, one]) => {
    const db = await registerAfter(["assign", "reject"]);
    await voegCorrespondentieToe(db, NR, one, HANDELENDE);
    expect(await leesKlacht(db, NR)).toMatchObject({ meegedeeldOp: null, schriftelijkOp: null });
    expect(await position(db)).toMatchObject([{ meegedeeldOp: null, wijzeVanMededeling: null }]);
  });

  it("after the re-assessment counts for the second position, the first stays as it was told", async () => {
    const db = await registerAfter([...TOLD, "object", "reassess", "tellAgain"]);
    expect(await position(db)).toMatchObject([
      { ronde: 1, meegedeeldOp: "2024-03-11", wijzeVanMededeling: "brief" },
      { ronde: 2, meegedeeldOp: "2024-03-25", wijzeVanMededeling: "e-mail" },
    ]);
  });

  it.for([
    ["first", "after the re-assessment", [...TOLD, "object", "reassess"], "standpunt"],
    ["second", "before there is one", ["assign", "reject"], "herbeoordeling"],
  ] as const)("a letter of the %s position doesn't tell the other, %s", async ([, , after, soort]) => {
    const db = await registerAfter(after);
    await voegCorrespondentieToe(db, NR, letter(soort, "2024-03-26"), HANDELENDE).catch((error) => {
      expect(error).toBeInstanceOf(Refused);
    });
    expect(await leesKlacht(db, NR)).toMatchObject({ meegedeeldOp: null, schriftelijkOp: null });
  });
});

describe("agreement in a conversation", () => {
  const agree = (db: Db, datum: string) =>
    voerGesprek(db, NR, { ...TALK, datum, uitkomst: "overeenstemming" }, HANDELENDE);

  it("after the objection takes the place of a re-assessment", async () => {
    const db = await registerAfter([...TOLD, "object"]);
    await agree(db, "2024-03-28");
    await expect(ACTS.close(db)).resolves.toBeUndefined();
  });

  it("ends the dispute", async () => {
    const db = await registerAfter([...TOLD, "talk"]);
    await agree(db, "2024-04-02");
    expect(await leesKlacht(db, NR)).toMatchObject({ geschilOp: null, overeenstemmingOp: "2024-04-02" });
    await ACTS.refer(db);
    expect(await leesKlacht(db, NR)).toMatchObject({ geschilOp: "2024-04-02", overeenstemmingOp: null });
  });

  it("before the objection doesn't settle the objection", async () => {
    const db = await registerAfter(["assign"]);
    await agree(db, "2024-03-07");
    for (const act of ["reject", "tellInWriting", "object"] as const) await ACTS[act](db);
    await expect(ACTS.close(db)).rejects.toThrow("Op het bezwaar van de klager is nog niet beslist (§4.2)");
  });
});

describe("agreement that is registered late", () => {
  it("of a day before the objection doesn't settle the objection", async () => {
    const db = await registerAfter([...TOLD, "object"]);
    await voerGesprek(db, NR, { ...TALK, datum: "2024-03-12", uitkomst: "overeenstemming" }, HANDELENDE);
    await expect(ACTS.close(db)).rejects.toThrow("Op het bezwaar van de klager is nog niet beslist (§4.2)");
  });
});

describe("acts at once on one case", () => {
  it("of one connection take their turn", async () => {
    const db = await registerAfter(["assign", "found"]);
    await Promise.all(Array.from({ length: 8 }, () => ACTS.compensate(db)));
    const rows = await db.selectFrom("maatregel").select("volgnummer").orderBy("volgnummer").execute();
    expect(rows.map(({ volgnummer }) => volgnummer)).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
  });

  it("of one connection see what the one before did: only one objection is taken", async () => {
    const db = await registerAfter(TOLD);
    const results = await Promise.allSettled([ACTS.object(db), ACTS.object(db), ACTS.object(db)]);
    expect(results.map(({ status }) => status).toSorted()).toEqual(["fulfilled", "rejected", "rejected"]);
    expect((await leesKlacht(db, NR)).bezwaren).toHaveLength(1);
  });

  it("of several processes take their turn, and see what the one before did", async () => {
    const { klacht, remove } = createKlacht();
    onTestFinished(remove);
    await fill(klacht.map, ["Jelle Dijkstra"], [{}]);
    const { db } = await diskRegister(klacht.map);
    for (const act of TOLD) await ACTS[act](db);
    const later = klacht.with({ peildatum: "2024-04-02" });
    const results = await Promise.all([
      ...Array.from({ length: 3 }, () => later("bezwaar", "1", "--tekst=Niet eens.")),
      ...Array.from({ length: 3 }, (_, n) => later("onderzoek", "1", `--tekst=Notitie ${n}`)),
    ]);
    expect(results.map(({ exitCode }) => exitCode).toSorted()).toEqual([0, 0, 0, 0, 1, 1]);
    for (const { stderr } of results.slice(0, 3).filter(({ exitCode }) => exitCode === 1)) {
      expect(stderr).toContain("Er is al bezwaar gemaakt (§4.2)");
    }
    const { bezwaren, notities } = await leesKlacht(db, NR);
    expect(bezwaren).toHaveLength(1);
    expect(notities.map(({ tekst }) => tekst).toSorted()).toEqual(["Notitie 0", "Notitie 1", "Notitie 2"]);
    const log = await logOf(db);
    expect(log.map(({ volgnummer }) => volgnummer)).toEqual(log.map((_, n) => n + 1));
    log.reduce((vorige, row) => {
      expect(row.hash).toBe(schakelHash(vorige, row));
      return row.hash;
    }, "");
  });

  it("waits for another connection, and is refused by what that one wrote", async () => {
    const { klacht, remove } = createKlacht();
    onTestFinished(remove);
    await fill(klacht.map, ["Jelle Dijkstra"], [{ gemeldOp: "2024-03-05", aan: "Jelle Dijkstra" }]);
    const other = openSqlite(`${klacht.map}/register.db`, {});
    onTestFinished(() => void other.close());
    other.exec("begin immediate");
    other.exec("update klacht set afgehandeld_op = '2024-03-06'");
    const waiting = klacht.with({ peildatum: "2024-03-08" })(
      "besluit",
      "1",
      "--oordeel=gegrond",
      "--motivering=Ja.",
    );
    // It can't have read the case yet: the lock is ours until the commit.
    expect(await Promise.race([waiting, new Promise((resolve) => setTimeout(resolve, 700, "waits"))])).toBe(
      "waits",
    );
    other.exec("commit");
    const { exitCode, stderr } = await waiting;
    expect(stderr).toBe("De klacht is al afgehandeld (§5).\n→ Eerst: klacht heropenen 2024-0001\n");
    expect(exitCode).toBe(1);
  });
});
