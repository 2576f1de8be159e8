import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { sql } from "kysely";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { Locked, NotFound, Refused } from "../../src/errors.ts";
import { controleer } from "../../src/register/controle.ts";
import { leesBestand, voegCorrespondentieToe } from "../../src/register/correspondentie.ts";
import type { Db } from "../../src/register/db.ts";
import { sluit, stelUit } from "../../src/register/einde.ts";
import { kifidStap, voerGesprek } from "../../src/register/geschil.ts";
import { wijsToe } from "../../src/register/handelingen.ts";
import { INHOUD, inKluis } from "../../src/register/in-kluis.ts";
import { standaardInstellingen } from "../../src/register/instellingen.ts";
import { leesPaar } from "../../src/register/kluis-aansluiten.ts";
import { leesKlacht } from "../../src/register/lezen.ts";
import { treftMaatregel } from "../../src/register/maatregelen.ts";
import { besluit, herbeoordeel, maakBezwaar, onderzoek } from "../../src/register/standpunt.ts";
import { verhuis } from "../../src/register/verhuizen.ts";
import { contentsOf } from "../cli/run.ts";
import { HANDELENDE } from "./fill.ts";
import { fillWithKluis, JELLE, openBoth, withKluis } from "./kluis.ts";
import { diskRegister, temporaryFolder } from "./temporary.ts";

const NR = "2024-0001";
const KADER = { regels: standaardInstellingen().termijnen, kalender: standaardInstellingen().feestdagen };
const REASON = { reden: "De klager vraagt erom." };

/** A phrase for every field of text; what a search of the bytes looks for. */
const phrase = (what: string) => `Zwijgzin-${what}-Δ`;

/** Bytes that no text is. */
const BYTES = Buffer.from([...Array(256).keys(), 0, 255, 0]);

/** A case with a row in every table, from the intake to its end. */
async function lead(db: Db): Promise<void> {
  await wijsToe(db, NR, JELLE, "2024-03-05", HANDELENDE);
  await onderzoek(
    db,
    NR,
    { datum: "2024-03-06", met: phrase("met"), tekst: phrase("onderzoek") },
    HANDELENDE,
  );
  await stelUit(db, NR, { datum: "2024-03-06", tot: "2024-04-02", reden: phrase("uitstel") }, HANDELENDE);
  const position = {
    oordeel: "ongegrond",
    motivering: phrase("motivering"),
    datum: "2024-03-08",
    door: phrase("door"),
    oorzaak: "kennis",
    verbetermaatregel: phrase("verbetermaatregel"),
  } as const;
  await besluit(db, NR, position, HANDELENDE);
  const letter = {
    richting: "uit",
    tekst: phrase("tekst"),
    wijze: "brief",
    onderwerp: phrase("onderwerp"),
  } as const;
  const bestand = { naam: `${phrase("bestandsnaam")}.bin`, mediatype: "x/y", inhoud: BYTES };
  await voegCorrespondentieToe(
    db,
    NR,
    { ...letter, soort: "standpunt", datum: "2024-03-11", bestand },
    HANDELENDE,
  );
  await maakBezwaar(db, NR, { datum: "2024-03-15", tekst: phrase("bezwaar") }, KADER, HANDELENDE);
  await herbeoordeel(
    db,
    NR,
    {
      oordeel: "gedeeltelijk-gegrond",
      motivering: phrase("herbeoordeling"),
      datum: "2024-03-22",
      beoordelaars: [phrase("beoordelaar"), "B"],
    },
    HANDELENDE,
  );
  await treftMaatregel(
    db,
    NR,
    {
      soort: "schadevergoeding",
      datum: "2024-03-22",
      bedrag: 12345,
      toelichting: phrase("maatregel"),
      akkoordVerzekeraar: false,
    },
    HANDELENDE,
  );
  await voegCorrespondentieToe(
    db,
    NR,
    { ...letter, soort: "herbeoordeling", datum: "2024-03-25", bestand: null },
    HANDELENDE,
  );
  await voerGesprek(
    db,
    NR,
    {
      datum: "2024-03-28",
      aanwezig: [phrase("aanwezig"), "B"],
      verslag: phrase("verslag"),
      uitkomst: "geen-overeenstemming",
    },
    HANDELENDE,
  );
  await kifidStap(db, NR, { datum: "2024-04-02", status: "aanhangig", uitkomst: null }, HANDELENDE);
  await kifidStap(
    db,
    NR,
    { datum: "2024-04-05", status: "uitspraak", uitkomst: phrase("uitspraak") },
    HANDELENDE,
  );
  await sluit(
    db,
    NR,
    { datum: "2024-04-08", reden: "afgehandeld", wijze: "brief", toelichting: null, berust: true },
    HANDELENDE,
  );
}

