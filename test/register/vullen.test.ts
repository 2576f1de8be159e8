/** A register that was filled as new is the same as one that got its rows one by one. */
import { sql } from "kysely";
import { describe, expect, it } from "vitest";
import { controleer } from "../../src/register/controle.ts";
import type { Db } from "../../src/register/db.ts";
import { openRegister } from "../../src/register/open.ts";
import { maakRegister } from "../../src/register/register-maken.ts";
import { type Case, writeCases } from "./fill.ts";
import { temporaryFolder } from "./temporary.ts";

const CASES: readonly Case[] = Array.from({ length: 30 }, (_, n) => ({
  omschrijving: `Klacht ${n} over schade & premie: één, twee.`,
  klager: { naam: `Klager ${n}`, klantnummer: n % 3 ? `K-${n}` : null },
  ...(n % 2 && { standpuntOp: "2024-03-06", meegedeeldOp: "2024-03-07" }),
}));

/** Of both registers, the one that was filled as new first. */
async function bothWays<T>(look: (db: Db) => Promise<T>): Promise<[T, T]> {
  const filled = temporaryFolder();
  const ordinary = temporaryFolder();
  await maakRegister(filled, async ({ db }) => (await writeCases(db, CASES)).length > 0);
  const { db, close } = await openRegister(ordinary, { create: true });
  await writeCases(db, CASES);
  await close();
  return [await lookAt(filled, look), await lookAt(ordinary, look)];
}

async function lookAt<T>(map: string, look: (db: Db) => Promise<T>): Promise<T> {
  const { db, close } = await openRegister(map, { create: false });
  try {
    return await look(db);
  } finally {
    await close();
  }
}

const rowsOf = async (db: Db, query: string) => (await sql.raw<object>(query).execute(db)).rows;

describe("a register that was filled as new", () => {
  it("has the tables, indexes and triggers of any other, word for word", async () => {
    const [filled, ordinary] = await bothWays((db) =>
      rowsOf(db, "select type, name, tbl_name, sql from sqlite_schema order by type, name"),
    );
    expect(filled).toEqual(ordinary);
  });

  it.each([
    "select * from klacht",
    "select * from dossier",
    "select * from termijn",
    "select klacht_id, volgnummer, op, wie, handeling from logboek",
  ])("has the same rows: %s", async (query) => {
    const [filled, ordinary] = await bothWays(async (db) => {
      const rows = await rowsOf(db, query);
      // By chance: the salt of the log.
      return rows.map((row) => ({ ...row, logHash: null }));
    });
    expect(filled.length).toBeGreaterThan(0);
    expect(filled).toEqual(ordinary);
  });

  it("has the same words in its search index", async () => {
    const [filled, ordinary] = await bothWays(async (db) => {
      await sql`create virtual table temp.woorden using fts5vocab(main, zoekindex, instance)`.execute(db);
      return rowsOf(db, "select * from temp.woorden order by term, doc, col, offset");
    });
    expect(filled.length).toBeGreaterThan(100);
    expect(filled).toEqual(ordinary);
  });

  it("is found whole, and keeps its log and its search index from then on", async () => {
    const map = temporaryFolder();
    await maakRegister(map, async ({ db }) => (await writeCases(db, CASES)).length > 0);
    await lookAt(map, async (db) => {
      expect(await controleer(db, { kluisOpen: false, map })).toEqual([]);
      const log = "klacht_id, volgnummer, op, wie, handeling, details_hash, hash";
      const replace = sql.raw(`insert or replace into logboek (${log}) select ${log} from logboek limit 1`);
      await expect(replace.execute(db)).rejects.toThrow("logboek: vervangen kan niet");
      await writeCases(db, [{ omschrijving: "Over een pelikaan." }]);
      expect(await rowsOf(db, "select rowid from zoekindex where zoekindex match 'pelikaan'")).toHaveLength(
        1,
      );
    });
  });

  it("takes no row without what its tables need", async () => {
    const wrong = maakRegister(temporaryFolder(), async ({ db }) => {
      await writeCases(db, CASES);
      await sql`update termijn set uiterlijk = null`.execute(db);
      return true;
    });
    await expect(wrong).rejects.toThrow("NOT NULL constraint failed");
  });
});
