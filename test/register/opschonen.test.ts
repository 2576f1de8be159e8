/** What is left of a case after its retention: what the overviews count, and nothing of the person, down to the bytes. */
import { cpSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { Locked, NotFound, Refused } from "../../src/errors.ts";
import { DATABASE, kluismapVan } from "../../src/kluis/kluismap.ts";
import { openSqlite } from "../../src/register/addon.ts";
import { controleer } from "../../src/register/controle.ts";
import { voegCorrespondentieToe } from "../../src/register/correspondentie.ts";
import type { Db } from "../../src/register/db.ts";
import { heropen } from "../../src/register/einde.ts";
import { wijzig } from "../../src/register/handelingen.ts";
import { INHOUD, inKluis } from "../../src/register/in-kluis.ts";
import { kiesSqlcipher } from "../../src/register/kluisbestand.ts";
import { leesKlacht } from "../../src/register/lezen.ts";
import { streamLogboek } from "../../src/register/logboek-lezen.ts";
import { anonimiseer, eisTeAnonimiseren } from "../../src/register/opschonen.ts";
import { verhuis } from "../../src/register/verhuizen.ts";
import { streamVerlopen, type Verlopen, type Verlopenfilter } from "../../src/register/verlopen.ts";
import { fill, HANDELENDE, PLAIN_INTAKE, writeCases } from "./fill.ts";
import { keyOf, openBoth } from "./kluis.ts";
import { makeOffice, OPEN_WORD, SECRET_WORD } from "./office.ts";
import { diskRegister, memoryRegister, temporaryFolder } from "./temporary.ts";
import { carryThrough, intakeAbout, KADER, PEOPLE } from "./whole-case.ts";

const OPEN = "2024-0001";
const CONFIDENTIAL = "2024-0002";
/** The case was settled on 8 April 2024. */
const LATER = { op: "2031-04-08", reden: "bewaartermijn van 7 jaar voorbij" };

let original: string;
beforeAll(async () => {
  original = mkdtempSync(join(tmpdir(), "klacht-test-"));
  await makeOffice(original);
});
afterAll(() => rmSync(original, { recursive: true, force: true }));

function office(): string {
  const map = temporaryFolder();
  cpSync(original, map, { recursive: true });
  return map;
}

/** The pages of the closed file as the key shows them. */
async function plainBytes(map: string): Promise<Buffer> {
  const key = await keyOf(map);
  const sqlite = openSqlite(join(kluismapVan(map), DATABASE), { readonly: true });
  kiesSqlcipher(sqlite);
  sqlite.pragma(`key = "${key.voorSqlcipher}"`);
  const bytes = sqlite.serialize();
  sqlite.close();
  return bytes;
}

const has = (bytes: Buffer, word: string) =>
  bytes.toString("latin1").toLowerCase().includes(word.toLowerCase());

async function details(db: Db, nummer: string) {
  const rows = [];
  for await (const { handeling, details } of streamLogboek(db, { nummer })) rows.push({ handeling, details });
  return rows;
}

describe.each([
  ["an open case", OPEN, OPEN_WORD],
  ["a confidential case", CONFIDENTIAL, SECRET_WORD],
])("%s that is anonymised", (_what, nummer, word) => {
  it("holds nothing of the person in any column, and keeps what the overviews count", async () => {
    const map = office();
    const { db } = await openBoth(map);
    const before = await leesKlacht(db, nummer);
    await anonimiseer(db, nummer, LATER, HANDELENDE);
    const eigen = nummer === OPEN ? db : inKluis(db);
    for (const table of INHOUD) {
      const rows = await eigen
        .selectFrom(table as "notitie")
        .selectAll()
        .execute();
      const id = nummer === OPEN ? 1 : 2;
      expect(JSON.stringify(rows.filter(({ klachtId }) => klachtId === id)).toLowerCase()).not.toContain(
        word.toLowerCase(),
      );
    }
    const after = await leesKlacht(db, nummer);
    expect(after).toEqual({
      ...before,
      klager: {
        naam: "(verwijderd)",
        adres: null,
        postcode: null,
        plaats: null,
        land: null,
        telefoon: null,
        email: null,
        klantnummer: null,
      },
      ontvangenDoor: null,
      polisnummer: null,
      omschrijving: "(verwijderd)",
      gewensteOplossing: null,
      betrokkenMedewerker: null,
      afsluittoelichting: null,
      verbetermaatregel: "(verwijderd)",
      standpunten: before.standpunten.map((standpunt) => ({
        ...standpunt,
        motivering: "(verwijderd)",
        door: null,
        beoordelaars: [],
      })),
      maatregelen: before.maatregelen.map((maatregel) => ({ ...maatregel, toelichting: null })),
      bezwaren: before.bezwaren.map(({ datum }) => ({ datum, tekst: "(verwijderd)" })),
      gesprekken: before.gesprekken.map((gesprek) => ({ ...gesprek, aanwezig: [], verslag: "(verwijderd)" })),
      kifid: before.kifid.map((stap) => ({ ...stap, uitkomst: null })),
      uitstel: before.uitstel.map((uitstel) => ({ ...uitstel, reden: "(verwijderd)" })),
      notities: [],
      correspondentie: [],
      geanonimiseerdOp: "2031-04-08",
    });
  });

  it("leaves nothing of the person in the bytes of either file, once they are swept", async () => {
    const map = office();
    const register = await openBoth(map);
    const file = () => readFileSync(join(map, "register.db"));
    expect(has(nummer === OPEN ? file() : await plainBytes(map), word)).toBe(true);
    await anonimiseer(register.db, nummer, LATER, HANDELENDE);
    expect(await register.veeg()).toBe(true);
    expect(await register.veegKluis()).toBe(true);
    expect(has(file(), word)).toBe(false);
    expect(has(await plainBytes(map), word)).toBe(false);
    // The other one is as it was.
    const other = nummer === OPEN ? SECRET_WORD : OPEN_WORD;
    expect(has(nummer === OPEN ? await plainBytes(map) : file(), other)).toBe(true);
    expect(await controleer(register.db, { kluisOpen: true, kader: KADER })).toEqual([]);
    expect(has(readFileSync(join(kluismapVan(map), DATABASE)), SECRET_WORD)).toBe(false);
  });

  it("keeps its log: who did what when, without the details; the chain still fits", async () => {
    const { db } = await openBoth(office());
    const before = await details(db, nummer);
    await anonimiseer(db, nummer, LATER, HANDELENDE);
    expect(await details(db, nummer)).toEqual([
      ...before.map(({ handeling }) => ({ handeling, details: null })),
      { handeling: "geanonimiseerd", details: { reden: LATER.reden } },
    ]);
    expect(await controleer(db, { kluisOpen: true, kader: KADER })).toEqual([]);
    const eigen = nummer === OPEN ? db : inKluis(db);
    expect(await eigen.selectFrom("logboekOpen").selectAll().execute()).toEqual([]);
  });

  it("takes no act any more, and is not anonymised twice", async () => {
    const { db } = await openBoth(office());
    await anonimiseer(db, nummer, LATER, HANDELENDE);
    for (const act of [
      () => heropen(db, nummer, { datum: "2031-05-01", reden: "Toch." }, HANDELENDE),
      () => wijzig(db, nummer, () => PLAIN_INTAKE, KADER, HANDELENDE),
      () =>
        voegCorrespondentieToe(
          db,
          nummer,
          {
            datum: "2031-05-01",
            richting: "in",
            soort: "brief",
            onderwerp: "x",
            tekst: null,
            bestand: null,
            wijze: "brief",
          },
          HANDELENDE,
        ),
    ]) {
      await expect(act()).rejects.toThrow("na de bewaartermijn geanonimiseerd; er kan niets meer bij");
    }
    await expect(anonimiseer(db, nummer, LATER, HANDELENDE)).rejects.toThrow(
      `Klacht ${nummer} is al geanonimiseerd, op 08-04-2031`,
    );
  });
});

describe("between the pages", () => {
  it("of a register in which many rows moved, nothing is left either", async () => {
    const { db, map } = await diskRegister();
    const long = (n: number, word: string) => `${word}-${n} `.repeat(3 + ((n * 7) % 60));
    const made = await writeCases(
      db,
      Array.from({ length: 60 }, (_, n) => ({
        ingediendOp: "2010-01-04",
        afgehandeldOp: "2010-03-04",
        klager: {
          naam: `Naam-${n}-Zwijgzaam`,
          adres: `Laan ${n}-Zwijgzaam`,
          klantnummer: `K-${n}-Zwijgzaam`,
        },
        omschrijving: long(n, "Zwijgzaam"),
      })),
    );
    for (const [n, nummer] of made.entries()) {
      if (n % 2 === 0) continue;
      const klager = { ...PLAIN_INTAKE.klager, naam: `Anders-${n}-Zwijgzaam` };
      const intake = {
        ...PLAIN_INTAKE,
        ingediendOp: "2010-01-04",
        klager,
        omschrijving: long(n * 3, "Zwijgzaam"),
      };
      await wijzig(db, nummer, () => intake, KADER, HANDELENDE);
    }
    for (const nummer of made) await anonimiseer(db, nummer, LATER, HANDELENDE);
    await db.destroy();
    // Whoever opens the register next sweeps it, had the first one been killed before it could.
    await diskRegister(map);
    expect(has(readFileSync(join(map, "register.db")), "zwijgzaam")).toBe(false);
  });
});

describe("a case may not be anonymised", () => {
  it.each([
    ["while it is not settled", "2024-0003", "2031-04-08", Refused, "nog niet afgehandeld"],
    [
      "a day before a year has passed since",
      OPEN,
      "2025-04-07",
      Refused,
      "moet tot 08-04-2025 bewaard blijven",
    ],
    ["when it isn't there", "2024-0099", "2031-04-08", NotFound, "staat niet in het register"],
  ])("%s", async (_what, nummer, op, kind, text) => {
    const { db } = await openBoth(office());
    for (const attempt of [
      () => anonimiseer(db, nummer, { ...LATER, op }, HANDELENDE),
      () => eisTeAnonimiseren(db, nummer, op),
    ]) {
      await expect(attempt()).rejects.toThrow(kind);
      await expect(attempt()).rejects.toThrow(text);
    }
    expect((await leesKlacht(db, OPEN)).geanonimiseerdOp).toBeNull();
    expect((await details(db, OPEN)).every((row) => row.details !== null)).toBe(true);
  });

  it("a confidential one while the closed file is shut", async () => {
    const { db } = await diskRegister(office());
    await expect(anonimiseer(db, CONFIDENTIAL, LATER, HANDELENDE)).rejects.toThrow(Locked);
  });

  it("but on the very day that the year is over it may", async () => {
    const { db } = await openBoth(office());
    await anonimiseer(db, OPEN, { op: "2025-04-08", reden: "verzoek" }, HANDELENDE);
    expect((await leesKlacht(db, OPEN)).geanonimiseerdOp).toBe("2025-04-08");
  });
});

describe("the cases of one client", () => {
  const marks = async (db: Db) => {
    const rows = await db
      .selectFrom("dossier")
      .select(["klachtId", "klantnummer", "klantMerk"])
      .orderBy("klachtId")
      .execute();
    return rows;
  };

  it("get one mark before his number goes, whichever goes first; another client's get another", async () => {
    const db = await memoryRegister();
    const settled = { afgehandeldOp: "2010-03-04", ingediendOp: "2010-01-04" };
    const numbers = await writeCases(db, [
      { ...settled, klager: { klantnummer: "K-1" } },
      { ...settled, klager: { klantnummer: "K-2" } },
      { ...settled, klager: { klantnummer: "K-1" } },
      { ...settled },
      { klager: { klantnummer: "K-1" } },
    ]);
    await anonimiseer(db, numbers[2]!, LATER, HANDELENDE);
    await anonimiseer(db, numbers[1]!, LATER, HANDELENDE);
    await anonimiseer(db, numbers[0]!, LATER, HANDELENDE);
    await anonimiseer(db, numbers[3]!, LATER, HANDELENDE);
    const rows = await marks(db);
    const [one, two, three, four, five] = rows;
    expect(one!.klantMerk).toMatch(/^[0-9a-f-]{36}$/);
    expect(three!.klantMerk).toBe(one!.klantMerk);
    expect(five).toEqual({ klachtId: 5, klantnummer: "K-1", klantMerk: one!.klantMerk });
    expect(two!.klantMerk).toMatch(/^[0-9a-f-]{36}$/);
    expect(two!.klantMerk).not.toBe(one!.klantMerk);
    expect(four).toEqual({ klachtId: 4, klantnummer: null, klantMerk: null });
    expect(rows.slice(0, 4).map(({ klantnummer }) => klantnummer)).toEqual([null, null, null, null]);
    expect(await controleer(db, { kluisOpen: false, kader: KADER })).toEqual([]);
  });

  it("get the mark of the earlier ones also when a new complaint comes in between", async () => {
    const db = await memoryRegister();
    const settled = {
      afgehandeldOp: "2010-03-04",
      ingediendOp: "2010-01-04",
      klager: { klantnummer: "K-1" },
    };
    const [first] = await writeCases(db, [settled, settled]);
    await anonimiseer(db, first!, LATER, HANDELENDE);
    const [third] = await writeCases(db, [{ ...settled, ingediendOp: "2010-02-01" }]);
    await anonimiseer(db, third!, LATER, HANDELENDE);
    const found = new Set((await marks(db)).map(({ klantMerk }) => klantMerk));
    expect(found.size).toBe(1);
    expect(found).not.toContain(null);
  });

  it("lose it with a correction of his number, or take that of whom it turns out to be", async () => {
    const db = await memoryRegister();
    const settled = {
      afgehandeldOp: "2010-03-04",
      ingediendOp: "2010-01-04",
      klager: { klantnummer: "K-1" },
    };
    const [first, second, third] = await writeCases(db, [
      settled,
      settled,
      { klager: { klantnummer: "K-9" } },
    ]);
    await anonimiseer(db, first!, LATER, HANDELENDE);
    const correct = (nummer: string, klantnummer: string | null) =>
      wijzig(
        db,
        nummer,
        ({ ingediendOp }) => ({
          ...PLAIN_INTAKE,
          ingediendOp,
          klager: { ...PLAIN_INTAKE.klager, klantnummer },
        }),
        KADER,
        HANDELENDE,
      );
    const [mark] = await marks(db);
    await correct(third!, "K-1");
    expect((await marks(db))[2]).toEqual({ klachtId: 3, klantnummer: "K-1", klantMerk: mark!.klantMerk });
    await correct(third!, "K-8");
    expect((await marks(db))[2]).toEqual({ klachtId: 3, klantnummer: "K-8", klantMerk: null });
    await correct(second!, null);
    expect((await marks(db))[1]).toEqual({ klachtId: 2, klantnummer: null, klantMerk: null });
    expect(await controleer(db, { kluisOpen: false, kader: KADER })).toEqual([]);
  });

  it("that another program changed keep the seal that shows it, mark or no mark", async () => {
    const db = await memoryRegister();
    const settled = {
      afgehandeldOp: "2010-03-04",
      ingediendOp: "2010-01-04",
      klager: { klantnummer: "K-1" },
    };
    const [first, second] = await writeCases(db, [settled, settled]);
    await db.updateTable("dossier").set({ aard: "privacy" }).execute();
    await anonimiseer(db, first!, LATER, HANDELENDE);
    const found = await controleer(db, { kluisOpen: false, kader: KADER });
    expect(found.map(({ nummer }) => nummer)).toEqual([first, second]);
  });
});

describe("what is past its retention", () => {
  const dueIn = async (db: Db, filter: Verlopenfilter, kluisOpen: boolean) => {
    const due: Verlopen[] = [];
    for await (const klacht of streamVerlopen(db, filter, { kluisOpen })) due.push(klacht);
    return due;
  };

  it("is what was settled so many years ago, the oldest first, and not yet anonymised", async () => {
    const map = temporaryFolder();
    await fill(
      map,
      [],
      [
        { ingediendOp: "2017-01-02", afgehandeldOp: "2017-03-05" },
        { ingediendOp: "2017-01-02", afgehandeldOp: "2017-03-04", klager: { naam: "Precies" } },
        { ingediendOp: "2015-01-02", afgehandeldOp: "2015-03-04", klager: { naam: "Oudste" } },
        { ingediendOp: "2010-01-02" },
        { ingediendOp: "2015-01-02", afgehandeldOp: "2016-02-29", klager: { naam: "Schrikkeldag" } },
      ],
    );
    const { db } = await diskRegister(map);
    const due = (vandaag: string, jaren = 7) => dueIn(db, { vandaag, jaren }, false);
    expect(await due("2024-03-04")).toEqual([
      {
        nummer: "2015-0001",
        afgehandeldOp: "2015-03-04",
        bewarenTot: "2022-03-04",
        vertrouwelijk: false,
        klager: "Oudste",
      },
      {
        nummer: "2015-0002",
        afgehandeldOp: "2016-02-29",
        bewarenTot: "2023-03-01",
        vertrouwelijk: false,
        klager: "Schrikkeldag",
      },
      {
        nummer: "2017-0002",
        afgehandeldOp: "2017-03-04",
        bewarenTot: "2024-03-04",
        vertrouwelijk: false,
        klager: "Precies",
      },
    ]);
    expect((await due("2023-02-28")).map(({ nummer }) => nummer)).toEqual(["2015-0001"]);
    expect((await due("2023-03-01")).map(({ nummer }) => nummer)).toEqual(["2015-0001", "2015-0002"]);
    expect(await due("2015-12-31")).toEqual([]);
    expect((await due("2018-12-31", 1)).length).toBe(4);
    await anonimiseer(db, "2015-0001", { ...LATER, op: "2024-03-04" }, HANDELENDE);
    expect((await due("2024-03-04")).map(({ nummer }) => nummer)).toEqual(["2015-0002", "2017-0002"]);
    // Nothing can be taken out of a case whose content another program took out.
    await db.deleteFrom("dossier").where("naam", "=", "Precies").execute();
    expect((await due("2024-03-04")).map(({ nummer }) => nummer)).toEqual(["2015-0002"]);
  });

  it("has no name of a confidential klager unless the closed file is open, which also knows what is done", async () => {
    const map = office();
    const shut = async () => {
      const { db } = await diskRegister(map);
      return dueIn(db, { vandaag: "2031-04-08", jaren: 7 }, false);
    };
    const register = await openBoth(map);
    const opened = () => dueIn(register.db, { vandaag: "2031-04-08", jaren: 7 }, true);
    expect((await shut()).map(({ nummer, klager }) => [nummer, klager])).toEqual([
      [OPEN, `Naam ${OPEN_WORD}`],
      [CONFIDENTIAL, null],
    ]);
    expect((await opened()).map(({ klager }) => klager)).toEqual([
      `Naam ${OPEN_WORD}`,
      `Naam ${SECRET_WORD}`,
    ]);
    await anonimiseer(register.db, CONFIDENTIAL, LATER, HANDELENDE);
    expect((await opened()).map(({ nummer }) => nummer)).toEqual([OPEN]);
    expect((await shut()).map(({ nummer }) => nummer)).toEqual([OPEN, CONFIDENTIAL]);
  });
});

describe("a case that is anonymised", () => {
  it("moves between the files as any other, and the pair stays one", async () => {
    const map = office();
    const { db } = await openBoth(map);
    await anonimiseer(db, OPEN, LATER, HANDELENDE);
    await verhuis(db, OPEN, "kluis", { reden: "x" }, HANDELENDE).catch((error) => {
      expect(error).toBeInstanceOf(Refused);
    });
    expect(await controleer(db, { kluisOpen: true, kader: KADER })).toEqual([]);
  });

  it("was carried through before, or this proves nothing", async () => {
    const db = await memoryRegister();
    for (const naam of PEOPLE)
      await db
        .insertInto("medewerker")
        .values({ naam } as never)
        .execute();
    await writeCases(db, [intakeAbout("Woord")]);
    await carryThrough(db, OPEN, "Woord");
    const filled: Record<string, number> = {};
    for (const table of INHOUD) {
      filled[table] = (
        await db
          .selectFrom(table as "notitie")
          .selectAll()
          .execute()
      ).length;
    }
    expect(Object.values(filled).every((count) => count > 0)).toBe(true);
    // Every text column of the content that can hold a person's words holds this one.
    const [dossier] = await db.selectFrom("dossier").selectAll().execute();
    const silent = Object.entries(dossier!).filter(
      ([, value]) => typeof value === "string" && !value.toLowerCase().includes("woord"),
    );
    expect(silent.map(([name]) => name).toSorted()).toEqual([
      "aard",
      "afsluitreden",
      "maatschappij",
      "oorzaak",
      "postcode",
      "product",
      "telefoon",
      "wijze",
      "wijzeVanAfhandeling",
      "zegel",
    ]);
  });
});