const CASE = {
  klager: { naam: phrase("naam"), adres: phrase("adres"), klantnummer: phrase("klant"), telefoon: "06" },
  omschrijving: `${phrase("omschrijving")}\nmet een tweede regel en een emoji 🔒`,
  gewensteOplossing: phrase("oplossing"),
  polisnummer: phrase("polis"),
  product: "auto",
} as const;

type Schema = "main" | "kluis";

/** All rows of the case in one file, with the type of every value. */
async function rowsIn(db: Db, schema: Schema): Promise<Record<string, unknown[]>> {
  const result: Record<string, unknown[]> = {};
  for (const tabel of INHOUD) {
    const { rows } = await sql<Record<string, unknown>>`
      select * from ${sql.table(`${schema}.${tabel}`)} where klacht_id = 1 order by 1, 2`.execute(db);
    // The seal says in which file the case lies.
    result[tabel] = rows.map(({ zegel: _, ...row }) => row);
  }
  return result;
}

const EMPTY = Object.fromEntries(INHOUD.map((tabel) => [tabel, []]));

/** The rows without those that the move itself added to the log. */
function upTo(rows: Record<string, unknown[]>, moves: number): Record<string, unknown[]> {
  const { logboek = [], logboek_detail = [] } = rows;
  return {
    ...rows,
    logboek: logboek.slice(0, logboek.length - moves),
    logboek_detail: logboek_detail.slice(0, logboek_detail.length - moves),
  };
}

let office: string;
let map: string;
beforeAll(async () => {
  office = mkdtempSync(join(tmpdir(), "klacht-test-"));
  await fillWithKluis(office, [JELLE], [CASE, { klager: { naam: "Een ander" } }, { vertrouwelijk: true }]);
  await withKluis(office, ({ db }) => lead(db));
});
afterAll(() => rmSync(office, { recursive: true, force: true }));
beforeEach(() => {
  map = temporaryFolder();
  cpSync(office, map, { recursive: true });
});

