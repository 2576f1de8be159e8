import { copyFileSync, readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { Kysely, sql } from "kysely";
import { describe, expect, it } from "vitest";
import { openSqlite } from "../../src/register/addon.ts";
import type { Db } from "../../src/register/db.ts";
import { sqliteDialect } from "../../src/register/dialect.ts";
import { migratiesVan } from "../../src/register/migraties/index.ts";
import { migrate } from "../../src/register/migreren.ts";
import { openRegister } from "../../src/register/open.ts";
import { anonimiseer } from "../../src/register/opschonen.ts";
import { meldResten, veegResten } from "../../src/register/resten.ts";
import { leesTreffers } from "../../src/register/treffers.ts";
import { zoekKlachten } from "../../src/register/zoeken.ts";
import { leesZoektermen } from "../../src/register/zoekopdracht.ts";
import { TEXTS, writeContent } from "./content.ts";
import { fill, HANDELENDE, writeCases } from "./fill.ts";
import { diskRegister, memoryRegister, temporaryFolder } from "./temporary.ts";

/** The words of an index that is filled with what is in the register now, which is closed. */
async function wordsAnew(db: Db, map: string): Promise<unknown[]> {
  await db.destroy();
  const path = join(temporaryFolder(), "register.db");
  copyFileSync(join(map, "register.db"), path);
  const sqlite = openSqlite(path, {});
  sqlite.pragma("foreign_keys = off");
  const tables = [
    "dossier",
    "standpunt",
    "maatregel",
    "bezwaar",
    "gesprek",
    "kifid",
    "uitstel",
    "notitie",
    "correspondentie",
  ];
  sqlite.exec("insert into zoekindex (zoekindex) values ('delete-all')");
  for (const table of tables) {
    sqlite.exec(`drop trigger ${table}_zoek_eraf; create temp table bewaard as select * from ${table};
        delete from ${table}; insert into ${table} select * from bewaard; drop table bewaard`);
  }
  sqlite.close();
  const { db: anew } = await openRegister(join(path, ".."), { create: true });
  const all = await words(anew);
  await anew.destroy();
  return all;
}

const ALL = { peildatum: "2024-12-31", bestanden: ["main"], aantal: null } as const;

async function search(
  db: Db,
  text: string,
  bestanden: readonly ("main" | "kluis")[] = ["main"],
): Promise<readonly number[]> {
  const { ids, totaal, ofMeer } = await zoekKlachten(db, leesZoektermen(text), { ...ALL, bestanden });
  expect([totaal, ofMeer]).toEqual([ids.length, false]);
  return ids;
}

/** Every word of the index, with the cases and columns in which it stands. */
async function words(db: Db): Promise<unknown[]> {
  await sql`create virtual table temp.woord using fts5vocab(main, zoekindex, instance)`.execute(db);
  const { rows } = await sql`select term, doc, col, "offset" from temp.woord order by 1, 2, 3, 4`.execute(db);
  await sql`drop table temp.woord`.execute(db);
  return rows;
}

describe("the terms of a search", () => {
  it.for([
    ["premie", ['"premie"*']],
    ["  te   laat ", ['"te"*', '"laat"*']],
    ['"te laat" premie', ['"te laat"', '"premie"*']],
    ["“te laat” „premie”", ['"te laat"', '"premie"']],
    ['5" buis', ['"5"""*', '"buis"*']],
    ["premie premie PREMIE", ['"premie"*', '"PREMIE"*']],
    ["a* NEAR(b) -c naam:x ^d", ['"a*"*', '"NEAR(b)"*', '"-c"*', '"naam:x"*', '"^d"*']],
    ['" " -- * ()', []],
  ] as const)("%j are %j", ([typed, expected]) => {
    const termen = leesZoektermen(typed);
    expect(
      termen.map(({ tekst, woordgroep }) => `"${tekst.replaceAll('"', '""')}"${woordgroep ? "" : "*"}`),
    ).toEqual(expected);
  });
});

describe("searching", () => {
  it("finds every text of a case, and shows the words around it", async () => {
    const db = await memoryRegister();
    await writeCases(db, [{}, {}]);
    await sql`delete from dossier`.execute(db);
    await writeContent(db, 1, (name) => `Voor ${name} staat xq${name} en meer.`);
    await writeContent(db, 2, (name) => `Anders ${name}.`);
    for (const name of TEXTS) {
      const termen = leesZoektermen(`XQ${name}`);
      expect(await search(db, `XQ${name}`), name).toEqual([1]);
      expect((await leesTreffers(db, [1, 2], termen, 20)).get(1), name).toMatchObject([
        {
          veld: name,
          fragment: [
            { tekst: `Voor ${name} staat `, gevonden: false },
            { tekst: `xq${name}`, gevonden: true },
            { tekst: " en meer.", gevonden: false },
          ],
        },
      ]);
    }
    // Every column of the index was named above: none can be found without showing where.
    const { rows } = await sql<{
      n: number;
    }>`select count(*) as n from pragma_table_info('zoekindex')`.execute(db);
    const indexed = await sql<{ col: string }>`select distinct col from temp.alles`.execute(
      await sql`create virtual table temp.alles using fts5vocab(main, zoekindex, instance)`
        .execute(db)
        .then(() => db),
    );
    expect(indexed.rows).toHaveLength(rows[0]!.n);
  });

  it.for([
    ["opgezegd", [1]],
    ["opgez", [1]],
    ["ÓPGEZEGD", [1]],
    ["cafe", [1]],
    ["café", [1]],
    ["cafe\u0301", [1]],
    ["ozdemir", [2]],
    ["zegd", []],
    ["de vries opgezegd", [1]],
    ["vries geincasseerd", []],
    ['"te laat opgezegd"', [1]],
    ['"laat te opgezegd"', []],
    ['"te laat opgez"', []],
    ["AB-123.45", [2]],
    ["AB-123.4", [2]],
    ["verzekering", [2, 1]],
    ["verzekering -opgezegd", [1]],
    ["NOT", []],
  ] as const)("for %j finds %j", async ([text, expected]) => {
    const db = await memoryRegister();
    await writeCases(db, [
      { klager: { naam: "J. de Vries" }, omschrijving: "Café-verzekering te laat opgezegd." },
      { klager: { naam: "Özdemir" }, omschrijving: "Verzekering geïncasseerd.", polisnummer: "AB-123.45" },
    ]);
    expect(await search(db, text)).toEqual(expected);
  });

  it("leaves out what was lodged after the reference date", async () => {
    const db = await memoryRegister();
    await writeCases(db, [{ ingediendOp: "2024-03-04" }, { ingediendOp: "2024-03-06" }]);
    const on = (peildatum: string) => zoekKlachten(db, leesZoektermen("premie"), { ...ALL, peildatum });
    expect(await on("2024-03-05")).toEqual({ ids: [1], totaal: 1, ofMeer: false });
    expect(await on("2024-03-06")).toEqual({ ids: [2, 1], totaal: 2, ofMeer: false });
  });

  it("gives the newest numbers, however many there are and in whatever order they came", async () => {
    const YEARS = ["2021", "2022", "2023", "2024"] as const;
    const WORDS = ["rood", "roodachtig", "blauw", "geel"] as const;
    const LETTER = { volgnummer: 1, datum: "2024-03-05", richting: "in", soort: "brief" } as const;
    const one = fc.record({
      jaar: fc.constantFrom(...YEARS),
      woorden: fc.uniqueArray(fc.constantFrom(...WORDS), { minLength: 1 }),
      correspondentie: fc.option(fc.constantFrom(...WORDS), { freq: 4 }),
    });
    await fc.assert(
      fc.asyncProperty(
        fc.array(one, { minLength: 1, maxLength: 25 }),
        fc.constantFrom("rood", '"rood"', "blauw", "geel rood", "roodachtig geel blauw"),
        fc.constantFrom("2022-06-30", "2024-12-31"),
        fc.option(fc.integer({ min: 1, max: 8 })),
        fc.record({ geteld: fc.integer({ min: 1, max: 8 }), blok: fc.integer({ min: 1, max: 8 }) }),
        async (cases, text, peildatum, aantal, maat) => {
          const { db, close } = await openRegister("/geen-map", { create: false });
          const numbers = await writeCases(
            db,
            cases.map(({ jaar, woorden }) => ({
              ingediendOp: `${jaar}-03-04`,
              omschrijving: woorden.join(" "),
            })),
          );
          const letters = cases.flatMap(({ correspondentie }, n) =>
            correspondentie === null ? [] : [{ klachtId: n + 1, ...LETTER, onderwerp: correspondentie }],
          );
          if (letters.length > 0) await db.insertInto("correspondentie").values(letters).execute();
          const termen = leesZoektermen(text);
          const found = numbers
            .map((nummer, n) => ({ id: n + 1, nummer, ...cases[n]! }))
            .filter(({ jaar }) => `${jaar}-03-04` <= peildatum)
            .filter(({ woorden, correspondentie }) =>
              termen.every(({ tekst, woordgroep }) =>
                [...woorden, correspondentie ?? ""].some((woord) =>
                  woordgroep ? woord === tekst : woord.startsWith(tekst),
                ),
              ),
            )
            .sort((a, b) => (a.nummer < b.nummer ? 1 : -1));
          const wijze = { ...ALL, peildatum, aantal };
          const { ids, totaal, ofMeer } = await zoekKlachten(db, termen, wijze, maat);
          await close();
          expect(ids).toEqual(found.map(({ id }) => id).slice(0, aantal ?? undefined));
          if (ofMeer) expect([totaal, found.length > totaal]).toEqual([maat.geteld, true]);
          else expect(totaal).toBe(found.length);
          if (found.length <= maat.geteld) expect(ofMeer).toBe(false);
        },
      ),
      { numRuns: 300 },
    );
  });

  it("takes anything that is typed for text", async () => {
    const db = await memoryRegister();
    const tekst = fc.string({ unit: "grapheme", maxLength: 60 });
    const taal = fc
      .array(
        fc.constantFrom(
          '"',
          "*",
          "NEAR(",
          "NOT",
          "OR",
          "-",
          "^",
          "naam:",
          "{a b}:",
          "premie",
          "+",
          ")",
          "'",
          " ",
        ),
      )
      .map((parts) => parts.join(" "));
    await writeCases(db, [{}]);
    await fc.assert(
      fc.asyncProperty(fc.oneof(tekst, taal), async (typed) => {
        const termen = leesZoektermen(typed);
        const { ids } = await zoekKlachten(db, termen, ALL);
        if (termen.length > 0) await leesTreffers(db, ids.length > 0 ? ids : [1], termen, 10);
      }),
    );
  });

  it("finds a case by any words of its text, and by any phrase", async () => {
    const db = await memoryRegister();
    const woord = fc.stringMatching(/^[a-zA-Zéëïöüß0-9]{1,12}$/);
    const tekst = fc.array(woord, { minLength: 1, maxLength: 12 });
    let laatste = 0;
    await fc.assert(
      fc.asyncProperty(tekst, fc.nat(), fc.nat(), async (woorden, a, b) => {
        await writeCases(db, [{ omschrijving: woorden.join(" ") }]);
        laatste += 1;
        const [van, tot] = [a % woorden.length, b % woorden.length].sort((x, y) => x - y);
        const groep = woorden.slice(van, tot! + 1);
        expect(await search(db, groep.join(" "))).toContain(laatste);
        expect(await search(db, groep.toReversed().join(" "))).toContain(laatste);
        expect(await search(db, `"${groep.join(" ")}"`)).toContain(laatste);
      }),
    );
  });
});

describe("the index", () => {
  it("stays what it would be if it were made anew, whatever is written, changed and removed", async () => {
    const { db, map } = await diskRegister();
    for (const id of [1, 2, 3]) await writeContent(db, id, (name) => `${name} nummer ${id} xyz`);
    await db
      .updateTable("dossier")
      .set({ naam: "Nieuwe naam", omschrijving: "Anders" })
      .where("klachtId", "=", 1)
      .execute();
    await db.updateTable("correspondentie").set({ tekst: null }).where("klachtId", "=", 2).execute();
    await db.updateTable("standpunt").set({ motivering: "Herzien" }).execute();
    await db.deleteFrom("dossier").where("klachtId", "=", 3).execute();
    await db.deleteFrom("notitie").where("klachtId", "=", 2).execute();
    const kept = await words(db);
    expect(kept.length).toBeGreaterThan(20);
    expect(await wordsAnew(db, map)).toEqual(kept);
  });

  // With short texts nothing went wrong: it takes words that stand in a text hundreds of times.
  it("loses no place of a word in long texts that are changed again and again", async () => {
    const { db, map } = await diskRegister();
    let seed = 20_240_304;
    const random = (below: number) => {
      seed = (seed * 48_271) % 2_147_483_647;
      return seed % below;
    };
    const text = (id: number) => `woord${id}q `.repeat(1 + random(random(3) === 0 ? 800 : 20));
    for (let id = 1; id <= 30; id += 1) {
      await writeContent(db, id, (name) => `${name} woord${id}q`);
      for (let change = 0; change < 4; change += 1) {
        const some = 1 + random(id);
        const changed = { omschrijving: text(some), verbetermaatregel: text(some) };
        await db.updateTable("dossier").set(changed).where("klachtId", "=", some).execute();
      }
      if (id % 3 === 0)
        await db
          .deleteFrom("dossier")
          .where("klachtId", "=", 1 + random(id))
          .execute();
    }
    const kept = await words(db);
    expect(kept.length).toBeGreaterThan(500);
    expect(await wordsAnew(db, map)).toEqual(kept);
  });

  it("comes to a register of the version before with all that is in it", async () => {
    const map = temporaryFolder();
    const path = join(map, "register.db");
    const sqlite = openSqlite(path, {});
    const before = Object.fromEntries(Object.entries(migratiesVan("register")).slice(0, 3));
    await migrate(sqlite, new Kysely<never>({ dialect: sqliteDialect(sqlite) }), before);
    sqlite.pragma("user_version = 3");
    sqlite.exec(`insert into klacht (id, nummer, jaar, volgnummer, vertrouwelijk, ingediend_op, geregistreerd_op, log_aantal, log_hash)
        values (7, '2024-0001', 2024, 1, 0, '2024-03-04', '2024-03-04', 0, '');
      insert into dossier (klacht_id, naam, wijze, aard, omschrijving) values (7, 'Zoë', 'brief', 'advies', 'Te laat');
      insert into correspondentie (klacht_id, volgnummer, datum, richting, soort, onderwerp)
        values (7, 300, '2024-03-05', 'in', 'brief', 'Herinnering')`);
    sqlite.close();
    const { db, close } = await openRegister(map, { create: false });
    expect(await search(db, "zoe herin laat")).toEqual([7]);
    expect((await leesTreffers(db, [7], leesZoektermen("herin"), 9)).get(7)).toMatchObject([
      { veld: "onderwerp", id: 300 },
    ]);
    await db.deleteFrom("dossier").execute();
    expect(await words(db)).toEqual([]);
    await close();
  });

  it("stands in the closed file too, and each knows its own cases only", async () => {
    const { db, map } = await diskRegister();
    const path = join(map, "gesloten.db");
    const sqlite = openSqlite(path, {});
    await migrate(sqlite, new Kysely<never>({ dialect: sqliteDialect(sqlite) }), migratiesVan("kluis"));
    sqlite.close();
    await writeCases(db, [{ omschrijving: "Open premie" }, { omschrijving: "Geheime premies" }]);
    await sql`attach ${path} as kluis`.execute(db);
    await sql`insert into kluis.dossier select * from main.dossier where klacht_id = 2`.execute(db);
    await sql`delete from main.dossier where klacht_id = 2`.execute(db);
    expect(await search(db, "premie")).toEqual([1]);
    expect(await search(db, "premie", ["main", "kluis"])).toEqual([2, 1]);
    expect(await search(db, "geheime", ["main", "kluis"])).toEqual([2]);
    expect(await search(db, "open geheime", ["main", "kluis"])).toEqual([]);
  });
});

describe("what a sweep leaves of a case whose content was removed", () => {
  const SECRET = "zqjxgeheim";
  const KEYS = ["klantnummer", "externNummer"];
  const filler = (seed: number) =>
    Array.from({ length: 40 }, (_, n) => `vulling${(seed * 40 + n) % 3001}`).join(" ");

  /** Writes cases full of words with the secret in them among others, and removes them; returns the file's path. */
  async function writeAndRemove(seed: number, size: number, cases: number): Promise<string> {
    const map = temporaryFolder();
    const path = join(map, "register.db");
    const plain = Array.from({ length: 100 }, (_, n) => ({ omschrijving: filler(n) }));
    await fill(map, [], plain);
    const { db, close } = await openRegister(map, { create: true });
    // The index keeps the end of a word in one place, where it differs from the one before it, and the beginning in
    // another, as a signpost between pages.
    let n = seed * 7919;
    const word = () => {
      n += 104_729;
      const own = (n % 1_000_003).toString(36);
      return n % 2 === 0 ? `${own}${SECRET}` : `${SECRET}${own}`;
    };
    const words = () => Array.from({ length: size }, word).join(" ");
    // Others are written before and after it, until the index puts its parts together.
    let others = 2000;
    const other = async () => {
      others += 1;
      await writeContent(db, others, (name) => `${filler(others + seed)} ${name}${others} zz${others}`);
    };
    for (let id = 1001; id <= 1000 + cases; id += 1) {
      await other();
      await writeContent(db, id, (name) => (KEYS.includes(name) ? word() : words()));
      await other();
    }
    await db.updateTable("dossier").set({ omschrijving: words() }).where("klachtId", "=", 1001).execute();
    expect(readFileSync(path).includes(SECRET)).toBe(true);
    for (let id = 1001; id <= 1000 + cases; id += 1) {
      await db.deleteFrom("dossier").where("klachtId", "=", id).execute();
    }
    await db.transaction().execute(meldResten);
    await close();
    expect(veegResten(path, 1000)).toBe(true);
    return path;
  }

  it.for([
    [0, 1, 1],
    [1, 12, 1],
    [2, 40, 2],
    [3, 120, 1],
    [1074, 114, 4],
  ] as const)(
    "is not one word in the bytes of the file (%i: %i words in each text of %i)",
    async ([seed, size, cases]) => {
      const path = await writeAndRemove(seed, size, cases);
      expect(readFileSync(path).includes(SECRET)).toBe(false);
    },
  );

  it("is nothing, whatever was written", async () => {
    const size = fc.integer({ min: 1, max: 120 });
    await fc.assert(
      fc.asyncProperty(
        fc.nat({ max: 10_000 }),
        size,
        fc.integer({ min: 1, max: 4 }),
        async (seed, words, cases) => {
          const path = await writeAndRemove(seed, words, cases);
          expect(readFileSync(path).includes(SECRET)).toBe(false);
        },
      ),
      { numRuns: 10 },
    );
  });

  it("is nothing either once it was anonymised and the register was swept", async () => {
    const map = temporaryFolder();
    const path = join(map, "register.db");
    let n = 0;
    const words = () =>
      Array.from({ length: 60 }, () => {
        n += 104_729;
        return `${SECRET}${(n % 1_000_003).toString(36)}`;
      }).join(" ");
    const settled = { ingediendOp: "2019-11-01", gemeldOp: "2019-11-02", afgehandeldOp: "2019-12-01" };
    const { db, veeg, close } = await openRegister(map, { create: true });
    const numbers: string[] = [];
    // One by one, until the index puts its parts together.
    for (let at = 0; at < 40; at += 1) {
      const omschrijving = at % 4 === 0 ? words() : filler(at).replaceAll("vulling", "zzvulling");
      numbers.push(...(await writeCases(db, [{ ...settled, omschrijving }])));
    }
    for (const nummer of numbers.filter((_, at) => at % 4 === 0)) {
      await anonimiseer(db, nummer, { op: "2024-03-04", reden: "bewaartermijn" }, HANDELENDE);
    }
    expect(await veeg()).toBe(true);
    await close();
    expect(readFileSync(path).includes(SECRET)).toBe(false);
  });
});