describe("moving a whole case", () => {
  it("takes every row of every table along, byte for byte, there and back", async () => {
    const { db } = await openBoth(map);
    const before = await rowsIn(db, "main");
    // Were a table empty, the test would prove nothing of it.
    expect(Object.entries(before).filter(([, rows]) => rows.length === 0)).toEqual([]);
    const klacht = await leesKlacht(db, NR);
    const register = await db.selectFrom("klacht").selectAll().where("id", "=", 1).executeTakeFirstOrThrow();
    const termijnen = await db.selectFrom("termijn").selectAll().where("klachtId", "=", 1).execute();

    await verhuis(db, NR, "kluis", REASON, HANDELENDE);
    expect(await rowsIn(db, "main")).toEqual(EMPTY);
    expect(upTo(await rowsIn(db, "kluis"), 1)).toEqual(before);
    expect(await leesKlacht(db, NR)).toEqual({ ...klacht, vertrouwelijk: true });
    expect(await controleer(db, { kluisOpen: true })).toEqual([]);

    await verhuis(db, NR, "register", REASON, HANDELENDE);
    expect(await rowsIn(db, "kluis")).toEqual(EMPTY);
    expect(upTo(await rowsIn(db, "main"), 2)).toEqual(before);
    expect(await leesKlacht(db, NR)).toEqual(klacht);
    expect(await controleer(db, { kluisOpen: true })).toEqual([]);

    // The register tells the same of it as before, but for the log.
    const { logAantal, logHash: _, ...rest } = register;
    const now = await db.selectFrom("klacht").selectAll().where("id", "=", 1).executeTakeFirstOrThrow();
    expect(now).toMatchObject({ ...rest, logAantal: logAantal + 2 });
    expect(await db.selectFrom("termijn").selectAll().where("klachtId", "=", 1).execute()).toEqual(termijnen);
    const [stuk] = klacht.correspondentie;
    expect(Buffer.from(await leesBestand(db, NR, stuk!))).toEqual(BYTES);
  });

  it("can be done any number of times, and leaves the other cases alone", async () => {
    const { db } = await openBoth(map);
    const others = async () => [await leesKlacht(db, "2024-0002"), await leesKlacht(db, "2024-0003")];
    const before = await others();
    for (let times = 0; times < 4; times += 1) {
      await verhuis(db, NR, "kluis", REASON, HANDELENDE);
      await verhuis(db, NR, "register", REASON, HANDELENDE);
    }
    expect(await others()).toEqual(before);
    expect(await controleer(db, { kluisOpen: true })).toEqual([]);
    expect(await inKluis(db).selectFrom("kaart").select("klachtId").execute()).toEqual([{ klachtId: 3 }]);
    for (const from of [db, inKluis(db)])
      expect(await from.selectFrom("logboekOpen").selectAll().execute()).toEqual([]);
  });

  it("says in its log why, in the file where it then lies", async () => {
    const { db } = await openBoth(map);
    const last = async (from: Db) =>
      from
        .selectFrom("logboek")
        .innerJoin("logboekDetail", (join) =>
          join
            .onRef("logboekDetail.klachtId", "=", "logboek.klachtId")
            .onRef("logboekDetail.volgnummer", "=", "logboek.volgnummer"),
        )
        .select(["handeling", "details"])
        .where("logboek.klachtId", "=", 1)
        .orderBy("logboek.volgnummer", "desc")
        .executeTakeFirst();
    await verhuis(db, NR, "kluis", REASON, HANDELENDE);
    expect(await last(inKluis(db))).toEqual({
      handeling: "naar de kluis verplaatst",
      details: expect.stringContaining(REASON.reden),
    });
    expect(await last(db)).toBeUndefined();
    await verhuis(db, NR, "register", REASON, HANDELENDE);
    expect((await last(db))?.handeling).toBe("uit de kluis vrijgegeven");
  });

  it("takes texts along that lay outside both files", async () => {
    const { db } = await openBoth(map);
    const inhoud = Buffer.from("een aangepaste brief");
    const stuk = {
      datum: "2024-03-04",
      richting: "uit",
      soort: "eigen versie",
      onderwerp: "o",
      tekst: null,
      bestand: { naam: "b.docx", mediatype: "x/y", inhoud },
      wijze: "brief",
    } as const;
    await verhuis(db, NR, "kluis", { ...REASON, stukken: [stuk, stuk] }, HANDELENDE);
    const { correspondentie } = await leesKlacht(db, NR);
    expect(correspondentie.slice(-2).map(({ bestandsnaam }) => bestandsnaam)).toEqual(["b.docx", "b.docx"]);
    expect(Buffer.from(await leesBestand(db, NR, correspondentie.at(-1)!))).toEqual(inhoud);
    expect(await controleer(db, { kluisOpen: true })).toEqual([]);
  });

  it("leaves a mark of the act in both files", async () => {
    const { db } = await openBoth(map);
    const before = (await leesPaar(db)).register.aantal;
    for (const naar of ["kluis", "register"] as const) await verhuis(db, NR, naar, REASON, HANDELENDE);
    const { register, kluis } = await leesPaar(db);
    expect([register.aantal, kluis.aantal]).toEqual([before + 2, before + 2]);
    expect(register.paarKenmerk).toBe(kluis.paarKenmerk);
  });
});

describe("what stays readable", () => {
  /** The files of the register folder that hold one of the phrases, whichever way text is stored. */
  const holding = () =>
    readdirSync(map, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map(({ parentPath, name }) => join(parentPath, name))
      .filter((path) => {
        const bytes = readFileSync(path);
        return (
          bytes.includes("Zwijgzin") ||
          bytes.includes(Buffer.from("Zwijgzin", "utf16le")) ||
          bytes.includes(BYTES.subarray(32, 200))
        );
      })
      .map((path) => path.slice(map.length + 1));

  it("of a case in the closed file is nothing, of one that came out everything", async () => {
    expect(holding()).toEqual(["register.db"]);
    await withKluis(map, ({ db }) => verhuis(db, NR, "kluis", REASON, HANDELENDE));
    expect(holding()).toEqual([]);
    await withKluis(map, ({ db }) => verhuis(db, NR, "register", REASON, HANDELENDE));
    expect(holding()).toEqual(["register.db"]);
  });

  it("of a case in the closed file is nothing in the index of the register either", async () => {
    await withKluis(map, ({ db }) => verhuis(db, NR, "kluis", REASON, HANDELENDE));
    const { db } = await diskRegister(map);
    const row = await db.selectFrom("klacht").selectAll().where("id", "=", 1).executeTakeFirstOrThrow();
    expect(JSON.stringify(row)).not.toMatch(/Zwijgzin|De klager vraagt/);
  });
});

describe("a move that can't be", () => {
  it.each([
    ["of a case that isn't there", "2024-0099", "kluis", NotFound],
    ["of a case that lies there already", "2024-0003", "kluis", Refused],
    ["of an open case out of the closed file", NR, "register", Refused],
  ] as const)("%s is refused, and changes nothing", async (_, nummer, naar, kind) => {
    const { db } = await openBoth(map);
    const before = contentsOf(map);
    await expect(verhuis(db, nummer, naar, REASON, HANDELENDE)).rejects.toThrow(kind);
    expect(contentsOf(map)).toEqual(before);
  });

  it("with the closed file shut is refused, and changes nothing", async () => {
    const { db } = await diskRegister(map);
    const before = contentsOf(map);
    for (const [nummer, naar] of [
      [NR, "kluis"],
      ["2024-0003", "register"],
    ] as const) {
      await expect(verhuis(db, nummer, naar, REASON, HANDELENDE)).rejects.toThrow(Locked);
    }
    expect(contentsOf(map)).toEqual(before);
  });

  it.each(["logboek", "bestand", "kifid", "dossier"])(
    "halfway, at %s, leaves both files as they were",
    async (tabel) => {
      const { db } = await openBoth(map);
      for (const [naar, schema] of [
        ["kluis", "kluis"],
        ["register", "main"],
      ] as const) {
        const before = [await rowsIn(db, "main"), await rowsIn(db, "kluis"), await leesPaar(db)];
        await sql
          .raw(
            `create temp trigger stuk before insert on ${schema}.${tabel} begin select raise(abort, 'stuk'); end`,
          )
          .execute(db);
        await expect(verhuis(db, NR, naar, REASON, HANDELENDE)).rejects.toThrow("stuk");
        await sql`drop trigger stuk`.execute(db);
        expect([await rowsIn(db, "main"), await rowsIn(db, "kluis"), await leesPaar(db)]).toEqual(before);
        expect(await controleer(db, { kluisOpen: true })).toEqual([]);
        await verhuis(db, NR, naar, REASON, HANDELENDE);
      }
    },
  );

  it("since the other file has that number of an old list already says so", async () => {
    const { db } = await openBoth(map);
    for (const from of [db, inKluis(db)])
      await from
        .updateTable("dossier")
        .set({ externNummer: "K-17" })
        .where("klachtId", "in", [1, 3])
        .execute();
    const attempt = verhuis(db, "2024-0003", "register", REASON, HANDELENDE);
    await expect(attempt).rejects.toThrow(Refused);
    await expect(attempt).rejects.toThrow("2024-0001");
    await expect(verhuis(db, NR, "kluis", REASON, HANDELENDE)).rejects.toThrow("2024-0003");
    // Nothing else is wrong than that this test wrote the numbers past klacht.
    expect(
      (await controleer(db, { kluisOpen: true })).filter(({ herstel }) => herstel === undefined),
    ).toEqual([]);
  });
});

describe("the two files", () => {
  it("have the same tables of content, column for column, with the same indexes and triggers", async () => {
    const { db } = await openBoth(map);
    for (const tabel of INHOUD) {
      const columns = async (schema: Schema) => {
        const { rows } = await sql`select * from pragma_table_info(${tabel}, ${schema})`.execute(db);
        return rows;
      };
      expect((await columns("main")).length).toBeGreaterThan(1);
      expect(await columns("kluis")).toEqual(await columns("main"));
      const made = async (schema: Schema) => {
        const { rows } = await sql`
          select type, name, sql from ${sql.table(`${schema}.sqlite_schema`)}
          where tbl_name = ${tabel} order by type, name`.execute(db);
        return rows;
      };
      expect(await made("kluis")).toEqual(await made("main"));
    }
  });

  it("let nothing of a log be changed or removed outside a move", async () => {
    const { db } = await openBoth(map);
    await verhuis(db, NR, "kluis", REASON, HANDELENDE);
    for (const [from, id] of [
      [db, 2],
      [inKluis(db), 1],
    ] as const) {
      for (const tabel of ["logboek", "logboekDetail"] as const) {
        await expect(from.deleteFrom(tabel).where("klachtId", "=", id).execute()).rejects.toThrow(
          "verwijderen kan niet",
        );
        await expect(
          from.updateTable(tabel).set({ volgnummer: 9 }).where("klachtId", "=", id).execute(),
        ).rejects.toThrow("wijzigen kan niet");
      }
    }
  });
});
